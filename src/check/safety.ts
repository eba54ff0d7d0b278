import type { Occurrence, World } from '../sim/index.ts';
import { checkAcceptor, checkDurable } from './check-acceptor.ts';
import { checkClient } from './check-client.ts';
import { checkLeader } from './check-leader.ts';
import { checkReplica } from './check-replica.ts';
import type { Examination } from './examination.ts';
import { forget } from './forget.ts';
import { openGhost, type Ghost } from './ghost.ts';
import type { Violation } from './violation.ts';

/** A checker of one run; it must be shown every occurrence, in order. */
export interface Check {
  readonly ghost: Ghost;
  /** So many slots are remembered at least. */
  readonly memory: number;
}

/** For a world in which nothing has happened yet. Without a bound for its memory it remembers the whole run. */
export function openCheck(world: World, memory = Infinity): Check {
  return { ghost: openGhost(world), memory };
}

/** What the occurrence broke; the world is as it is right after. Cost: in proportion to what was said. */
export function observe(check: Check, world: World, occurrence: Occurrence): readonly Violation[] {
  const found: Violation[] = [];
  examine({ ghost: check.ghost, world, occurrence, found });
  for (const start of occurrence.starts) {
    examine({ ghost: check.ghost, world, occurrence: start, found });
  }
  forgetOld(check);
  return found;
}

/** Now and then, so that it costs nothing to speak of. */
function forgetOld({ ghost, memory }: Check): void {
  const { next } = ghost.reference;
  if (next - ghost.floor > 2 * memory) forget(ghost, next - memory);
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
