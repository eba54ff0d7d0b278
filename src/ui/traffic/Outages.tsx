import type { TrafficView } from '../../contract/index.ts';
import { seekTime, useSynod } from '../../store/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { Empty, leadersNodes } from '../parts/index.ts';
import { ACTION_WORDS, outageText, trafficText, TRAFFIC_WORDS as words } from '../words/index.ts';
import styles from './Traffic.module.css';

/** The totals, and each outage in words with a button that goes to its beginning. */
export function Outages({ traffic }: { readonly traffic: TrafficView }) {
  const { outages, forgotten } = traffic;
  return (
    <section className={styles.outages} aria-label={words.outages}>
      <p>{trafficText(traffic)}</p>
      <h3>{words.outages}</h3>
      {outages.length === 0 && <None />}
      {forgotten > 0 && <p>{words.forgotten(forgotten)}</p>}
      <ol className={styles.list}>
        {outages.map((outage, at) => {
          const { name, parts, kept } = outageText(outage, forgotten + at + 1);
          return (
            <li key={outage.from}>
              <Button
                look="quiet"
                className={styles.go!}
                onPress={() => void seekTime(outage.from)}
              >
                {name}
              </Button>
              <p>{parts}</p>
              {kept !== null && <p>{kept}</p>}
            </li>
          );
        })}
      </ol>
      <p className={styles.about}>{words.about}</p>
    </section>
  );
}

/** Where there is no outage yet, the panel offers the way to one: a crash of the leader's server. */
function None() {
  const leader = useSynod(({ frame }) => {
    const [id] = leadersNodes(frame);
    return frame?.nodes.find((node) => node.id === id) ?? null;
  });
  if (leader === null) {
    return (
      <Empty says={words.noneYet}>
        <ActionButton does="play" to={undefined} />
      </Empty>
    );
  }
  return (
    <Empty says={words.none}>
      <ActionButton does="crash" to={leader}>
        {ACTION_WORDS.crash.name(leader)}
      </ActionButton>
    </Empty>
  );
}
