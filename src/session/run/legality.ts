import * as v from 'valibot';
import type { Problem } from '../../contract/index.ts';
import { isReconfig, type Micros } from '../../paxos/index.ts';
import {
  loadFaults,
  nextAt,
  policyFaults,
  refusal,
  type Action,
  type Cluster,
  type Hand,
  type NodeId,
  type Refusal,
  type World,
} from '../../sim/index.ts';
import { actionSchema, clusterSchema } from '../file/schema.ts';

/** Judges what a hand may do: the world refuses illegal actions, and every number has limits. */

/** The longest that a hand may delay an envelope at once. */
const DELAY_MAX: Micros = 600_000_000;

export function problemOf(field: string, code: Problem['code'], got: string): Problem {
  return { field, code, got, min: null, max: null };
}

/** A schema's issue, as a problem at a path that begins with `root`. */
export function shapeProblem(issue: v.BaseIssue<unknown>, root = ''): Problem {
  const keys = (issue.path ?? []).map((step) => step.key);
  const field = keys.reduce<string>(
    (path, key) =>
      typeof key === 'number'
        ? `${path}[${key}]`
        : path === ''
          ? String(key)
          : `${path}.${String(key)}`,
    root,
  );
  const expected = issue.type === 'custom' ? issue.message : (issue.expected ?? issue.message);
  return { ...problemOf(field, 'malformed', issue.received), expected };
}

/** Reports what is malformed in an action; empty when it could stand in a file. */
function actionShapeProblems(action: Action): readonly Problem[] {
  const result = v.safeParse(actionSchema, action);
  return result.success ? [] : result.issues.map((issue) => shapeProblem(issue, 'action'));
}

/** Reports what is malformed in a cluster. */
export function clusterShapeProblems(cluster: Cluster): readonly Problem[] {
  const result = v.safeParse(clusterSchema, cluster);
  return result.success ? [] : result.issues.map((issue) => shapeProblem(issue));
}

/** Why the world refuses this action now; null if it allows it. */
export function refusalProblem(world: World, action: Action): Problem | null {
  const refused = refusal(world, action);
  return refused && problemOf('action', refused, culprit(world, action, refused));
}

/** Why this action is illegal now; empty when it is legal. */
function actionProblems(world: World, action: Action): readonly Problem[] {
  const refused = refusalProblem(world, action);
  if (refused !== null) return [refused];
  if (action.kind === 'weather') return policyFaults(action.policy);
  if (action.kind === 'load') return loadFaults(action.load);
  return action.kind === 'delay' ? delayProblems(action.by) : [];
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

/** The process or node that a refusal is about, which is not always what the action acts on. */
function culprit(world: World, action: Action, refused: Refusal): string {
  if (refused === 'noSuchProcess' && action.kind === 'request' && isReconfig(action.op)) {
    const { add, remove } = action.op;
    return [...add, ...remove].filter((id) => !world.processAt.has(id)).join(', ');
  }
  if (refused === 'linkCut') return wayOf(world, action) ?? subjectOf(action);
  const isNode = refused === 'nodeDown' || refused === 'nodePaused';
  return (isNode && hostOf(world, action)) || subjectOf(action);
}

function wayOf({ envelopes, nodes }: World, action: Action): string | null {
  const envelope = 'envelope' in action ? envelopes.get(action.envelope) : undefined;
  return envelope === undefined
    ? null
    : `${nodes[envelope.fromNode]!.id}→${nodes[envelope.toNode]!.id}`;
}

/** The node on which a process would handle the action; null if none would. */
function hostOf({ envelopes, nodes, processes, processAt }: World, action: Action): NodeId | null {
  const handler =
    'envelope' in action
      ? envelopes.get(action.envelope)?.to
      : 'process' in action
        ? action.process
        : 'client' in action
          ? action.client
          : undefined;
  const at = handler === undefined ? undefined : processAt.get(handler);
  return at === undefined ? null : nodes[processes[at]!.node]!.id;
}

/** The ids of what an action acts on. */
function subjectOf(action: Action): string {
  if ('envelope' in action) return String(action.envelope);
  if ('node' in action) return action.node;
  if ('process' in action) return `${action.process} ${action.timer}`;
  if ('client' in action) return action.client;
  if (action.kind === 'load') return action.load.kind;
  if (action.kind === 'election') return action.policy;
  return (action.links ?? []).map(({ from, to }) => `${from}→${to}`).join(' ');
}

/** Why this hand of a recording is illegal at the moment it names; empty when it is legal. */
export function handProblems(world: World, hand: Hand): readonly Problem[] {
  const next = nextAt(world);
  if (hand.at < world.time || (next !== null && hand.at > next)) {
    const code = hand.at < world.time ? 'below' : 'above';
    return [{ field: 'at', code, got: String(hand.at), min: world.time, max: next }];
  }
  return actionProblems(world, hand.action);
}

/** Every fault of an action that a person wishes for now. */
export function wishProblems(world: World, action: Action): readonly Problem[] {
  return [...actionProblems(world, action), ...actionShapeProblems(action)];
}
