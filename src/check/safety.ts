import { openTruth, seeTruth, type Occurrence, type Truth, type World } from '../sim/index.ts';
import { checkAcceptor, checkDurable } from './check-acceptor.ts';
import { checkClient } from './check-client.ts';
import { checkLeader } from './check-leader.ts';
import { checkReplica } from './check-replica.ts';
import type { Examination } from './examination.ts';
import { forget } from './forget.ts';
import { copyGhost, openGhost, type Ghost } from './ghost.ts';
import type { Violation } from './violation.ts';

/** A checker of one run. It must be shown every occurrence, in order. */
export interface Check {
  truth: Truth;
  ghost: Ghost;
}

/**
 * Opens a check of a world in which nothing has happened yet; `whole` is the number of slots that
 * are remembered in full.
 */
export function openCheck(world: World, whole?: number): Check {
  return { truth: openTruth(world, whole), ghost: openGhost() };
}

/** Reports what the occurrence broke; the world is the one right after it. */
export function observe(check: Check, world: World, occurrence: Occurrence): readonly Violation[] {
  check.truth = seeTruth(check.truth, occurrence, world);
  const { ghost, found } = judge(check.ghost, check.truth, occurrence, world);
  check.ghost = ghost;
  return found;
}

interface Judged {
  readonly ghost: Ghost;
  readonly found: readonly Violation[];
}

/** Judges one occurrence; truth and world are those right after it. The cost grows with what the handler said. */
export function judge(ghost: Ghost, truth: Truth, occurrence: Occurrence, world: World): Judged {
  if (isIdle(occurrence)) return { ghost, found: NOTHING };
  const found: Violation[] = [];
  const next = copyGhost(ghost);
  examine({ ghost: next, truth, world, occurrence, found });
  for (const part of occurrence.parts) {
    examine({ ghost: next, truth, world, occurrence: part, found });
  }
  return { ghost: truth.since > next.floor ? forget(next, truth) : next, found };
}

const NOTHING: readonly Violation[] = [];

/** True when no process did anything and none lost anything. */
function isIdle({ step, parts, action }: Occurrence): boolean {
  const isLoss = action.kind === 'crash' || action.kind === 'wipe';
  return step === null && parts.length === 0 && !isLoss;
}

function examine(exam: Examination): void {
  const { occurrence } = exam;
  const { step, actor, action } = occurrence;
  if (step !== null && actor !== null && occurrence.kept) {
    const { state } = step;
    if (state.role === 'acceptor') checkAcceptor(exam, state, step);
    else if (state.role === 'leader') checkLeader(exam, state, step);
    else if (state.role === 'replica') checkReplica(exam, state, step);
    else checkClient(exam, state, step);
  }
  const struck = action.kind === 'crash' || action.kind === 'wipe' ? action.node : null;
  const down = occurrence.crashed ?? struck;
  if (down !== null) checkDurable(exam, down);
}
