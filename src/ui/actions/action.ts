import type { Action } from '../../contract/index.ts';
import { act, useSynod, type SynodState } from '../../store/index.ts';
import type { PALETTE_WORDS } from '../words/index.ts';
import type { Deeds } from './deeds.ts';
import type { Key, KeyPress } from './key.ts';

/** The numbers, and the servers by their names, in what a person has typed. */
export interface Named {
  readonly numbers: readonly number[];
  readonly servers: readonly string[];
}

/** The things of one kind that an action can act on. */
export interface Subjects<S> {
  /** The subjects that exist at this moment, or the nearest of very many; the palette lists them. */
  readonly all: (state: SynodState) => readonly S[];
  /** The subjects that a typed text names, where there are too many to list them all. */
  readonly named?: (state: SynodState, named: Named) => readonly S[];
  /** The subject that a key means: the selected one, or the one that the key itself names. Null for none. */
  readonly meant: (state: SynodState, press: KeyPress | null) => S | null;
  /** Says what to do first if a key means no subject. */
  readonly none: (state: SynodState) => string;
  /** Two subjects have the same id only if they are the same. */
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
  /** The sentence about why the action is not possible now; null if it is. */
  readonly whyNot?: (subject: S, state: SynodState, deeds: Deeds) => string | null;
  /** Does the action. False, or a promise of false, means that it was refused. */
  readonly run: (subject: S, deeds: Deeds) => unknown;
}

/** An action says what it acts on, its words, its key, when it is possible, and how it is done. */
export interface PageAction<S> {
  readonly on: Subjects<S>;
  readonly words: Words<S>;
  readonly way: Way<S>;
}

export function action<S>(on: Subjects<S>, words: Words<S>, way: Way<S>): PageAction<S> {
  return { on, words, way };
}

/** Makes an action of the page from an action of the world. */
export function hand<S>(make: (subject: S, state: SynodState) => Action): Way<S>['run'] {
  return (subject) => act(make(subject, useSynod.getState()));
}
