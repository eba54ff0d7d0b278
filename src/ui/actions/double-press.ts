/**
 * A double click is one wish. Its second press may come before the answer to the first, when the button still looks the
 * same, or after it, when another button has come under the finger: “Restart” in the place of “Crash”.
 */

/** So soon after a press, in milliseconds, another one by a pointer is the end of the same movement. */
const SOON = 400;

/** What a control tells of a press: a button of the library its pointer, a plain one the number of clicks. */
export interface Pressing {
  readonly pointerType?: string;
  readonly detail?: number;
}

interface Pressed {
  readonly at: number;
  readonly meaning: string;
  readonly done: Promise<unknown>;
}

/** What a control would do: what it means, and since when. */
interface Wish {
  readonly meaning: string;
  readonly since: number;
  /** True if it can be done at this moment. */
  readonly isPossible: () => boolean;
  readonly run: () => unknown;
}

let last: Pressed | null = null;

/** Whatever is pressed next, it ends no double click. */
export function forgetPress(): void {
  last = null;
}

/** Does what a person wishes, unless the press only ends a double click. */
export async function pressed(wish: Wish, by: Pressing | undefined): Promise<void> {
  const at = performance.now();
  const before = last !== null && at - last.at < SOON && isByPointer(by) ? last : null;
  if (before !== null && wish.since > before.at) return;
  if (before?.meaning === wish.meaning) {
    await before.done;
    if (!wish.isPossible()) return;
  }
  last = { at, meaning: wish.meaning, done: Promise.resolve(wish.run()) };
}

function isByPointer(by: Pressing | undefined): boolean {
  return ['mouse', 'touch', 'pen'].includes(by?.pointerType ?? '') || (by?.detail ?? 0) > 0;
}
