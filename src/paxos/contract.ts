import type { Step } from './events.ts';
import type { NoteKind } from './notes.ts';
import { PSEUDOCODE } from './pseudocode.ts';
import type { ProcessState } from './states.ts';

/** What every handler promises beside its own rules. Crashes, replay and search rely on it. */

type Clause = (before: ProcessState, outcome: Step<ProcessState>) => boolean;

/** The parts of the contract that an outcome breaks; empty if it breaks none. */
export function contractFaults(
  before: ProcessState,
  outcome: Step<ProcessState>,
): readonly string[] {
  return Object.entries(CLAUSES).flatMap(([clause, holds]) =>
    holds(before, outcome) ? [] : [clause],
  );
}

const REFUSING: ReadonlySet<NoteKind> = new Set([
  'refusedP1a',
  'refusedP2a',
  'wasCollected',
  'reconfigRefused',
]);

const CLAUSES: Readonly<Record<string, Clause>> = {
  'persists before it sends': (_before, { effects }) => {
    const kinds = effects.map(({ kind }) => kind);
    const firstSend = kinds.indexOf('send');
    return firstSend < 0 || kinds.lastIndexOf('persist') < firstSend;
  },
  'persists when, and only when, its stable part changes': (before, { state, effects }) => {
    const changed = !isSame(before.stable, state.stable);
    return changed === effects.some(({ kind }) => kind === 'persist');
  },
  'does nothing when it ignores': (before, { state, notes, effects }) => {
    if (!notes.some(({ kind }) => kind === 'ignored')) return true;
    const silent = effects.every(({ kind }) => kind !== 'send' && kind !== 'persist');
    return silent && isSame(essence(before), essence(state));
  },
  'keeps the identity of a state that is the same': (before, { state }) =>
    before === state || !isSame(before, state),
  'reports lines of its own role': (before, { lines }) =>
    lines.every((id) => PSEUDOCODE.some((line) => line.id === id && line.role === before.role)),
  'refuses at lines that it has reached': (_before, { lines, refusals }) =>
    refusals.every((id) => lines.includes(id)),
  'says where it refuses, if it says that it does': (_before, { notes, refusals }) =>
    refusals.length > 0 || !notes.some(({ kind }) => REFUSING.has(kind)),
  'is the same process': (before, { state }) =>
    before.id === state.id && before.role === state.role,
  'keeps its state plain': (_before, { state }) => isPlain(state),
};

/** A state without its pacing. A replica may always hear of a higher top. */
function essence({ role, stable, volatile }: ProcessState): unknown {
  return role === 'replica' ? { stable, volatile: { ...volatile, top: 0 } } : { stable, volatile };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Null, booleans, whole or other finite numbers, strings, arrays and records of them. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isPlain);
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every(isPlain);
}
