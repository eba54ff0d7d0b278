import { useEffect, useState } from 'react';
import { useSynod, type SynodState } from '../../store/index.ts';

/** While the run plays, the panels around the picture change at most once in this many milliseconds. */
const CALM = 200;

const never = () => null;

/**
 * Selects from the state: at once while a person steps, a few times a second while the run plays.
 * Text that changes with every picture cannot be read and slows drawing. What must never lag behind
 * the stage is `urgent`: when it changes, so does the value. Both must stay the same functions.
 */
export function useCalm<T>(
  select: (state: SynodState) => T,
  urgent: (state: SynodState) => unknown = never,
): T {
  const [value, setValue] = useState(() => select(useSynod.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const update = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      setValue(() => select(useSynod.getState()));
    };
    const stop = useSynod.subscribe((state, before) => {
      if (!state.playing || urgent(state) !== urgent(before)) update();
      else timer ??= setTimeout(update, CALM);
    });
    update();
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [select, urgent]);
  return value;
}
