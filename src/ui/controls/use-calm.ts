import { useEffect, useState } from 'react';
import { useSynod, type SynodState } from '../../store/index.ts';

/** While the run plays, the panels around the picture change at most once in this many milliseconds. */
const CALM = 200;

/**
 * Selects from the state: at once while a person steps, a few times a second while the run plays.
 * Text that changes with every picture cannot be read and slows drawing. `select` must stay the
 * same function.
 */
export function useCalm<T>(select: (state: SynodState) => T): T {
  const [value, setValue] = useState(() => select(useSynod.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const update = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      setValue(() => select(useSynod.getState()));
    };
    const stop = useSynod.subscribe(({ playing }) => {
      if (!playing) update();
      else timer ??= setTimeout(update, CALM);
    });
    update();
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [select]);
  return value;
}
