import type { Action } from '../../contract/index.ts';
import { act, useSynod, type SynodState } from '../../store/index.ts';
import type { PALETTE_WORDS } from '../words/index.ts';
import type { Deeds } from './deeds.ts';
import type { Key } from './key.ts';

/** The things of one kind that something can be done to. */
export interface Subjects<S> {
  /** The palette lists these subjects: the ones that exist at this moment. */
  readonly all: (state: SynodState) => readonly S[];
  /** The one that a key means: what is selected, or what the key itself says. Null for none. */
  readonly meant: (state: SynodState, event: KeyboardEvent | null) => S | null;
  /** What to do first where a key means none. */
  readonly none: (state: SynodState) => string;
  /** Equal for the same subject only. */
  readonly id: (subject: S) => string;
}

export type ActionGroup = keyof typeof PALETTE_WORDS.groups;

interface Words<S> {
  readonly name: (subject: S) => string;
  readonly short?: string;
  readonly key?: string;
  readonly also?: string;
}

interface Way<S> {
  readonly group: ActionGroup;
  readonly key?: Key;
  /** Why it cannot be done now, in words; null where it can. */
  readonly whyNot?: (subject: S, state: SynodState, deeds: Deeds) => string | null;
  /** Does it. False, or a promise of it, says that it was refused. */
  readonly run: (subject: S, deeds: Deeds) => unknown;
}

/** Something that a person can do: to what, in which words, with which key, when, and how. */
export interface PageAction<S> {
  readonly on: Subjects<S>;
  readonly words: Words<S>;
  readonly way: Way<S>;
}

export function action<S>(on: Subjects<S>, words: Words<S>, way: Way<S>): PageAction<S> {
  return { on, words, way };
}

/** Lays a hand on the world. */
export function hand<S>(make: (subject: S, state: SynodState) => Action): Way<S>['run'] {
  return (subject) => act(make(subject, useSynod.getState()));
}
