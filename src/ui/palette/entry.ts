import type { Action } from '../../contract/index.ts';
import { act, useSynod } from '../../store/index.ts';
import { keyHint, type ShortcutId } from '../keys/index.ts';
import type { PALETTE_WORDS } from '../words/index.ts';

export type EntryGroup = keyof typeof PALETTE_WORDS.groups;

/** One thing that can be done now. */
export interface Entry {
  readonly id: string;
  readonly group: EntryGroup;
  readonly text: string;
  /** The key that does the same now; empty for none. */
  readonly key: string;
  readonly run: () => void;
}

export function entry(
  group: EntryGroup,
  text: string,
  run: () => void,
  shortcut?: ShortcutId,
): Entry {
  const { shown: key } = keyHint(shortcut, useSynod.getState().preferences.characterKeys);
  return { id: `${group} ${text}`, group, text, key, run };
}

export function doing(group: EntryGroup, text: string, action: Action): Entry {
  return entry(group, text, () => void act(action));
}
