/** The engine: MultiPaxos as pure handlers. Imports nothing. */
export { keyValue, OPERATIONS, type Application } from './application.ts';
export { BOTTOM, compareBallots, sameBallot, type Ballot } from './ballot.ts';
export {
  isReconfig,
  NOOP,
  sameCommand,
  type ClientCommand,
  type Command,
  type Operation,
  type Reconfig,
} from './command.ts';
export { configFor, isMember, lastWith, recordOf, type Configuration } from './configuration.ts';
export { reconfigured } from './reconfig.ts';
export { contractFaults } from './contract.ts';
export type { DelayRange, Effect, Event, Step } from './events.ts';
export {
  clientOf,
  numberOf,
  roleOf,
  type AcceptorId,
  type CfgId,
  type ClientId,
  type LeaderId,
  type Micros,
  type ProcessId,
  type ReplicaId,
  type Role,
  type SessionId,
  type Slot,
  type TimerName,
} from './ids.ts';
export { knownTo } from './membership.ts';
export type { Decision, Message, MessageOf, MessageType, Pvalue } from './messages.ts';
export type { Carried, CommandOrigin, IgnoreReason, Note, NoteKind, NoteOf } from './notes.ts';
export { PSEUDOCODE, type LineId, type PseudocodeLine } from './pseudocode.ts';
export { isQuorum, quorumOf } from './quorum.ts';
export { rulesFor, type Rules } from './rules.ts';
export {
  DEFAULT_SETTINGS,
  type ElectionPolicy,
  type ReadPolicy,
  type Settings,
} from './settings.ts';
export { dropBelow, EMPTY, entries, get, has, set, type SlotMap } from './slot-map.ts';
export type {
  Accepted,
  AcceptorInstance,
  AcceptorState,
  ClientState,
  Commander,
  LeaderInstance,
  LeaderMode,
  LeaderState,
  ProcessState,
  Proposal,
  ReplicaState,
  Scout,
  Session,
} from './states.ts';
export { afterCrash, boot, step } from './step.ts';
