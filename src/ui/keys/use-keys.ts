import { useEffect, useEffectEvent } from 'react';
import { matchKeyBindingPress, parseKeybinding, type KeyBindingPress } from 'tinykeys';
import { useSynod } from '../../store/index.ts';
import { KEYS, type Keyed, type KeyPress } from '../actions/index.ts';
import { isFree, isTaken, isTypedInto } from './guard.ts';
import { meantBy, type Meant } from './layout.ts';
import { toStage } from './places.ts';
import { freeKeysAfterPointing } from './pointed.ts';

const BOUND: readonly (readonly [KeyBindingPress, Keyed])[] = KEYS.flatMap((keyed) =>
  keyed.key.bindings.map((binding) => [parseKeybinding(binding)[0]!, keyed] as const),
);

/**
 * Listens on the window for the key of every action, wherever the key is free. While `isHeld`,
 * none acts: what was asked for is about to take the keys. Characters act only where they are wanted.
 */
export function useKeys(press: (keyed: Keyed, event: KeyPress) => void, isHeld: boolean): void {
  const characterKeys = useSynod((state) => state.preferences.characterKeys);
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (isHeld || leavesField(event)) return;
    const meant = meantBy(event);
    const keyed = boundTo(meant);
    if (keyed === null || (keyed.key.isCharacter && !characterKeys)) return;
    if (!isFree(event, meant.key)) return;
    event.preventDefault();
    // A key that is kept down steps on and on, but it must not crash and restart a server.
    if (!event.repeat || keyed.key.repeats) press(keyed, meant);
  });
  useEffect(freeKeysAfterPointing, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => listen(event);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function boundTo(meant: Meant): Keyed | null {
  // The matcher reads nothing of the event but these fields.
  const event = meant as KeyboardEvent;
  return BOUND.find(([binding]) => matchKeyBindingPress(event, binding))?.[1] ?? null;
}

/** Escape leaves a field, and does nothing else then. */
function leavesField(event: KeyboardEvent): boolean {
  const { key, target } = event;
  if (key !== 'Escape' || !(target instanceof Element) || !isTypedInto(target)) return false;
  // A field that this Escape has closed is left already.
  if (isTaken(event) || !target.isConnected) return false;
  event.preventDefault();
  toStage();
  return true;
}
