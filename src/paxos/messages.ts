import type { Ballot } from './ballot.ts';
import type { ClientCommand, Command } from './command.ts';
import type { Configuration } from './configuration.ts';
import type { CfgId, ReplicaId, SessionId, Slot } from './ids.ts';
import type { ApplicationState, Session } from './states.ts';

/** One acceptor's vote: `cmd` accepted for `slot` in `ballot`. */
export interface Pvalue {
  readonly ballot: Ballot;
  readonly slot: Slot;
  readonly cmd: Command;
}

export interface Decision {
  readonly slot: Slot;
  readonly cmd: Command;
}

/** Every message between processes. `cfg` is a whole record if a process may meet it first in this message. */
export type Message =
  | { readonly type: 'request'; readonly cmd: ClientCommand }
  | {
      readonly type: 'response';
      readonly client: SessionId;
      readonly seq: number;
      readonly slot: Slot;
      readonly result: string;
      /** The newest configuration, whose replicas the client asks from now on. */
      readonly cfg: CfgId;
      readonly replicas: readonly ReplicaId[];
    }
  | {
      readonly type: 'propose';
      readonly cfg: Configuration;
      readonly slot: Slot;
      readonly cmd: Command;
    }
  | { readonly type: 'p1a'; readonly cfg: Configuration; readonly ballot: Ballot }
  | {
      readonly type: 'p1b';
      readonly cfg: CfgId;
      /** The ballot of the p1a that this answers. */
      readonly re: Ballot;
      /** What the acceptor has promised now: above `re` in a refusal, whose `pvalues` are empty. */
      readonly ballot: Ballot;
      readonly base: Slot;
      readonly pvalues: readonly Pvalue[];
    }
  | {
      readonly type: 'p2a';
      readonly cfg: CfgId;
      readonly ballot: Ballot;
      readonly slot: Slot;
      readonly cmd: Command;
    }
  | {
      readonly type: 'p2b';
      readonly cfg: CfgId;
      readonly re: Ballot;
      readonly slot: Slot;
      /** The message is a vote exactly when this equals `re` and `slot >= base`. */
      readonly ballot: Ballot;
      readonly base: Slot;
    }
  | {
      readonly type: 'decision';
      readonly cfg: CfgId;
      readonly slot: Slot;
      readonly cmd: Command;
    }
  | { readonly type: 'ping'; readonly cfg: CfgId; readonly nonce: number }
  | {
      readonly type: 'pong';
      readonly cfg: CfgId;
      /** The number of the ping that this answers; 0 for the unasked one at adoption. */
      readonly nonce: number;
      readonly ballot: Ballot;
      readonly active: boolean;
    }
  | {
      readonly type: 'status';
      /** Every slot below this one is durably learned and performed. */
      readonly slotOut: Slot;
      /** The highest slot known decided; 0 for none. */
      readonly top: Slot;
      /** The newest configuration that the replica knows. */
      readonly cfgTop: CfgId;
    }
  | { readonly type: 'learn'; readonly from: Slot }
  | { readonly type: 'learned'; readonly entries: readonly Decision[]; readonly top: Slot }
  | {
      readonly type: 'snapshot';
      /** The snapshot stands for every slot below this one. */
      readonly upTo: Slot;
      readonly state: ApplicationState;
      readonly sessions: readonly Session[];
      readonly configs: readonly Configuration[];
      readonly top: Slot;
    }
  | { readonly type: 'collected'; readonly cfg: CfgId; readonly base: Slot }
  /** Announces the latest change to a process that may not know it (G5). */
  | { readonly type: 'configInfo'; readonly records: readonly Configuration[] }
  /** Answers it with the newest configuration that the sender knows. */
  | { readonly type: 'joined'; readonly cfg: CfgId }
  /** This configuration and every earlier one are over here. */
  | { readonly type: 'retired'; readonly cfg: CfgId }
  /** A request that changes nothing, when reads do not go through the log (section 9). */
  | { readonly type: 'read'; readonly cmd: ClientCommand }
  | {
      readonly type: 'readQuery';
      readonly cfg: CfgId;
      readonly client: SessionId;
      readonly seq: number;
    }
  | {
      readonly type: 'readReply';
      readonly cfg: CfgId;
      readonly client: SessionId;
      readonly seq: number;
      /** The highest slot that may be decided here, including collected ones. */
      readonly top: Slot;
    }
  /** A leaving replica gives a request back and names the replicas that continue. */
  | {
      readonly type: 'moved';
      readonly client: SessionId;
      readonly seq: number;
      readonly cfg: CfgId;
      readonly replicas: readonly ReplicaId[];
    };

export type MessageType = Message['type'];
export type MessageOf<T extends MessageType> = Extract<Message, { type: T }>;
