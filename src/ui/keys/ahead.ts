/**
 * A person who asks for a field types on at once. The keys that come before the field is there and has the focus are
 * kept, in order, and given to it; no control and no shortcut gets them.
 */

/** The search field of a sheet, or the command field. */
type Field = 'search' | 'command';

interface Ahead {
  readonly text: string;
  /** True if Enter came last, for what was typed. */
  readonly entered: boolean;
}

const NOTHING: Ahead = { text: '', entered: false };

let kept: (Ahead & { readonly field: Field }) | null = null;
let stop = () => {};

/** Begins to keep keys for a field; `onEscape` is called if a person gives up before the field is there. */
export function typeAhead(field: Field, onEscape: () => void): void {
  stop();
  kept = { ...NOTHING, field };
  const press = (event: KeyboardEvent) => {
    if (kept === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') {
      takeAhead(field);
      onEscape();
    } else kept = { ...typedOn(kept, event.key), field };
  };
  window.addEventListener('keydown', press, true);
  stop = () => window.removeEventListener('keydown', press, true);
}

function typedOn({ text, entered }: Ahead, key: string): Ahead {
  if (entered) return { text, entered };
  if (key === 'Enter') return { text, entered: true };
  if (key === 'Backspace') return { text: text.slice(0, -1), entered };
  // The name of a key, such as `Tab`, is a word in Latin letters; a character is none.
  return /^[a-z]\w+$/iu.test(key) ? { text, entered } : { text: text + key, entered };
}

/** True if the field has been asked for before it was there. */
export function isAwaited(field: Field): boolean {
  return kept?.field === field;
}

/** Ends it for this field, and returns what was typed meanwhile. */
export function takeAhead(field: Field): Ahead {
  if (kept?.field !== field) return NOTHING;
  stop();
  const { text, entered } = kept;
  kept = null;
  return { text, entered };
}
