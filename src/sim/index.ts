/** The world: nodes, links, time and luck around the engine. */
export type { Action, ActionKind, CrashPoint, DropReason, EnvelopeId, Link } from './action.ts';
export type { Envelope } from './agenda.ts';
export { apply, createWorld, nodeStruck, type Occurrence } from './apply.ts';
export { draw, stream } from './chance.ts';
export { CALM } from './cluster.ts';
export type { Cluster, LinkPolicy, Load, Member, NodeId, NodeSpec, Transport } from './cluster.ts';
export { enabled, refusal, type Refusal } from './enabled.ts';
export { clusterCautions, type ClusterCaution } from './cautions.ts';
export {
  chosenBy,
  chosenIn,
  isFor,
  NO_STORY,
  openTruth,
  seeTruth,
  type Adoption,
  type Chosen,
  type Promised,
  type SlotStory,
  type Truth,
  type Vote,
} from './truth.ts';
export { resultOf, type Performed } from './prefix.ts';
export { hashText } from './hash.ts';
export {
  elsewhere,
  handDue,
  isAtEnd,
  openHistory,
  worldOf,
  playOne,
  retrace,
  seek,
  seekTime,
  withHand,
  type History,
  type Projection,
  type Seen,
} from './history.ts';
export {
  clusterFaults,
  LIMITS,
  loadFaults,
  COMMAND_MAX,
  NODE_ID,
  policyFaults,
  PROCESS_ID,
  type ClusterFault,
  type LimitedField,
} from './limits.ts';
export { isQuiet, isTalk, type Talk } from './quiet.ts';
export { handAt, RECORDING_VERSION, type Hand, type Recording } from './recording.ts';
export { advance, isFlooded, nextAt, UNDERWAY_MAX } from './scheduler.ts';
export { EMPTY_TABLE, entryOf, mapped, withEntry, type Table } from './table.ts';
export { copy, copyAt, linkAt, nodeOf, processOf, type World } from './world.ts';
