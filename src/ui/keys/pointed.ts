import { OPEN } from './guard.ts';

/** Space and arrows step the run that a person looks at, not the button that was clicked last. */

const LEFT_BY_POINTER = 'button:not([role]), [role="grid"] td';
const TAKEN = new Set([' ', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta']);

/**
 * A person who clicks “Crash” and then presses Space means to play, not to press the button again, which by now says
 * “Restart”. Where the last thing a person did was to point, such a key is sent anew, from no control.
 * Returns the function that stops it.
 */
export function freeKeysAfterPointing(): () => void {
  let pointed = false;
  const point = () => (pointed = true);
  const press = (event: KeyboardEvent) => {
    const wasPointed = pointed;
    if (!MODIFIERS.has(event.key)) pointed = false;
    if (!wasPointed || !TAKEN.has(event.key)) return;
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || !focused.matches(LEFT_BY_POINTER)) return;
    if (document.querySelector(OPEN) !== null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    focused.blur();
    document.body.dispatchEvent(new KeyboardEvent('keydown', again(event)));
  };
  window.addEventListener('pointerdown', point, true);
  window.addEventListener('keydown', press, true);
  return () => {
    window.removeEventListener('pointerdown', point, true);
    window.removeEventListener('keydown', press, true);
  };
}

function again(event: KeyboardEvent): KeyboardEventInit {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey, repeat } = event;
  return { key, code, shiftKey, ctrlKey, altKey, metaKey, repeat, bubbles: true, cancelable: true };
}
