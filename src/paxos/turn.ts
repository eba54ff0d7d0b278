import type { Draft } from './draft.ts';
import type { Effect, Step } from './events.ts';
import type { Note } from './notes.ts';
import type { LineId } from './pseudocode.ts';
import type { Rules } from './rules.ts';
import type { ProcessState } from './states.ts';

/**
 * One handler at work. It opens with the three parts of a process state; the handler replaces a part by a
 * changed copy, says which line of the pseudo-code it is at, and asks for effects; closing it gives the step.
 */
export interface Turn<S extends ProcessState> extends Draft {
  readonly rules: Rules;
  readonly before: S;
  stable: S['stable'];
  volatile: S['volatile'];
  pacing: S['pacing'];
}

/** Most turns have few entries: such a list has room for four, while `[]` makes room for 17. */
export function openTurn<S extends ProcessState>(rules: Rules, before: S): Turn<S> {
  const { stable, volatile, pacing } = before;
  return {
    effects: new Array<Effect>(),
    notes: new Array<Note>(),
    lines: new Array<LineId>(),
    refusals: [],
    rules,
    before,
    stable,
    volatile,
    pacing,
  };
}

/** The step that a turn has become. A state without a replaced part keeps its identity. */
export function closeTurn<S extends ProcessState>(turn: Turn<S>): Step<S> {
  const { before, stable, volatile, pacing, effects, notes, lines, refusals } = turn;
  const same = stable === before.stable && volatile === before.volatile && pacing === before.pacing;
  const state = same ? before : { role: before.role, id: before.id, stable, volatile, pacing };
  return { state: state as S, effects, notes, lines, refusals };
}

/** The handler does what this line says. */
export function act(turn: Draft, line: LineId): void {
  turn.lines.push(line);
}

/** The handler makes the test of this line; the answer is the test's. */
export function passes(turn: Draft, line: LineId, holds: boolean): boolean {
  turn.lines.push(line);
  return holds;
}

/** The handler makes the test of this line. If it holds, the handler refuses the event and does nothing after it. */
export function stops(turn: Draft, line: LineId, holds: boolean): boolean {
  turn.lines.push(line);
  if (holds) turn.refusals.push(line);
  return holds;
}

export function note(turn: Draft, what: Note): void {
  turn.notes.push(what);
}
