import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useSynod } from '../../store/index.ts';
import { SPEEDS, stopOf, useDo } from '../actions/index.ts';
import {
  reachedShort,
  reachedText,
  speedShort,
  speedText,
  TRANSPORT_WORDS as words,
} from '../words/index.ts';
import { pageSteps } from './page-steps.ts';
import { useReached } from './use-reached.ts';
import { useValueText } from './use-value-text.ts';
import styles from './Timeline.module.css';

/**
 * Sets virtual time against real time, from a thousandth to a thousand times, on a logarithmic scale. If the computer
 * cannot keep up, the text says what is reached.
 */
export function SpeedSlider() {
  const speed = useSynod((state) => state.preferences.speed);
  const set = useDo('speed');
  const input = useValueText(speedText(speed));
  return (
    <Slider
      aria-label={words.speed}
      className={styles.speed!}
      minValue={0}
      maxValue={SPEEDS.length - 1}
      step={1}
      value={stopOf(speed)}
      onChange={(stop) => set(SPEEDS[stop]!)}
    >
      <span className={styles.speedName} aria-hidden="true">
        {words.speed}
      </span>
      <div onKeyDownCapture={pageSteps} className={styles.speedBox}>
        <SliderTrack className={styles.speedTrack!}>
          <span className={styles.speedReal} aria-hidden="true" />
          <SliderThumb className={styles.speedThumb!} inputRef={input} />
        </SliderTrack>
      </div>
      <SpeedWords speed={speed} />
    </Slider>
  );
}

/** These change while the run plays, and the slider with its thumb must not be drawn anew for them. */
function SpeedWords({ speed }: { readonly speed: number }) {
  const reached = useReached();
  const [long, short] =
    reached === null
      ? [speedText(speed), speedShort(speed)]
      : [reachedText(reached), reachedShort(reached)];
  return (
    <span className={styles.speedText} title={speedText(speed)} aria-hidden="true">
      <span className={styles.long}>{long}</span>
      <span className={styles.short}>{short}</span>
    </span>
  );
}
