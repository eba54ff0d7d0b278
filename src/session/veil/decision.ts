import type {
  Action,
  Ballot,
  Cluster,
  Command,
  Configuration,
  LinkPolicy,
  Load,
  Message,
  Note,
  ProcessView,
} from '../../contract/index.ts';
import type { Known } from './known.ts';

/**
 * Decides what a veiled viewer sees of a part `T` that lies in `Of`, which lies in `In`. A view is
 * built from decisions alone, so a part without one is not shown, and its type does not compile.
 *
 * A leaf is shown as it is (`same`) or made by a function. A larger part is decided part by part,
 * or made by a function that gets only what the node knows.
 */
export type Decision<T, Of = unknown, In = unknown> = [T] extends [Leaf]
  ? 'same' | ((known: Known, of: Of, within: In) => T)
  : ((known: Known) => T) | Structure<T, Of>;

/**
 * The engine's own words are shown whole or not at all. A process knows all that it holds, so it is
 * shown whole, too.
 */
type Word =
  | Action
  | Ballot
  | Cluster
  | Exclude<Command, string>
  | Configuration
  | LinkPolicy
  | Load
  | Message
  | Note
  | ProcessView;

type Leaf = string | number | boolean | null | Word | readonly Leaf[];

/** A list leaves out an entry whose decision gives null. */
export type Structure<T, Of = unknown> = [T] extends [readonly (infer E)[]]
  ? { readonly each: Structure<E | null, Of> }
  : (IsUnion<NonNullable<T>> extends true
      ? { readonly kinds: Kinds<NonNullable<T>, T, Of> }
      : { readonly parts: Parts<NonNullable<T>, Of> }) &
      (null extends T ? Where<NonNullable<T>, Of> : { readonly where?: never });

interface Where<T, Of> {
  /** When this is false, null is shown. */
  readonly where?: (known: Known, one: T, of: Of) => boolean;
}

type Parts<T, Of> = { readonly [K in keyof T]-?: Decision<T[K], T, Of> };

type Kinds<T, Whole, Of> = {
  readonly [K in KindOf<T>]: 'same' | Hidden<Whole> | Structure<Extract<T, { kind: K }>, Of>;
};

type Hidden<T> = null extends T ? 'hidden' : never;
type KindOf<T> = T extends { readonly kind: infer K extends string } ? K : never;
type IsUnion<T, Each = T> = Each extends T ? ([T] extends [Each] ? false : true) : never;

/** A decision without its types, which have already checked that it fits its part. */
type Plain =
  | 'same'
  | 'hidden'
  | ((known: Known, of: unknown, within: unknown) => unknown)
  | { readonly each: Plain }
  | (PlainWhere & { readonly kinds: Readonly<Record<string, Plain>> })
  | (PlainWhere & { readonly parts: Readonly<Record<string, Plain>> });

interface PlainWhere {
  readonly where?: (known: Known, one: unknown, of: unknown) => boolean;
}

/** Carries out a decision on `part`. */
export function shown<T>(decision: Decision<T>, known: Known, part: T): T {
  return carriedOut(decision as Plain, known, part, null, null) as T;
}

function carriedOut(
  decision: Plain,
  known: Known,
  part: unknown,
  of: unknown,
  within: unknown,
): unknown {
  if (decision === 'same') return part;
  if (decision === 'hidden') return null;
  if (typeof decision === 'function') return decision(known, of, within);
  if (part === null) return null;
  if ('each' in decision) {
    const list = part as readonly unknown[];
    return list
      .map((one) => carriedOut(decision.each, known, one, of, within))
      .filter((one) => one !== null);
  }
  if (decision.where?.(known, part, of) === false) return null;
  const record = part as Readonly<Record<string, unknown>>;
  if ('kinds' in decision) {
    return carriedOut(decision.kinds[record['kind'] as string]!, known, part, of, within);
  }
  return Object.fromEntries(
    Object.entries(decision.parts)
      .filter(([name]) => name in record)
      .map(([name, one]) => [name, carriedOut(one, known, record[name], record, of)]),
  );
}
