import { LINK_ACTION_WORDS } from './link-action-words.ts';
import { MESSAGE_ACTION_WORDS } from './message-action-words.ts';
import { RULE_ACTION_WORDS } from './rule-words.ts';
import { RUN_ACTION_WORDS } from './run-action-words.ts';
import { SERVER_ACTION_WORDS } from './server-action-words.ts';
import { TIME_ACTION_WORDS } from './time-action-words.ts';
import { VIEW_ACTION_WORDS } from './view-action-words.ts';

/** Every action of the page has its words here, a file for each group of the registry (`ui/actions`). */

interface ActionWords<S> {
  /** The action in full. Tests, screen readers and the palette find it by this name. */
  readonly name: (subject: S) => string;
  /** The text of a button that stands beside its subject. */
  readonly short?: string;
  /** What the action's key does, where the name speaks of one subject only. */
  readonly key?: string;
  /** Other words by which the palette finds the action. */
  readonly also?: string;
}

export const ACTION_WORDS = {
  ...TIME_ACTION_WORDS,
  ...SERVER_ACTION_WORDS,
  ...LINK_ACTION_WORDS,
  ...MESSAGE_ACTION_WORDS,
  ...RUN_ACTION_WORDS,
  ...RULE_ACTION_WORDS,
  ...VIEW_ACTION_WORDS,
} as const satisfies Readonly<Record<string, ActionWords<never>>>;

export type ActionId = keyof typeof ACTION_WORDS;

/** Joins what one key may do: `Crash or restart the selected server`. */
export function eitherText(texts: readonly string[]): string {
  const [[first = '', ...rest] = [], ...others] = texts.map((text) => text.split(' '));
  const verbs = [first, ...others.map(([verb = '']) => verb.toLowerCase())];
  return [verbs.join(' or '), ...rest].join(' ');
}

export const KEY_GROUP_WORDS = {
  time: 'Time',
  breaking: 'Breaking things',
  looking: 'Looking',
} as const;

export function seekName(index: number): string {
  return `Go to event ${index}`;
}
