import type { Ballot } from './ballot.ts';
import type { Command } from './command.ts';
import type { Configuration } from './configuration.ts';
import type {
  AcceptorId,
  CfgId,
  LeaderId,
  ProcessId,
  ReplicaId,
  SessionId,
  Slot,
  TimerName,
} from './ids.ts';

/** Why a command is sent in p2a: a replica proposed it, an acceptor had accepted it, or a hole needed filling. */
export type CommandOrigin = 'proposed' | 'adopted' | 'filled';

/** A pvalue that an adopted leader must keep, with the acceptor whose promise reported it. */
export interface Carried {
  readonly slot: Slot;
  readonly ballot: Ballot;
  readonly cmd: Command;
  readonly acceptor: AcceptorId;
}

/** Why a message changed nothing. */
export type IgnoreReason =
  | 'oldDuplicate'
  | 'alreadyRequested'
  | 'alreadyProposed'
  | 'alreadyDecided'
  | 'alreadyLearned'
  | 'alreadyCounted'
  | 'staleBallot'
  | 'noScout'
  | 'noCommander'
  | 'notActive'
  | 'notMember'
  | 'alreadyAnswered'
  | 'nothingNew'
  | 'notPassive'
  | 'oldAnswer'
  | 'retired'
  | 'notForMe';

/** A fact that a handler reports about itself. Captions, checks and the inspector live on notes. */
export type Note =
  // acceptor
  | {
      readonly kind: 'promised';
      readonly cfg: CfgId;
      readonly ballot: Ballot;
      readonly was: Ballot;
      readonly pvalues: number;
    }
  | {
      readonly kind: 'refusedP1a';
      readonly cfg: CfgId;
      readonly ballot: Ballot;
      readonly promised: Ballot;
    }
  | {
      readonly kind: 'accepted';
      readonly cfg: CfgId;
      readonly slot: Slot;
      readonly ballot: Ballot;
      readonly cmd: Command;
      readonly was: Ballot;
      /** This vote had been cast before. */ readonly again: boolean;
    }
  | {
      readonly kind: 'refusedP2a';
      readonly cfg: CfgId;
      readonly slot: Slot;
      readonly ballot: Ballot;
      readonly promised: Ballot;
      readonly why: 'promised' | 'collected';
    }
  | {
      readonly kind: 'readReplied';
      readonly cfg: CfgId;
      readonly top: Slot;
      readonly to: ProcessId;
    }
  // leader
  | {
      readonly kind: 'scouting';
      readonly cfg: CfgId;
      readonly ballot: Ballot;
      /** The older configuration in which the leader is active and goes on from (L27). */
      readonly after: CfgId | null;
    }
  | {
      readonly kind: 'promiseCounted';
      readonly cfg: CfgId;
      readonly ballot: Ballot;
      readonly from: AcceptorId;
      readonly have: number;
      readonly need: number;
    }
  | {
      readonly kind: 'adopted';
      readonly cfg: CfgId;
      readonly ballot: Ballot;
      readonly carried: readonly Carried[];
      readonly filled: readonly Slot[];
    }
  | {
      readonly kind: 'preempted';
      readonly cfg: CfgId;
      readonly ballot: Ballot;
      readonly by: Ballot;
    }
  | {
      readonly kind: 'proposalKept';
      readonly cfg: CfgId;
      readonly slot: Slot;
      readonly cmd: Command;
    }
  | {
      readonly kind: 'commanding';
      readonly cfg: CfgId;
      readonly slot: Slot;
      readonly ballot: Ballot;
      readonly cmd: Command;
      readonly origin: CommandOrigin;
    }
  | {
      readonly kind: 'voteCounted';
      readonly cfg: CfgId;
      readonly slot: Slot;
      readonly ballot: Ballot;
      readonly from: AcceptorId;
      readonly have: number;
      readonly need: number;
    }
  | {
      readonly kind: 'decided';
      readonly cfg: CfgId;
      readonly slot: Slot;
      readonly ballot: Ballot;
      readonly cmd: Command;
    }
  | {
      readonly kind: 'decisionRepeated';
      readonly cfg: CfgId;
      readonly slot: Slot;
      readonly to: ProcessId;
    }
  | { readonly kind: 'quorumLost'; readonly cfg: CfgId; readonly ballot: Ballot }
  | {
      readonly kind: 'rivalAlive';
      readonly cfg: CfgId;
      readonly ballot: Ballot;
      readonly leader: LeaderId;
    }
  /** A passive leader hears of a ballot above its own. */
  | { readonly kind: 'rivalSeen'; readonly cfg: CfgId; readonly ballot: Ballot }
  | { readonly kind: 'pinged'; readonly cfg: CfgId; readonly to: readonly LeaderId[] }
  | {
      readonly kind: 'ponged';
      readonly cfg: CfgId;
      readonly to: ProcessId;
      readonly active: boolean;
    }
  /** A message asked for a slot that is collected here. */
  | {
      readonly kind: 'wasCollected';
      readonly cfg: CfgId;
      readonly slot: Slot;
      readonly base: Slot;
      readonly to: ProcessId;
    }
  | { readonly kind: 'baseRaised'; readonly cfg: CfgId; readonly base: Slot }
  // replica
  | { readonly kind: 'requested'; readonly cmd: Command }
  | { readonly kind: 'proposed'; readonly cfg: CfgId; readonly slot: Slot; readonly cmd: Command }
  | { readonly kind: 'learned'; readonly slot: Slot; readonly cmd: Command }
  | {
      readonly kind: 'performed';
      readonly slot: Slot;
      readonly cmd: Command;
      readonly result: string;
      readonly repeated: boolean;
    }
  | { readonly kind: 'displaced'; readonly slot: Slot; readonly cmd: Command; readonly by: Command }
  | {
      readonly kind: 'responded';
      readonly client: SessionId;
      readonly seq: number;
      readonly slot: Slot;
      readonly result: string;
      readonly cached: boolean;
    }
  | { readonly kind: 'statusSent'; readonly slotOut: Slot }
  | { readonly kind: 'askedToLearn'; readonly from: Slot; readonly to: ProcessId }
  /** A leader reports that slots below `base` are collected, so the replica must learn them from peers. */
  | { readonly kind: 'toldCollected'; readonly base: Slot }
  | { readonly kind: 'snapshotTaken'; readonly upTo: Slot }
  | { readonly kind: 'snapshotSent'; readonly to: ProcessId; readonly upTo: Slot }
  /** Every slot below `upTo` counts as performed; `was` is the replica's earlier `slotOut`. */
  | { readonly kind: 'snapshotInstalled'; readonly upTo: Slot; readonly was: Slot }
  | { readonly kind: 'taught'; readonly to: ProcessId; readonly from: Slot; readonly count: number }
  /** A change of configuration is decided, and every replica derives the same record. */
  | { readonly kind: 'reconfigured'; readonly slot: Slot; readonly record: Configuration }
  | {
      readonly kind: 'reconfigRefused';
      readonly slot: Slot;
      readonly cmd: Command;
      readonly why: string;
    }
  | { readonly kind: 'informed'; readonly cfg: CfgId; readonly to: readonly ProcessId[] }
  /** A read begins to ask the acceptors of this configuration. */
  | {
      readonly kind: 'readBegun';
      readonly cmd: Command;
      readonly cfg: CfgId;
      readonly to: readonly AcceptorId[];
    }
  | {
      readonly kind: 'readCounted';
      readonly cfg: CfgId;
      readonly from: AcceptorId;
      readonly have: number;
      readonly need: number;
      /** The read waits until this slot is performed. */
      readonly top: Slot;
    }
  /** The read is answered from the state after `slot`. */
  | {
      readonly kind: 'readAnswered';
      readonly client: SessionId;
      readonly seq: number;
      readonly slot: Slot;
      readonly result: string;
    }
  /** A leaving replica can no longer propose these requests. */
  | {
      readonly kind: 'handedOver';
      readonly cmd: Command;
      readonly replicas: readonly ReplicaId[];
    }
  /** A replica is a member again, and begins to report. */
  | { readonly kind: 'serving'; readonly record: Configuration }
  | { readonly kind: 'peerRetired'; readonly cfg: CfgId; readonly process: ProcessId }
  // client
  | {
      readonly kind: 'redirected';
      readonly cmd: Command;
      readonly to: ProcessId;
      readonly replicas: readonly ReplicaId[];
    }
  | {
      readonly kind: 'asked';
      readonly cmd: Command;
      readonly to: ProcessId;
      /** True for a read that does not go through the log. */
      readonly read: boolean;
    }
  | { readonly kind: 'queued'; readonly waiting: number }
  | {
      readonly kind: 'answered';
      readonly client: SessionId;
      readonly seq: number;
      readonly slot: Slot;
      readonly result: string;
      readonly from: ProcessId;
    }
  | {
      readonly kind: 'askedAgain';
      readonly cmd: Command;
      /** The replica that it had asked until now. */
      readonly was: ProcessId;
      readonly to: ProcessId;
      readonly attempt: number;
    }
  // any role
  /** The process hears of configurations, perhaps `again`; `isMember` tells of the newest. */
  | {
      readonly kind: 'joined';
      readonly record: Configuration;
      readonly isMember: boolean;
      readonly again: boolean;
    }
  /** Every configuration up to this one is over here. */
  | { readonly kind: 'retired'; readonly cfg: CfgId }
  /** A message asked for a configuration that is over. */
  | { readonly kind: 'wasRetired'; readonly cfg: CfgId; readonly to: ProcessId }
  | { readonly kind: 'started'; readonly fresh: boolean }
  | {
      readonly kind: 'resent';
      readonly what: 'p1a' | 'p2a' | 'propose' | 'readQuery';
      readonly slot: Slot;
      readonly to: readonly ProcessId[];
      readonly timer: TimerName;
    }
  | { readonly kind: 'ignored'; readonly why: IgnoreReason };

export type NoteKind = Note['kind'];
export type NoteOf<K extends NoteKind> = Extract<Note, { kind: K }>;
