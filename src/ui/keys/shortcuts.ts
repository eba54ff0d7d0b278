import { KEY_GROUP_WORDS, KEY_WORDS } from '../words/index.ts';

export type ShortcutId = keyof typeof KEY_WORDS;
type ShortcutGroup = keyof typeof KEY_GROUP_WORDS;

interface Shortcut {
  readonly id: ShortcutId;
  readonly group: ShortcutGroup;
  /** As tinykeys reads them. */
  readonly bindings: readonly string[];
  /** As people read them, one text a key to press. */
  readonly shown: readonly string[];
  /** As `aria-keyshortcuts` wants them. */
  readonly aria: string;
  /** One printable character and nothing else, which some have to switch off (WCAG 2.1.4). */
  readonly isCharacter: boolean;
}

/** The one table of keys: handler, help sheet, tooltips and `aria-keyshortcuts` all read it. */
export const SHORTCUTS: readonly Shortcut[] = [
  key('toggle', 'time', ['Space'], ['Space'], 'Space'),
  key('next', 'time', ['ArrowRight', 'PageDown'], ['→', 'PageDown'], 'ArrowRight PageDown'),
  key('previous', 'time', ['ArrowLeft', 'PageUp'], ['←', 'PageUp'], 'ArrowLeft PageUp'),
  key('nextBeat', 'time', ['Shift+ArrowRight'], ['Shift →'], 'Shift+ArrowRight'),
  key('previousBeat', 'time', ['Shift+ArrowLeft'], ['Shift ←'], 'Shift+ArrowLeft'),
  key('start', 'time', ['Home'], ['Home'], 'Home'),
  key('end', 'time', ['End'], ['End'], 'End'),
  key('undo', 'time', ['$mod+z'], ['Ctrl Z', '⌘ Z'], 'Control+Z Meta+Z'),
  letter('faster', 'time', 'f'),
  letter('slower', 'time', 's'),
  character('server', 'breaking', ['([1-9])'], '1 … 9', ''),
  letter('crash', 'breaking', 'x'),
  letter('pauseServer', 'breaking', 'z'),
  letter('isolate', 'breaking', 'i'),
  letter('cutLink', 'breaking', 'l'),
  letter('healAll', 'breaking', 'h'),
  letter('partition', 'breaking', 'p'),
  letter('command', 'breaking', 'c'),
  letter('reconfigure', 'breaking', 'g'),
  letter('edit', 'breaking', 'e'),
  letter('byRole', 'looking', 'r'),
  letter('byMachine', 'looking', 'm'),
  letter('view', 'looking', 'v'),
  key(
    'move',
    'looking',
    ['Alt+ArrowLeft', 'Alt+ArrowRight', 'Alt+ArrowUp', 'Alt+ArrowDown'],
    ['Alt ←', 'Alt →', 'Alt ↑', 'Alt ↓'],
    'Alt+ArrowLeft Alt+ArrowRight Alt+ArrowUp Alt+ArrowDown',
  ),
  letter('why', 'looking', 'w'),
  letter('sight', 'looking', 'o'),
  letter('density', 'looking', 'd'),
  letter('theme', 'looking', 't'),
  letter('present', 'looking', 'n'),
  key('palette', 'looking', ['$mod+k'], ['Ctrl K', '⌘ K'], 'Control+K Meta+K'),
  // With Shift, too: where a keyboard has `.` or `?` on an upper half, the event says so.
  character('blank', 'looking', ['.', 'Shift+.'], '.', '.'),
  character('help', 'looking', ['?', 'Shift+?'], '?', '?'),
  key('clear', 'looking', ['Escape'], ['Esc'], 'Escape'),
];

function key(
  id: ShortcutId,
  group: ShortcutGroup,
  bindings: readonly string[],
  shown: readonly string[],
  aria: string,
): Shortcut {
  return { id, group, bindings, shown, aria, isCharacter: false };
}

function letter(id: ShortcutId, group: ShortcutGroup, name: string): Shortcut {
  return character(id, group, [name], name.toUpperCase(), name);
}

function character(
  id: ShortcutId,
  group: ShortcutGroup,
  bindings: readonly string[],
  shown: string,
  aria: string,
): Shortcut {
  return { id, group, bindings, shown: [shown], aria, isCharacter: true };
}

interface KeyHint {
  /** The first key, for a tooltip. */
  readonly shown: string;
  /** The value of `aria-keyshortcuts`. */
  readonly aria: string;
}

const NO_KEY: KeyHint = { shown: '', aria: '' };

/** What is said of a shortcut's keys; nothing where they are characters and those do not act. */
export function keyHint(id: ShortcutId | undefined, characterKeys: boolean): KeyHint {
  const found = SHORTCUTS.find((entry) => entry.id === id);
  if (found === undefined || (found.isCharacter && !characterKeys)) return NO_KEY;
  return { shown: found.shown[0] ?? '', aria: found.aria };
}
