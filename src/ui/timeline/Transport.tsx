import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react';
import { Group } from 'react-aria-components';
import { useSynod } from '../../store/index.ts';
import { ActionButton } from '../actions/index.ts';
import { ACTION_WORDS, TRANSPORT_WORDS as words } from '../words/index.ts';
import styles from './Timeline.module.css';

/** The buttons: beat back, event back, play, event on, beat on. */
export function Transport() {
  const playing = useSynod((state) => state.playing);
  const does = playing ? 'pause' : 'play';
  const Sign = playing ? Pause : Play;
  return (
    <Group className={styles.transport!} aria-label={words.buttons}>
      <ActionButton does="previousBeat" to={undefined} {...STEP}>
        <ChevronFirst size={20} aria-hidden="true" />
      </ActionButton>
      <ActionButton does="previousEvent" to={undefined} {...STEP}>
        <StepBack size={18} aria-hidden="true" />
      </ActionButton>
      <ActionButton does={does} to={undefined} look="main" className={styles.play!}>
        <Sign size={15} fill="currentColor" aria-hidden="true" />
        <span className={styles.playName}>{ACTION_WORDS[does].name()}</span>
      </ActionButton>
      <ActionButton does="nextEvent" to={undefined} {...STEP}>
        <StepForward size={18} aria-hidden="true" />
      </ActionButton>
      <ActionButton does="nextBeat" to={undefined} {...STEP}>
        <ChevronLast size={20} aria-hidden="true" />
      </ActionButton>
    </Group>
  );
}

const STEP = { look: 'quiet', icon: true, tip: true } as const;
