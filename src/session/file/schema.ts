import * as v from 'valibot';
import { OPERATIONS, type ClientId, type Operation, type ProcessId } from '../../paxos/index.ts';
import {
  COMMAND_MAX,
  NODE_ID,
  PROCESS_ID,
  RECORDING_VERSION,
  type Action,
  type Cluster,
  type Hand,
  type Member,
  type NodeId,
  type Recording,
} from '../../sim/index.ts';

/**
 * The shape of a recording file. It is strict: an unknown field is a fault, too. `clusterFaults`
 * judges the numbers, and a replay judges whether the hands are legal.
 */

/** The most hands in one file. */
const HANDS_MAX = 10_000;
/** The most actions before the last hand: opening a file plays all of them. */
export const INDEX_MAX = 2_000_000;

const number = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const nodeId = v.custom<NodeId>((id) => typeof id === 'string' && NODE_ID.test(id), 'n1');
const processId = v.custom<ProcessId>(
  (id) => typeof id === 'string' && PROCESS_ID.test(id),
  'r1 | l1 | a1 | k1',
);
const clientId = v.custom<ClientId>(
  (id) => typeof id === 'string' && /^k[1-9]\d{0,2}$/.test(id),
  'k1',
);

const memberId = v.custom<Member>(
  (id) => typeof id === 'string' && PROCESS_ID.test(id) && !id.startsWith('k'),
  'r1 | l1 | a1',
);

const policy = v.strictObject({
  transport: v.picklist(['reliable', 'unreliable', 'manual']),
  latencyMin: number,
  latencyMax: number,
  loss: number,
  duplication: number,
  reordering: number,
  tail: number,
});

const load = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({ kind: v.literal('closed'), think: number }),
  v.strictObject({ kind: v.literal('open'), perSecond: number }),
]);

const election = v.picklist(['monitor', 'eager', 'manual']);

const settings = v.strictObject({
  window: number,
  chunk: number,
  election,
  respond: v.picklist(['all', 'proposer']),
  reads: v.optional(v.picklist(['log', 'quorum']), 'log'),
  ping: number,
  suspectInitial: number,
  suspectMin: number,
  suspectMax: number,
  suspectGrowth: number,
  suspectDecrease: number,
  retry: number,
  retryMax: number,
  clientRetry: number,
  clientRetryMax: number,
  quorumTtl: number,
  status: number,
  gap: number,
  learn: number,
  learnMax: number,
});

export const clusterSchema = v.strictObject({
  nodes: v.pipe(
    v.array(
      v.strictObject({ id: nodeId, processes: v.pipe(v.array(processId), v.maxLength(200)) }),
    ),
    v.maxLength(1_000),
  ),
  settings,
  link: policy,
  spares: v.optional(v.pipe(v.array(memberId), v.maxLength(200)), []),
  loopback: number,
  processing: number,
  load,
}) satisfies v.GenericSchema<unknown, Cluster>;

const links = v.pipe(
  v.array(v.strictObject({ from: nodeId, to: nodeId })),
  v.minLength(1),
  v.maxLength(10_000),
);
const operation = v.custom<Operation>(
  (op) => Array.isArray(op) && op.every(isWord) && isOperation(op),
  Object.entries(OPERATIONS)
    .map(([verb, names]) => [verb, ...names].join(' '))
    .join(' | '),
);

function isWord(word: unknown): word is string {
  return typeof word === 'string' && word.length <= COMMAND_MAX;
}

function isOperation([verb = '', ...words]: readonly string[]): boolean {
  if (!Object.hasOwn(OPERATIONS, verb)) return false;
  return words.length === OPERATIONS[verb as keyof typeof OPERATIONS].length;
}

const members = v.pipe(v.array(memberId), v.maxLength(100));
const reconfig = v.strictObject({ expect: count, add: members, remove: members });
const timer = v.picklist([
  'elect',
  'ping',
  'quorum',
  'p1Retry',
  'p2Retry',
  'proposeRetry',
  'status',
  'gap',
  'learn',
  'readRetry',
  'clientRetry',
]);
const ofEnvelope = <const K extends string>(kind: K) =>
  v.strictObject({ kind: v.literal(kind), envelope: count });
const ofNode = <const K extends string>(kind: K) =>
  v.strictObject({ kind: v.literal(kind), node: nodeId });

export const actionSchema = v.variant('kind', [
  ofEnvelope('arrive'),
  ofEnvelope('deliver'),
  v.strictObject({
    kind: v.literal('drop'),
    envelope: count,
    why: v.picklist(['lost', 'cut', 'down', 'hand']),
  }),
  ofEnvelope('duplicate'),
  ofEnvelope('hold'),
  ofEnvelope('release'),
  v.strictObject({ kind: v.literal('delay'), envelope: count, by: count }),
  v.strictObject({ kind: v.literal('fire'), process: processId, timer, key: count }),
  v.strictObject({
    kind: v.literal('crash'),
    node: nodeId,
    point: v.picklist(['now', 'beforePersist', 'beforeSend']),
  }),
  ofNode('restart'),
  ofNode('wipe'),
  ofNode('pause'),
  ofNode('resume'),
  v.strictObject({ kind: v.literal('cut'), links }),
  v.strictObject({ kind: v.literal('heal'), links }),
  v.strictObject({ kind: v.literal('weather'), links: v.nullable(links), policy }),
  v.strictObject({
    kind: v.literal('request'),
    client: clientId,
    op: v.union([operation, reconfig]),
  }),
  v.strictObject({ kind: v.literal('load'), load }),
  v.strictObject({ kind: v.literal('election'), policy: election }),
]) satisfies v.GenericSchema<unknown, Action>;

const hand = v.strictObject({
  index: v.pipe(count, v.maxValue(INDEX_MAX)),
  at: count,
  action: actionSchema,
}) satisfies v.GenericSchema<unknown, Hand>;

export const recordingSchema = v.strictObject({
  version: v.literal(RECORDING_VERSION),
  cluster: clusterSchema,
  seed: number,
  hands: v.pipe(v.array(hand), v.maxLength(HANDS_MAX)),
  variant: v.exactOptional(v.pipe(v.string(), v.maxLength(COMMAND_MAX))),
}) satisfies v.GenericSchema<unknown, Recording>;

/** Data without its modifiers: all of it must be there, and none of it may be changed. */
type Plain<T> = T extends readonly (infer One)[]
  ? readonly Plain<One>[]
  : T extends object
    ? { readonly [Key in keyof T]-?: Plain<T[Key]> }
    : T;

type Same<One, Other> = [One, Other] extends [Other, One] ? true : never;

/** An action or a setting that the schema lacks does not compile. */
true satisfies Same<Plain<Recording>, Plain<v.InferOutput<typeof recordingSchema>>>;
