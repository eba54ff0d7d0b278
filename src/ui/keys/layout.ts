import type { KeyPress } from '../actions/index.ts';

/**
 * What a key means does not depend on the keyboard's language. A key counts by its character; where that is
 * no Latin letter, it counts by its place, which `code` names as an American keyboard has it.
 */

/** A Hebrew keyboard has no letter in the place of `w`. */
const NO_LETTER: Readonly<Record<string, string>> = { KeyW: "'" };

/** A key press as shortcuts read it. */
export interface Meant extends KeyPress, Pick<KeyboardEvent, 'code' | 'getModifierState'> {}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'getModifierState'>;

export function meantBy(event: Pressed): Meant {
  const key = meantKey(event);
  // A digit or a sign may need Shift on one keyboard and not on the next, so that Shift says nothing.
  const isSign = key.length === 1 && !/[a-z ]/iu.test(key);
  return {
    key,
    code: event.code,
    getModifierState: (name) => !(isSign && name === 'Shift') && event.getModifierState(name),
  };
}

function meantKey(event: Pressed): string {
  const { key, code, shiftKey } = event;
  if (/^[a-z0-9.?]$/iu.test(key) || event.getModifierState('AltGraph')) return key;
  const letter = /^Key([A-Z])$/u.exec(code)?.[1];
  if (letter !== undefined && (isForeign(key) || NO_LETTER[code] === key))
    return letter.toLowerCase();
  if (!isForeign(key) && key.length > 1) return key;
  const digit = /^Digit(\d)$/u.exec(code)?.[1];
  if (digit !== undefined && !shiftKey) return digit;
  // A slide remote blanks the screen with the key in the place of the full stop.
  if (code === 'Period' && !shiftKey) return '.';
  return code === 'Slash' && shiftKey && isForeign(key) ? '?' : key;
}

/** True for a character beyond ASCII; an Arabic key may write two at once. */
function isForeign(key: string): boolean {
  return (key.codePointAt(0) ?? 0) > 0x7f;
}
