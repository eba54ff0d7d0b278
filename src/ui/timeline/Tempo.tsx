import { lazy, Suspense } from 'react';
import { useSynod } from '../../store/index.ts';
import { useDo } from '../actions/index.ts';
import { Switch } from '../controls/index.ts';
import { TRANSPORT_WORDS as words } from '../words/index.ts';
import { SpeedSlider } from './SpeedSlider.tsx';
import styles from './Timeline.module.css';

const ReadingSpeed = lazy(async () => ({
  default: (await import('./ReadingSpeed.tsx')).ReadingSpeed,
}));
const CommandForm = lazy(async () => ({ default: (await import('../load/index.ts')).CommandForm }));

/** How fast the run plays and where it stops, and a command to send. */
export function Tempo() {
  const everyEvent = useSynod((state) => state.preferences.everyEvent);
  return (
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
  );
}

/**
 * Whether play waits at each beat until its sentence has been read. Where it does, a person also says
 * how fast a hall reads, and whether a slide remote goes by the same beats.
 */
function Pace() {
  const { bySentence, remoteByBeat } = useSynod(({ preferences }) => preferences);
  const setRemote = useDo('remoteByBeat');
  return (
    <>
      <Switch isOn={bySentence} onChange={useDo('bySentence')} className={styles.every!}>
        {words.bySentence}
      </Switch>
      {bySentence && (
        <>
          <Suspense fallback={null}>
            <ReadingSpeed />
          </Suspense>
          <Switch isOn={remoteByBeat} onChange={setRemote} className={styles.every!}>
            {words.remoteByBeat}
          </Switch>
        </>
      )}
    </>
  );
}
