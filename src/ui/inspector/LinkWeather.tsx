import { useState } from 'react';
import type { Frame, Link } from '../../contract/index.ts';
import { act, useSynod } from '../../store/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Segments } from '../controls/index.ts';
import { weatherOf, weatherOn } from '../links/index.ts';
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
  const { now, others } = weatherOf(links, frame.links, frame.run.link);
  const way = { from: first.from, to: first.to, both: side === 'both' };
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
        <ActionButton does="slow" to={way} />
        <ActionButton does="lossy" to={way} />
        <ActionButton does="asOthers" to={way} />
      </div>
      <WeatherForm
        now={now}
        others={others}
        place={`${first.from} ${side}`}
        limits={limits}
        onSet={(policy) => act(weatherOn(links, policy))}
      />
    </section>
  );
}
