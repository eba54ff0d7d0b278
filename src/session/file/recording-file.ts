import * as v from 'valibot';
import type { Problem } from '../../contract/index.ts';
import { BROKEN } from '../../check/index.ts';
import { clusterFaults, handDue, RECORDING_VERSION, type Recording } from '../../sim/index.ts';
import { openBranch, playNext, type Branch } from '../run/branches.ts';
import { handProblems, problemOf, shapeProblem } from '../run/legality.ts';
import { INDEX_MAX, recordingSchema } from './schema.ts';

/** Writes recordings as text, and reads text back without trusting it. */

/** The most characters in one file. */
export const TEXT_MAX = 4_000_000;
/** One answer reports at most this many faults. */
const FAULTS_MAX = 20;

export function textOf(recording: Recording): string {
  return `${JSON.stringify(recording, null, 2)}\n`;
}

export type Read =
  | { readonly kind: 'recording'; readonly recording: Recording }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Reads a file's text; every problem says where it is and what was expected. */
export function readRecording(text: string): Read {
  if (text.length > TEXT_MAX) {
    const got = String(text.length);
    return problems([{ field: '', code: 'above', got, min: null, max: TEXT_MAX }]);
  }
  const data = parsed(text);
  if (data === undefined) return problems([problemOf('', 'notJson', text.trim().slice(0, 40))]);
  const version = versionProblem(data);
  if (version !== null) return problems([version]);
  const result = v.safeParse(recordingSchema, data);
  if (!result.success)
    return problems(result.issues.slice(0, FAULTS_MAX).map((issue) => shapeProblem(issue)));
  const recording = result.output;
  const faults = [
    ...clusterFaults(recording.cluster, recording.seed),
    ...orderProblems(recording),
    ...variantProblems(recording),
  ];
  return faults.length > 0
    ? problems(faults.slice(0, FAULTS_MAX))
    : { kind: 'recording', recording };
}

function problems(list: readonly Problem[]): Read {
  return { kind: 'problems', problems: list };
}

/** Returns `undefined` if the text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A file of another version is reported as one problem, not as many unknown fields. */
function versionProblem(data: unknown): Problem | null {
  if (typeof data !== 'object' || data === null || !('version' in data)) return null;
  const { version } = data;
  if (typeof version !== 'number' || version === RECORDING_VERSION) return null;
  const expected = String(RECORDING_VERSION);
  return { ...problemOf('version', 'version', String(version)), expected };
}

function orderProblems({ hands }: Recording): readonly Problem[] {
  return hands.flatMap((hand, at) => {
    const before = hands[at - 1];
    if (before === undefined || before.index < hand.index) return [];
    const field = `hands[${at}].index`;
    return [
      { field, code: 'below', got: String(hand.index), min: before.index + 1, max: INDEX_MAX },
    ] as const;
  });
}

function variantProblems({ variant }: Recording): readonly Problem[] {
  if (variant === undefined || BROKEN.some(({ id }) => id === variant)) return [];
  const expected = BROKEN.map(({ id }) => id).join(' | ');
  return [{ ...problemOf('variant', 'noSuchVariant', variant), expected }];
}

export type Replayed =
  | { readonly kind: 'branch'; readonly branch: Branch }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Plays a recording as far as its last hand; reports a problem if one of its hands is illegal. */
export function replay(recording: Recording, id: number): Replayed {
  const branch = openBranch(id, recording);
  const { hands } = recording;
  const last = hands.at(-1)?.index ?? -1;
  while (branch.history.world.index <= last) {
    const { world } = branch.history;
    const hand = handDue(branch.history);
    if (hand !== null) {
      const faults = handProblems(world, hand);
      if (faults.length > 0)
        return { kind: 'problems', problems: inHand(hands.indexOf(hand), faults) };
    }
    if (playNext(branch, Infinity) === null) {
      const waiting = hands.findIndex(({ index }) => index > world.index);
      const got = String(hands[waiting]!.index);
      const field = `hands[${waiting}].index`;
      const fault: Problem = { field, code: 'above', got, min: null, max: world.index };
      return { kind: 'problems', problems: [fault] };
    }
  }
  return { kind: 'branch', branch };
}

function inHand(hand: number, faults: readonly Problem[]): readonly Problem[] {
  return faults.map((fault) => ({ ...fault, field: `hands[${hand}].${fault.field}` }));
}
