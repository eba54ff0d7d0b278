import { useEffect, useState } from 'react';
import { clock, useSynod } from '../../store/index.ts';

/** How often the speed is measured, and over how many measurements, in milliseconds. */
const EVERY = 500;
const OVER = 6;
/** Measurements further apart are of a page that slept meanwhile. */
const ASLEEP = 3 * EVERY;
/** A speed that is this near to the one that was asked for is that speed. */
const NEAR = 0.9;

interface Measured {
  /** In milliseconds of real time. */
  readonly at: number;
  /** In microseconds of virtual time. */
  readonly time: number;
}

/**
 * The speed that is reached while the run plays, if the computer cannot keep up with the one that was asked for: virtual
 * seconds for each second of real time, over the last few seconds. Null otherwise, and until that is known.
 */
export function useReached(): number | null {
  const playing = useSynod((state) => state.playing);
  const speed = useSynod((state) => state.preferences.speed);
  // Where play waits at each beat to be read, it is slow because a person wants it to be.
  const waits = useSynod((state) => state.preferences.bySentence);
  const [reached, setReached] = useState<{ readonly of: number; readonly is: number } | null>(null);
  useEffect(() => {
    if (!playing || waits) return;
    let measured: readonly Measured[] = [];
    const measure = () => {
      measured = [...measured, { at: performance.now(), time: clock.now() }].slice(-OVER);
      const is = reachedIn(measured);
      if (is === null) measured = measured.slice(-1);
      // Where nothing has come yet, there is nothing to say.
      else if (measured.length >= OVER / 2 && is > 0) setReached({ of: speed, is });
    };
    const timer = setInterval(measure, EVERY);
    return () => {
      clearInterval(timer);
      setReached(null);
    };
  }, [playing, speed, waits]);
  return reached !== null && reached.of === speed && reached.is < NEAR * speed ? reached.is : null;
}

/** Null if the page slept, or went elsewhere in the run, between the last two measurements. */
export function reachedIn(measured: readonly Measured[]): number | null {
  const [first, before, last] = [measured[0], measured.at(-2), measured.at(-1)];
  if (first === undefined || before === undefined || last === undefined) return 0;
  if (last.at - before.at > ASLEEP || last.time < before.time) return null;
  return (last.time - first.time) / 1_000 / (last.at - first.at);
}
