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

/** Everything that processes say to one another. `cfg` is a whole record where a process may meet it first. */
export type Message =
  | { readonly type: 'request'; readonly cmd: ClientCommand }
  | {
      readonly type: 'response';
      readonly client: SessionId;
      readonly seq: number;
      readonly slot: Slot;
      readonly result: string;
      /** Whom to ask from now on: the replicas of the newest configuration, and which that is. */
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
      /** A vote exactly when this equals `re` and `slot >= base`. */
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
      /** Every slot below is durably learned and performed. */
      readonly slotOut: Slot;
      /** The highest slot known decided; 0 for none. */
      readonly top: Slot;
      /** The newest configuration known. */
      readonly cfgTop: CfgId;
    }
  | { readonly type: 'learn'; readonly from: Slot }
  | { readonly type: 'learned'; readonly entries: readonly Decision[]; readonly top: Slot }
  | {
      readonly type: 'snapshot';
      /** Every slot below is in it. */
      readonly upTo: Slot;
      readonly state: ApplicationState;
      readonly sessions: readonly Session[];
      readonly configs: readonly Configuration[];
      readonly top: Slot;
    }
  | { readonly type: 'collected'; readonly cfg: CfgId; readonly base: Slot }
  /** To whoever may not know of the latest change (G5). */
  | { readonly type: 'configInfo'; readonly records: readonly Configuration[] }
  /** The answer to it: the newest configuration that the sender knows now. */
  | { readonly type: 'joined'; readonly cfg: CfgId }
  /** This configuration, and every one before it, is over here. */
  | { readonly type: 'retired'; readonly cfg: CfgId }
  /** A request that changes nothing, where reads do not go through the log (section 9). */
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
      /** The highest slot that may be decided here; collected ones count. */
      readonly top: Slot;
    }
  /** A replica that leaves gives a request back, and says who goes on. */
  | {
      readonly type: 'moved';
      readonly client: SessionId;
      readonly seq: number;
      readonly cfg: CfgId;
      readonly replicas: readonly ReplicaId[];
    };

export type MessageType = Message['type'];
export type MessageOf<T extends MessageType> = Extract<Message, { type: T }>;
