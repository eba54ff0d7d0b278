/** A shortcut must never take a key from the control that has the focus. */

const TYPED_INTO =
  'textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"]';
const NOT_TYPED_INTO = new Set(['range', 'checkbox', 'radio', 'button', 'submit', 'file', 'color']);
/** While one of these is open, every key belongs to it. */
export const OPEN = '[role="dialog"], [role="alertdialog"], [role="menu"]';
/** These controls move with arrows, jump with Home and End, and may search by letters. */
const ROVING =
  '[role="listbox"], [role="grid"], [role="treegrid"], [role="tree"], [role="menu"], [role="menubar"], [role="tablist"], [role="radiogroup"], [role="toolbar"]';
const SEARCHED = '[role="listbox"], [role="treegrid"], [role="tree"], [role="menu"]';
const PRESSED =
  'button, a[href], summary, input, [role="button"], [role="switch"], [role="checkbox"], [role="radio"], [role="tab"], [role="option"], [role="menuitem"], [role="row"]';

const MOVING = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
const SIDEWAYS = new Set(['ArrowLeft', 'ArrowRight']);
const LIST = '[role="listbox"]';
const GRID = '[role="grid"]';
const PAGING = new Set(['PageUp', 'PageDown']);
const PRESSING = new Set([' ', 'Spacebar', 'Enter']);

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/**
 * May a shortcut act on this key press, which means `key`? Not while typing, except with Ctrl or ⌘ (but a field undoes
 * what was typed) and for the keys of a slide remote, for which a line of text has no use. Not under an open dialog or
 * menu, and not where the focused control uses the key itself.
 */
export function isFree(event: KeyboardEvent, key: string): boolean {
  if (isTaken(event)) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target === null) return true;
  const isMod = event.ctrlKey || event.metaKey;
  if (isTypedInto(target))
    return isMod ? key.toLowerCase() !== 'z' : PAGING.has(key) && target.matches('input');
  if (isMod) return true;
  return !usesKey(target, event);
}

/** True if something has answered the key press already, or an open dialog or menu will. */
export function isTaken(event: KeyboardEvent): boolean {
  return event.defaultPrevented || event.isComposing || document.querySelector(OPEN) !== null;
}

export function isTypedInto(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.has(target.type);
  return target.closest(TYPED_INTO) !== null;
}

/** Tells whether a focused control uses a key itself. */
export function usesKey(target: Element, { key, shiftKey }: Pressed): boolean {
  if (PRESSING.has(key)) return target.closest(PRESSED) !== null;
  const slider = isSlider(target);
  // A list moves up and down, so the arrows to the sides still step through the run.
  if (SIDEWAYS.has(key) && target.closest(LIST) !== null) return false;
  if (SIDEWAYS.has(key) && shiftKey && target.closest(GRID) !== null) return false;
  if (MOVING.has(key)) return slider || target.closest(ROVING) !== null;
  if (PAGING.has(key)) return slider || target.closest(LIST) !== null;
  return key.length === 1 && target.closest(SEARCHED) !== null;
}

/** Tells whether a control that was pointed at keeps a key: a field to type into, and a slider its arrows. */
export function keepsKey(target: Element, { key }: Pressed): boolean {
  return isTypedInto(target) || (isSlider(target) && MOVING.has(key));
}

function isSlider(target: Element): boolean {
  return target instanceof HTMLInputElement && target.type === 'range';
}
