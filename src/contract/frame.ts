import type {
  AcceptorId,
  Ballot,
  CfgId,
  ClientId,
  Command,
  Configuration,
  ElectionPolicy,
  LeaderId,
  LineId,
  Message,
  Micros,
  Note,
  ProcessId,
  ReplicaId,
  Slot,
  TimerName,
} from '../paxos/index.ts';
import type {
  Action,
  Cluster,
  CrashPoint,
  DropReason,
  EnvelopeId,
  LinkPolicy,
  Load,
  NodeId,
} from '../sim/index.ts';
import type { AnswersView } from './answers.ts';
import type { LatticeView } from './lattice.ts';
import type { ProcessView, Standing } from './process.ts';

/** The version of everything that crosses the worker's door. */
export type ContractVersion = 1;

/**
 * The plain read-model of one moment of one run: all that the UI may know. A part whose content did
 * not change keeps its identity from one frame to the next.
 */
export interface Frame {
  readonly run: RunView;
  /**
   * The node whose knowledge this is. The frame leaves out what the node cannot know; of checks,
   * traffic, totals and links it knows nothing. Null shows everything.
   */
  readonly seenBy: NodeId | null;
  /** Actions applied so far; 0 is the untouched start. */
  readonly index: number;
  /** Virtual time of the latest action. */
  readonly time: Micros;
  /** When the scheduler will act next; null when no action is due. */
  readonly next: Micros | null;
  readonly nodes: readonly NodeView[];
  /** All processes; in a veiled frame, those that its node hosts. */
  readonly processes: readonly ProcessView[];
  /** Messages that fly, are held or wait in a mailbox, by id. */
  readonly envelopes: readonly EnvelopeView[];
  readonly timers: readonly TimerView[];
  /** Links that are cut or whose policy is not the cluster's. */
  readonly links: readonly LinkView[];
  readonly ledger: LedgerView;
  /** One slot in full; null while it is not watched. */
  readonly lattice: LatticeView | null;
  /** Every configuration that a replica has entered, by id. */
  readonly records: readonly Configuration[];
  /** The latest action and its results; null at index 0, and when it is veiled. */
  readonly event: EventView | null;
  readonly timeline: TimelineView;
  readonly totals: TotalsView;
  readonly checks: ChecksView;
}

/** What a run is: fixed while no hand acts. */
export interface RunView {
  /** A frame with another number shows another run or branch: the page must not animate from the frame before. */
  readonly id: number;
  readonly cluster: Cluster;
  readonly seed: number;
  /** The rule that is broken on purpose; null on the protocol's own rules. */
  readonly variant: {
    readonly id: string;
    /** The line of the protocol that the broken rule replaces. */
    readonly line: LineId;
    readonly what: string;
    /** What the change leads to, in one sentence. */
    readonly harm: string;
  } | null;
  /** The policy of links not listed in `links`, as weather has set it. */
  readonly link: LinkPolicy;
  readonly load: Load;
  /** Who begins a ballot by itself, as the cluster or a hand has set it. */
  readonly election: ElectionPolicy;
}

export type SceneId =
  'three-servers' | 'by-role' | 'failover' | 'lossy' | 'minority' | 'replace' | 'duel';

export interface NodeView {
  readonly id: NodeId;
  /** Unknown when veiled. */
  readonly status: 'up' | 'down' | 'paused' | 'unknown';
  /** A crash that waits for the next handler that persists. */
  readonly crashAt: CrashPoint | null;
  /** True when the node is down and its disk has been wiped. */
  readonly wiped: boolean;
  /** Counts starts: 1 before the first crash; 0 if veiled. */
  readonly incarnation: number;
  readonly processes: readonly ProcessId[];
  /** Ids of the envelopes that wait here, in arrival order. */
  readonly mailbox: readonly EnvelopeId[];
}

export interface EnvelopeView {
  readonly id: EnvelopeId;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly fromNode: NodeId;
  readonly toNode: NodeId;
  readonly body: Message;
  /** A veiled message is `sent`: its place is unknown. */
  readonly state: 'flying' | 'held' | 'waiting' | 'sent';
  /** What will end the message before it arrives, as things stand: loss or a cut. */
  readonly fate: 'arrives' | 'lost' | 'cut';
  /** Index of the action that sent it; null if veiled. */
  readonly cause: number | null;
  readonly sentAt: Micros;
  readonly dueAt: Micros;
  readonly copyOf: EnvelopeId | null;
}

export interface TimerView {
  readonly process: ProcessId;
  readonly name: TimerName;
  readonly key: number;
  readonly setAt: Micros;
  /** Null for a timer that fires only by hand. */
  readonly dueAt: Micros | null;
}

export interface LinkView {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly cut: boolean;
  /** Null while the link has the policy of the run. */
  readonly policy: LinkPolicy | null;
}

/** How far one replica is with one slot. */
export type CellStatus = 'unknown' | 'empty' | 'proposed' | 'learned' | 'performed';

export interface SlotView {
  readonly slot: Slot;
  readonly cfg: CfgId;
  /** The votes of the highest ballot in which an acceptor voted here. */
  readonly votes: {
    readonly ballot: Ballot;
    readonly cmd: Command;
    readonly voters: readonly AcceptorId[];
  } | null;
  /** The acceptors of the slot's configuration, and the size of a quorum. */
  readonly acceptors: number;
  readonly quorum: number;
  /**
   * The event at which a majority had accepted `cmd` in one ballot, whether or not a process knows
   * it. A veiled frame shows what the node has learned, without ballot and event.
   */
  readonly chosen: {
    readonly ballot: Ballot | null;
    readonly cmd: Command;
    readonly index: number | null;
  } | null;
  /** One cell for each replica, in the order of their nodes. */
  readonly cells: readonly {
    readonly replica: ReplicaId;
    readonly status: CellStatus;
    readonly cmd: Command | null;
  }[];
}

export interface LedgerView {
  /** Consecutive slots: the newest, or those that `watch` asked for. */
  readonly slots: readonly SlotView[];
  /** Every slot below this one has been chosen, and its story is forgotten: a long run is not kept whole. */
  readonly since: Slot;
  /** The highest slot that a process has touched; 0 if there is none. */
  readonly top: Slot;
}

/** A moment worth stopping at. */
export type Beat =
  /** A leader has lost its patience, or goes first: its scout asks for promises. */
  | { readonly kind: 'scouting'; readonly leader: LeaderId; readonly ballot: Ballot }
  | { readonly kind: 'adopted'; readonly leader: LeaderId; readonly ballot: Ballot }
  | {
      readonly kind: 'preempted';
      readonly leader: LeaderId;
      readonly ballot: Ballot;
      readonly by: Ballot;
    }
  | { readonly kind: 'quorumLost'; readonly leader: LeaderId; readonly ballot: Ballot }
  /** Commanders begin: their p2a are in flight. */
  | {
      readonly kind: 'proposing';
      readonly leader: LeaderId;
      readonly ballot: Ballot;
      readonly slots: readonly Slot[];
    }
  | { readonly kind: 'chosen'; readonly slot: Slot; readonly ballot: Ballot; readonly cmd: Command }
  | {
      readonly kind: 'decided';
      readonly leader: LeaderId;
      readonly slot: Slot;
      readonly cmd: Command;
    }
  | {
      readonly kind: 'learned';
      readonly replica: ReplicaId;
      readonly slot: Slot;
      readonly cmd: Command;
    }
  | {
      readonly kind: 'performed';
      readonly replica: ReplicaId;
      readonly slot: Slot;
      readonly cmd: Command;
    }
  | {
      readonly kind: 'answered';
      readonly client: ClientId;
      readonly seq: number;
      readonly result: string;
    }
  /** A replica has performed a change: from slot `from` on, configuration `cfg` governs. */
  | {
      readonly kind: 'reconfigured';
      readonly replica: ReplicaId;
      readonly cfg: CfgId;
      readonly from: Slot;
    }
  /** A process changes its standing between configurations. */
  | {
      readonly kind: 'standing';
      readonly process: ProcessId;
      readonly standing: Exclude<Standing, 'spare' | 'member'>;
    }
  /** A replica that has left hands requests back, or a client turns to another replica. */
  | { readonly kind: 'handedOver'; readonly replica: ReplicaId }
  /** A client gives up on a replica that does not answer. */
  | { readonly kind: 'gaveUp'; readonly client: ClientId; readonly on: ProcessId }
  /** A client is answered for the first time after an outage. */
  | { readonly kind: 'restored'; readonly answers: AnswersView }
  | { readonly kind: 'redirected'; readonly client: ClientId; readonly to: ProcessId }
  | { readonly kind: 'crashed'; readonly nodes: readonly NodeId[] }
  | { readonly kind: 'restarted'; readonly nodes: readonly NodeId[] }
  | { readonly kind: 'wiped'; readonly node: NodeId }
  | { readonly kind: 'cut' }
  | { readonly kind: 'healed' }
  /** Invariants that this event is the first to break. */
  | { readonly kind: 'broken'; readonly breaks: readonly BreakView[] };

/** The first violation of an invariant. */
export interface BreakView {
  /** The invariant's name, as in the greeting. */
  readonly invariant: string;
  readonly index: number;
  readonly at: Micros;
  readonly witnesses: readonly ProcessId[];
  /** What the checker saw, as plain data; its names depend on the invariant. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Which invariants are broken at this moment. */
export interface ChecksView {
  /** The invariants that are broken by now, by index; all others hold. */
  readonly broken: readonly BreakView[];
}

/** One action and its results. */
export interface EventView {
  /** The frame's index: the action moved the world from `index - 1` to `index`. */
  readonly index: number;
  readonly at: Micros;
  readonly action: Action;
  /** True when a person did it, false when the scheduler did. */
  readonly byHand: boolean;
  /** The process whose handler ran, if one ran. */
  readonly actor: ProcessId | null;
  /** The envelope that the action was about, as it was just before. */
  readonly envelope: EnvelopeView | null;
  /** Why the envelope was dropped; null if it was not. */
  readonly dropped: DropReason | null;
  /** The node that a crash point brought down in this event. */
  readonly crashed: NodeId | null;
  readonly notes: readonly Note[];
  readonly lines: readonly LineId[];
  /** The lines whose tests refused the event. */
  readonly refusals: readonly LineId[];
  /** The envelopes that the event sent. */
  readonly sent: readonly EnvelopeId[];
  /** How long the timer that fired had run; null for every other event. */
  readonly waited: Micros | null;
  /** The fields of the actor's state that changed, with whether each is stable. */
  readonly changed: readonly { readonly field: string; readonly stable: boolean }[];
  readonly beats: readonly Beat[];
  /** True for failure detection, status and arrivals in a mailbox: stepping passes over these unless told not to. */
  readonly quiet: boolean;
}

export type MarkKind =
  | 'crashed'
  | 'restarted'
  | 'wiped'
  | 'paused'
  | 'resumed'
  | 'cut'
  | 'healed'
  | 'weather'
  | 'request'
  | 'reconfigured'
  | 'broken';

export interface BranchView {
  readonly id: number;
  readonly name: string;
  /** The branch it left, and after which event; null for the trunk. */
  readonly parent: number | null;
  readonly forkIndex: number;
  /** Virtual time of the event after which it left; 0 for the trunk. */
  readonly forkTime: Micros;
  /** The id of the rule that is broken in it; null on the protocol's own rules. */
  readonly variant: string | null;
  /** The number of actions that have been played. */
  readonly length: number;
  readonly endTime: Micros;
}

export interface TimelineView {
  /** The number of actions that have been played of this branch; it may be larger than the frame's index. */
  readonly length: number;
  readonly endTime: Micros;
  /** Spans in which a leader believed itself active; `to` is null while the span lasts. */
  readonly bands: readonly {
    readonly leader: LeaderId;
    readonly cfg: CfgId;
    readonly ballot: Ballot;
    readonly from: Micros;
    readonly to: Micros | null;
  }[];
  /** Every fault, hand and broken invariant. */
  readonly marks: readonly {
    readonly index: number;
    readonly at: Micros;
    readonly kind: MarkKind;
    readonly subject: string;
  }[];
  /** How many slots became chosen in each span of `width`, from time 0 on. */
  readonly chosen: { readonly width: Micros; readonly counts: readonly number[] };
  readonly traffic: TrafficView;
  readonly branches: readonly BranchView[];
  readonly branch: number;
}

/** What clients got, what it cost, and when no leader was active, in all that has been played of a branch. */
export interface TrafficView {
  /** The columns have one number for each span of `width`, from time 0 on. */
  readonly width: Micros;
  readonly answered: readonly number[];
  /** How long the commands answered in each span took: the sum, and the longest. */
  readonly latency: readonly Micros[];
  readonly longest: readonly Micros[];
  /** The number of messages that handlers took, of every kind. */
  readonly messages: readonly number[];
  /** The latest outages, oldest first. */
  readonly outages: readonly OutageView[];
  /** The number of earlier outages that are no longer listed. */
  readonly forgotten: number;
}

/**
 * An outage begins when the last active leader loses its lead. It ends when a later leader finds
 * its first slot decided. A moment that has not come yet is null; `scouted` and the moments after
 * it belong to one leader.
 */
export interface OutageView {
  readonly lost: Ballot;
  /** The ballot in which the next leader was adopted. */
  readonly next: Ballot | null;
  readonly from: Micros;
  /** When the next leader first scouted; `from` if it had begun before. */
  readonly scouted: Micros | null;
  readonly adopted: Micros | null;
  /** When an acceptor first voted in its ballot. */
  readonly accepted: Micros | null;
  readonly decided: Micros | null;
  /** What became of earlier answers; null until a client is answered again. */
  readonly answers: AnswersView | null;
}

export interface TotalsView {
  readonly requested: number;
  readonly answered: number;
  readonly chosen: number;
  /** The number of slots, up to the highest answered one, that some live replica has not performed yet. */
  readonly lagging: number;
}
