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

/** May a shortcut act on this key press? Not while typing, except with Ctrl or ⌘ (but a field undoes what was typed), not under an open dialog or menu, not where the focused control uses the key itself. */
export function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  if (document.querySelector(OPEN) !== null) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target === null) return true;
  const isMod = event.ctrlKey || event.metaKey;
  if (isTypedInto(target)) return isMod && event.key.toLowerCase() !== 'z';
  if (isMod) return true;
  return !usesKey(target, event);
}

function isTypedInto(target: Element): boolean {
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.has(target.type);
  return target.closest(TYPED_INTO) !== null;
}

function usesKey(target: Element, { key, shiftKey }: KeyboardEvent): boolean {
  if (PRESSING.has(key)) return target.closest(PRESSED) !== null;
  const slider = target instanceof HTMLInputElement && target.type === 'range';
  // A list moves up and down, so the arrows to the sides still step through the run.
  if (SIDEWAYS.has(key) && target.closest(LIST) !== null) return false;
  if (SIDEWAYS.has(key) && shiftKey && target.closest(GRID) !== null) return false;
  if (MOVING.has(key)) return slider || target.closest(ROVING) !== null;
  if (PAGING.has(key)) return slider || target.closest(LIST) !== null;
  return key.length === 1 && target.closest(SEARCHED) !== null;
}
