import { useState } from 'react';
import type { Frame, Link, LinkPolicy } from '../../contract/index.ts';
import { act, useSynod } from '../../store/index.ts';
import { Button, Segments } from '../controls/index.ts';
import { lossier, ownPolicy, slower, weatherOn } from '../links/index.ts';
import { FAULT_WORDS as words } from '../words/index.ts';
import { WeatherForm } from '../weather/index.ts';
import styles from './Inspector.module.css';

type Side = 'there' | 'back' | 'both';

/** The weather of one link, one direction or both: slow, lossy, as typed, or as on all others. */
export function LinkWeather({ frame, link }: { readonly frame: Frame; readonly link: Link }) {
  const [side, setSide] = useState<Side>('there');
  const limits = useSynod((state) => state.hello?.limits ?? null);
  if (limits === null) return null;
  const { from, to } = link;
  const back = { from: to, to: from };
  const links = side === 'both' ? [link, back] : side === 'back' ? [back] : [link];
  const first = links[0]!;
  const common = frame.run.link;
  const now = ownPolicy(frame.links, first) ?? common;
  const set = (policy: LinkPolicy) => act(weatherOn(links, policy));
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
          onPress={() => void set(slower(now, common, limits['link.latencyMax']!.max))}
        >
          {words.slow}
        </Button>
        <Button label={named(words.lossyName)} onPress={() => void set(lossier(now))}>
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
      <WeatherForm now={now} place={`${first.from} ${side}`} limits={limits} onSet={set} />
    </section>
  );
}
