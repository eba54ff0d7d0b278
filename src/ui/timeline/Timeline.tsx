import { Minimize2 } from 'lucide-react';
import type { ComponentType } from 'react';
import { useSynod } from '../../store/index.ts';
import { ActionButton } from '../actions/index.ts';
import { TRANSPORT_WORDS as words } from '../words/index.ts';
import { Readout } from './Readout.tsx';
import { Transport } from './Transport.tsx';
import styles from './Timeline.module.css';

interface TimelineProps {
  /** What comes after the buttons; null until it has loaded. */
  readonly around: { readonly Scrubber: ComponentType; readonly Tempo: ComponentType } | null;
}

/** The foot of the page: playback, speed, the present moment, and a command to send. */
export function Timeline({ around }: TimelineProps) {
  const presenting = useSynod((state) => state.presenting);
  return (
    <footer className={styles.timeline} aria-label={words.region}>
      <div className={styles.run}>
        <div className={styles.steps}>
          <Transport />
          <Readout />
          {presenting && (
            <ActionButton does="present" to={false} look="quiet" icon tip>
              <Minimize2 size={18} aria-hidden="true" />
            </ActionButton>
          )}
        </div>
        {around === null ? <ScrubberRoom /> : <around.Scrubber />}
      </div>
      {around === null ? <div className={styles.tempoRoom} /> : <around.Tempo />}
    </footer>
  );
}

/** As high as the scrubber, so that the stage keeps its place when that has come. */
function ScrubberRoom() {
  return (
    <div className={styles.scrubber}>
      <div className={styles.track} />
      <div className={styles.ticks} />
      <div className={styles.branchRoom} />
    </div>
  );
}
