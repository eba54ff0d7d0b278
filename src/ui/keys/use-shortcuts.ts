import { useEffect, useEffectEvent } from 'react';
import { tinykeys } from 'tinykeys';
import { useSynod } from '../../store/index.ts';
import { isFree } from './guard.ts';
import { freeKeysAfterPointing } from './pointed.ts';
import { SHORTCUTS, type ShortcutId } from './shortcuts.ts';

export type ShortcutHandlers = Readonly<Record<ShortcutId, (event: KeyboardEvent) => void>>;

/**
 * Listens on the window for every shortcut of the table, wherever the key is free. While `isHeld`,
 * none acts: what was asked for is about to take the keys. Characters act only where they are wanted.
 */
export function useShortcuts(handlers: ShortcutHandlers, isHeld: boolean): void {
  const run = useEffectEvent((id: ShortcutId, event: KeyboardEvent) => {
    if (isHeld || !isFree(event)) return;
    event.preventDefault();
    handlers[id](event);
  });
  const characterKeys = useSynod((state) => state.preferences.characterKeys);
  useEffect(freeKeysAfterPointing, []);
  useEffect(() => {
    const acting = SHORTCUTS.filter(({ isCharacter }) => characterKeys || !isCharacter);
    const pairs = acting.flatMap(({ id, bindings }) =>
      bindings.map((binding) => [binding, (event: KeyboardEvent) => run(id, event)] as const),
    );
    return tinykeys(window, Object.fromEntries(pairs));
  }, [characterKeys]);
}
