import type { Problem } from '../contract/index.ts';
import type { Micros } from '../paxos/index.ts';
import {
  loadFaults,
  nextAt,
  policyFaults,
  refusal,
  type Action,
  type Hand,
  type World,
} from '../sim/index.ts';

/** What a hand may do: the world's own refusals, and numbers within their limits. */

/** The longest that a hand may delay an envelope at once. */
const DELAY_MAX: Micros = 600_000_000;

export function problemOf(field: string, code: Problem['code'], got: string): Problem {
  return { field, code, got, min: null, max: null };
}

/** Why this action may not be done now; empty when it may. */
export function actionProblems(world: World, action: Action): readonly Problem[] {
  const refused = refusal(world, action);
  if (refused !== null) return [problemOf('action', refused, subjectOf(action))];
  switch (action.kind) {
    case 'weather':
      return policyFaults(action.policy);
    case 'load':
      return loadFaults(action.load);
    case 'delay':
      return delayProblems(action.by);
    default:
      return [];
  }
}

function delayProblems(by: Micros): readonly Problem[] {
  const fault = (code: Problem['code']): readonly Problem[] => [
    { field: 'action.by', code, got: String(by), min: 0, max: DELAY_MAX },
  ];
  if (!Number.isFinite(by)) return fault('notANumber');
  if (by < 0) return fault('below');
  if (by > DELAY_MAX) return fault('above');
  return Number.isInteger(by) ? [] : fault('notAnInteger');
}

function subjectOf(action: Action): string {
  switch (action.kind) {
    case 'fire':
      return `${action.process} ${action.timer}`;
    case 'crash':
    case 'restart':
    case 'pause':
    case 'resume':
      return action.node;
    case 'cut':
    case 'heal':
    case 'weather':
      return (action.links ?? []).map(({ from, to }) => `${from}→${to}`).join(' ');
    case 'request':
      return action.client;
    case 'load':
      return action.load.kind;
    default:
      return String(action.envelope);
  }
}

/** Why this hand of a recording may not be done at the moment it names; empty when it may. */
export function handProblems(world: World, hand: Hand): readonly Problem[] {
  const next = nextAt(world);
  if (hand.at < world.time || (next !== null && hand.at > next)) {
    const code = hand.at < world.time ? 'below' : 'above';
    return [{ field: 'at', code, got: String(hand.at), min: world.time, max: next }];
  }
  return actionProblems(world, hand.action);
}
