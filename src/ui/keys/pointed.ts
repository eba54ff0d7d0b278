import { keepsKey, OPEN, usesKey } from './guard.ts';

/** The keys step the run that a person looks at, not the control that was clicked last. */

const TAKEN = new Set([' ', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown']);
const MOVING = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

type Way = 'pointer' | 'Tab' | 'moving' | 'other';

/**
 * A person who clicks “Crash” and then presses Space means to play, not to press the button again, which by now says
 * “Restart”. So a control that got its focus from a pointer leaves the keys of the run to the run, also when it
 * gets the focus back from a dialog; they are sent anew, from no control. Once Tab leads to it, they are its own.
 * Returns the function that stops it.
 */
export function freeKeysAfterPointing(): () => void {
  const pointed = new WeakSet<EventTarget>();
  let way: Way = 'other';
  const point = () => (way = 'pointer');
  const focus = ({ target, relatedTarget: from }: FocusEvent) => {
    if (target === null || way === 'other') return;
    const isPointed = way === 'pointer' || (way === 'moving' && from !== null && pointed.has(from));
    if (isPointed) pointed.add(target);
    else pointed.delete(target);
  };
  const press = (event: KeyboardEvent) => {
    const focused = document.activeElement;
    if (way === 'pointer' && focused !== null) pointed.add(focused);
    if (!MODIFIERS.has(event.key)) way = wayOf(event.key);
    if (focused === null || !pointed.has(focused) || !isForRun(event, focused)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (focused instanceof HTMLElement || focused instanceof SVGElement) focused.blur();
    document.body.dispatchEvent(new KeyboardEvent('keydown', again(event)));
  };
  window.addEventListener('pointerdown', point, true);
  window.addEventListener('focusin', focus, true);
  window.addEventListener('keydown', press, true);
  return () => {
    window.removeEventListener('pointerdown', point, true);
    window.removeEventListener('focusin', focus, true);
    window.removeEventListener('keydown', press, true);
  };
}

function wayOf(key: string): Way {
  if (key === 'Tab') return key;
  return MOVING.has(key) ? 'moving' : 'other';
}

/** True for a key of the run that the focused control would take. */
function isForRun(event: KeyboardEvent, focused: Element): boolean {
  if (event.ctrlKey || event.metaKey || event.isComposing) return false;
  if (!TAKEN.has(event.key) && event.key.length > 1) return false;
  if (keepsKey(focused, event) || !usesKey(focused, event)) return false;
  return document.querySelector(OPEN) === null;
}

function again(event: KeyboardEvent): KeyboardEventInit {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey, repeat } = event;
  return { key, code, shiftKey, ctrlKey, altKey, metaKey, repeat, bubbles: true, cancelable: true };
}
