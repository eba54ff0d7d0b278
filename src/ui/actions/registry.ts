import type { SynodState } from '../../store/index.ts';
import { eitherText, NOT_NOW_WORDS as notNow, type ActionId } from '../words/index.ts';
import type { PageAction } from './action.ts';
import type { Deeds } from './deeds.ts';
import type { Key } from './key.ts';
import { LINK_ACTIONS } from './link-actions.ts';
import { MESSAGE_ACTIONS } from './message-actions.ts';
import { RULE_ACTIONS } from './rule-actions.ts';
import { RUN_ACTIONS } from './run-actions.ts';
import { SERVER_ACTIONS } from './server-actions.ts';
import { TIME_ACTIONS } from './time-actions.ts';
import { VIEW_ACTIONS } from './view-actions.ts';

/** The one registry of what a person can do; buttons, keys, palette, menus, help and tests read it. */
const ACTIONS = {
  ...TIME_ACTIONS,
  ...SERVER_ACTIONS,
  ...LINK_ACTIONS,
  ...RUN_ACTIONS,
  ...MESSAGE_ACTIONS,
  ...VIEW_ACTIONS,
  ...RULE_ACTIONS,
} satisfies Readonly<Record<ActionId, object>>;

export type SubjectOf<Id extends ActionId> = Id extends ActionId
  ? (typeof ACTIONS)[Id] extends PageAction<infer S>
    ? S
    : never
  : never;

type Known = readonly [ActionId, PageAction<unknown>];

/** Every action with its id. */
export const ALL = Object.entries(ACTIONS) as unknown as readonly Known[];

export function actionOf<Id extends ActionId>(id: Id): PageAction<SubjectOf<Id>> {
  return ACTIONS[id] as unknown as PageAction<SubjectOf<Id>>;
}

/** Says why an action on a subject is not possible now; null if it is. */
export function whyNot<S>(
  { way }: PageAction<S>,
  subject: S,
  state: SynodState,
  deeds: Deeds,
): string | null {
  if (state.frame === null)
    return way.group === 'clusters' || way.group === 'looking' ? null : notNow.opening;
  return way.whyNot?.(subject, state, deeds) ?? null;
}

export interface Keyed {
  readonly key: Key;
  /** The actions in the order in which they are tried. */
  readonly actions: readonly Known[];
}

/** Every key with what it does. */
export const KEYS: readonly Keyed[] = keysOf(ALL);

function keysOf(all: readonly Known[]): readonly Keyed[] {
  const keyed = new Map<string, Keyed>();
  for (const known of all) {
    const { key } = known[1].way;
    if (key === undefined) continue;
    const before = keyed.get(key.bindings[0]!)?.actions ?? [];
    keyed.set(key.bindings[0]!, { key, actions: [...before, known] });
  }
  return [...keyed.values()];
}

/** Says what a key does. */
export function keyText({ actions }: Keyed): string {
  return eitherText(actions.map(([, { words }]) => words.key ?? words.name(undefined)));
}

interface KeyHint {
  /** The first key, for a tooltip. */
  readonly shown: string;
  /** The value of `aria-keyshortcuts`. */
  readonly aria: string;
}

const NO_KEY: KeyHint = { shown: '', aria: '' };

/** What a button tells of its action's key: nothing if the key is a character and such keys are switched off. */
export function keyHint(key: Key | undefined, characterKeys: boolean): KeyHint {
  if (key === undefined || (key.isCharacter && !characterKeys)) return NO_KEY;
  return { shown: key.shown[0] ?? '', aria: key.aria };
}
