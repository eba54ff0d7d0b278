import { useEffect, useEffectEvent } from 'react';
import { tinykeys } from 'tinykeys';
import { useSynod } from '../../store/index.ts';
import { KEYS, type Keyed } from '../actions/index.ts';
import { isFree } from './guard.ts';
import { freeKeysAfterPointing } from './pointed.ts';

/**
 * Listens on the window for the key of every action, wherever the key is free. While `isHeld`,
 * none acts: what was asked for is about to take the keys. Characters act only where they are wanted.
 */
export function useKeys(
  press: (keyed: Keyed, event: KeyboardEvent) => void,
  isHeld: boolean,
): void {
  const run = useEffectEvent((keyed: Keyed, event: KeyboardEvent) => {
    if (isHeld || !isFree(event)) return;
    event.preventDefault();
    press(keyed, event);
  });
  const characterKeys = useSynod((state) => state.preferences.characterKeys);
  useEffect(freeKeysAfterPointing, []);
  useEffect(() => {
    const acting = KEYS.filter(({ key }) => characterKeys || !key.isCharacter);
    const pairs = acting.flatMap((keyed) =>
      keyed.key.bindings.map(
        (binding) => [binding, (event: KeyboardEvent) => run(keyed, event)] as const,
      ),
    );
    return tinykeys(window, Object.fromEntries(pairs));
  }, [characterKeys]);
}
