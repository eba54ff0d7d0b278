import { Minimize2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useSynod } from '../../store/index.ts';
import { ActionButton, useDo, WORDS_PER_MINUTE } from '../actions/index.ts';
import { Choice, Switch } from '../controls/index.ts';
import { TRANSPORT_WORDS as words } from '../words/index.ts';
import { Readout } from './Readout.tsx';
import { Scrubber } from './Scrubber.tsx';
import { SpeedSlider } from './SpeedSlider.tsx';
import { Transport } from './Transport.tsx';
import styles from './Timeline.module.css';

const CommandForm = lazy(async () => ({ default: (await import('../load/index.ts')).CommandForm }));

/** The foot of the page: playback, speed, the present moment, and a command to send. */
export function Timeline() {
  const everyEvent = useSynod((state) => state.preferences.everyEvent);
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
        <Scrubber />
      </div>
      <div className={styles.tempo}>
        <SpeedSlider />
        <Pace />
        <Switch isOn={everyEvent} onChange={useDo('everyEvent')} className={styles.every!}>
          {words.everyEvent}
        </Switch>
        <Suspense fallback={<span className={styles.commandRoom} />}>
          <CommandForm />
        </Suspense>
      </div>
    </footer>
  );
}

const READING = WORDS_PER_MINUTE.map((count) => {
  return { id: String(count), name: words.wordsPerMinute(count) };
});

/** Whether play waits at each beat until its sentence has been read, and how fast a person reads. */
function Pace() {
  const { bySentence, wordsPerMinute } = useSynod(({ preferences }) => preferences);
  const set = useDo('readingSpeed');
  return (
    <>
      <Switch isOn={bySentence} onChange={useDo('bySentence')} className={styles.every!}>
        {words.bySentence}
      </Switch>
      {bySentence && (
        <Choice
          label={words.readingSpeed}
          hideLabel
          value={String(wordsPerMinute)}
          options={READING}
          onChange={(selected) => set(Number(selected))}
        />
      )}
    </>
  );
}
