import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { Group } from 'react-aria-components';
import { next, previous, toggle, useSynod } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { TRANSPORT_WORDS as words } from '../words/index.ts';
import styles from './Timeline.module.css';

/** The buttons: beat back, event back, play, event on, beat on. */
export function Transport() {
  const playing = useSynod((state) => state.playing);
  return (
    <Group className={styles.transport!} aria-label={words.buttons}>
      <Button
        label={words.previousBeat}
        look="quiet"
        icon
        tip
        shortcut="previousBeat"
        onPress={() => previous('beat')}
      >
        <ChevronFirst size={20} aria-hidden="true" />
      </Button>
      <Button
        label={words.previousEvent}
        look="quiet"
        icon
        tip
        shortcut="previous"
        onPress={() => previous('event')}
      >
        <StepBack size={18} aria-hidden="true" />
      </Button>
      <Button
        label={playing ? words.pause : words.play}
        look="main"
        shortcut="toggle"
        onPress={() => toggle()}
        className={styles.play!}
      >
        {playing ? <Pause {...SOLID} aria-hidden="true" /> : <Play {...SOLID} aria-hidden="true" />}
        <span className={styles.playName}>{playing ? words.pause : words.play}</span>
      </Button>
      <Button
        label={words.nextEvent}
        look="quiet"
        icon
        tip
        shortcut="next"
        onPress={() => next('event')}
      >
        <StepForward size={18} aria-hidden="true" />
      </Button>
      <Button
        label={words.nextBeat}
        look="quiet"
        icon
        tip
        shortcut="nextBeat"
        onPress={() => next('beat')}
      >
        <ChevronLast size={20} aria-hidden="true" />
      </Button>
    </Group>
  );
}

const SOLID = { size: 15, fill: 'currentColor' } as const;
