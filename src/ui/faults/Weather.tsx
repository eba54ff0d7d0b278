import { useMemo, useState } from 'react';
import type { Limits, Link, LinkPolicy, LinkView, NodeId, NodeView } from '../../contract/index.ts';
import { act } from '../../store/index.ts';
import { Choice } from '../controls/index.ts';
import { weatherOf } from '../links/index.ts';
import { WeatherForm } from '../weather/index.ts';
import { FAULT_WORDS as words, policyText } from '../words/index.ts';
import styles from './Faults.module.css';

interface WeatherProps {
  readonly nodes: readonly NodeView[];
  readonly links: readonly LinkView[];
  /** The policy of links that have none of their own. */
  readonly common: LinkPolicy;
  readonly limits: Limits;
}

type Place = NodeId | 'all';

/** Sets how links carry messages: all links, or those from and to some node. */
export function Weather({ nodes, links, common, limits }: WeatherProps) {
  const [from, setFrom] = useState<Place>('all');
  const [to, setTo] = useState<Place>('all');
  const selected = selectedLinks(nodes, from, to);
  const { now, others } = weatherOf(selected, links, common);
  const ids = nodes.map(({ id }) => id).join(' ');
  const places = useMemo(() => placesOf(ids), [ids]);
  return (
    <section aria-labelledby="faults-weather">
      <h3 id="faults-weather" tabIndex={-1} className={styles.title}>
        {words.weather}
      </h3>
      <p className={styles.help}>{policyText(now)}</p>
      <WeatherForm
        now={now}
        others={others}
        place={`${from} ${to}`}
        limits={limits}
        isDisabled={from !== 'all' && from === to}
        onSet={(policy) => act({ kind: 'weather', links: selected, policy })}
      >
        <Choice label={words.from} value={from} options={places} onChange={setFrom} />
        <Choice label={words.to} value={to} options={places} onChange={setTo} />
      </WeatherForm>
    </section>
  );
}

function placesOf(ids: string): readonly { readonly id: Place; readonly name: string }[] {
  const nodes = ids.split(' ') as NodeId[];
  return [{ id: 'all', name: words.allLinks }, ...nodes.map((id) => ({ id, name: id }))];
}

/** The selected links, or null for every link of the run. */
function selectedLinks(nodes: readonly NodeView[], from: Place, to: Place): readonly Link[] | null {
  if (from === 'all' && to === 'all') return null;
  const ids = nodes.map(({ id }) => id);
  const senders = from === 'all' ? ids : [from];
  const receivers = to === 'all' ? ids : [to];
  return senders.flatMap((sender) =>
    receivers
      .filter((receiver) => receiver !== sender)
      .map((receiver) => ({ from: sender, to: receiver })),
  );
}
