import { useState } from 'react';
import type { Frame, Link, LinkPolicy } from '../../contract/index.ts';
import { act, useSynod } from '../../store/index.ts';
import { Button, Segments } from '../controls/index.ts';
import { lossier, ownPolicy, slower, weatherOf, weatherOn } from '../links/index.ts';
import { FAULT_WORDS as words } from '../words/index.ts';
import { WeatherForm } from '../weather/index.ts';
import styles from './Inspector.module.css';

type Side = 'there' | 'back' | 'both';

/** Sets delay and loss of a link, in one direction or both: slow, lossy, as typed, or as on all links. */
export function LinkWeather({ frame, link }: { readonly frame: Frame; readonly link: Link }) {
  const [side, setSide] = useState<Side>('there');
  const limits = useSynod((state) => state.hello?.limits ?? null);
  if (limits === null) return null;
  const { from, to } = link;
  const back = { from: to, to: from };
  const links = side === 'both' ? [link, back] : side === 'back' ? [back] : [link];
  const first = links[0]!;
  const common = frame.run.link;
  const { now, others } = weatherOf(links, frame.links, common);
  const set = (policy: LinkPolicy) => act(weatherOn(links, policy));
  /** Changes one setting of each direction; directions that are alike change in one action. */
  const change = async (make: (policy: LinkPolicy) => LinkPolicy) => {
    for (const alike of others.length === 0 ? [links] : links.map((one) => [one])) {
      await act(weatherOn(alike, make(weatherOf(alike, frame.links, common).now)));
    }
  };
  const named = (name: typeof words.slowName) => name(first.from, first.to, side === 'both');
  return (
    <section aria-label={words.linkWeather} className={styles.weather}>
      <h4 className={styles.blockTitle}>{words.linkWeather}</h4>
      <div className={styles.moves}>
        <Segments
          label={words.which}
          value={side}
          options={[
            { id: 'there', name: words.way(from, to) },
            { id: 'back', name: words.way(to, from) },
            { id: 'both', name: words.bothWays },
          ]}
          onChange={setSide}
        />
      </div>
      <div className={styles.moves}>
        <Button
          label={named(words.slowName)}
          onPress={() =>
            void change((policy) => slower(policy, common, limits['link.latencyMax']!.max))
          }
        >
          {words.slow}
        </Button>
        <Button label={named(words.lossyName)} onPress={() => void change(lossier)}>
          {words.lossy}
        </Button>
        <Button
          label={named(words.asOthersName)}
          isDisabled={links.every((one) => ownPolicy(frame.links, one) === null)}
          onPress={() => void set(common)}
        >
          {words.asOthers}
        </Button>
      </div>
      <WeatherForm
        now={now}
        others={others}
        place={`${first.from} ${side}`}
        limits={limits}
        onSet={set}
      />
    </section>
  );
}
