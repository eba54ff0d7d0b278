import { useEffect, useState } from 'react';
import { useSynod, type SynodState } from '../../store/index.ts';

/** While playing, at most so often a second do the panels around the picture change, in milliseconds. */
const CALM = 200;

/**
 * A selection of the state that follows at once while a person steps, and a few times a second
 * while the run plays: text that changes sixty times a second cannot be read, but costs frames.
 * `select` must keep its identity.
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
