import type {
  AcceptorId,
  Ballot,
  CfgId,
  ClientId,
  Command,
  Configuration,
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
import type { LatticeView } from './lattice.ts';
import type { ProcessView, Standing } from './process.ts';

/** The version of everything that crosses the worker's door. */
export type ContractVersion = 1;

/**
 * The plain read-model of one moment of one run: all that the UI may know. A part whose content
 * did not change keeps its identity from one frame to the next.
 */
export interface Frame {
  readonly run: RunView;
  /**
   * The node whose knowledge this is: what it cannot know is not in the frame, and of checks, traffic,
   * totals and links it knows nothing. Null: everything is there.
   */
  readonly seenBy: NodeId | null;
  /** Actions applied so far; 0 is the untouched start. */
  readonly index: number;
  /** Virtual time of the latest action. */
  readonly time: Micros;
  /** When the scheduler will act next; null when nothing is left to happen by itself. */
  readonly next: Micros | null;
  readonly nodes: readonly NodeView[];
  /** All of them; of a veiled frame those that its node hosts. */
  readonly processes: readonly ProcessView[];
  /** Flying, held or waiting in a mailbox. By id. */
  readonly envelopes: readonly EnvelopeView[];
  readonly timers: readonly TimerView[];
  /** Links that are cut or whose policy is not the cluster's. */
  readonly links: readonly LinkView[];
  readonly ledger: LedgerView;
  /** One slot in full; null while nobody looks. */
  readonly lattice: LatticeView | null;
  /** Every configuration that some replica has come to, by id. */
  readonly records: readonly Configuration[];
  /** The latest action and what came of it; null at index 0, and where it is veiled. */
  readonly event: EventView | null;
  readonly timeline: TimelineView;
  readonly totals: TotalsView;
  readonly checks: ChecksView;
}

/** What a run is: fixed while no hand acts. */
export interface RunView {
  /** Another number means another run or branch: nothing may be animated from the frame before. */
  readonly id: number;
  /** The ready-made scene it came from, or null. */
  readonly scene: SceneId | null;
  readonly cluster: Cluster;
  readonly seed: number;
  /** The rule that is broken on purpose; null on the protocol's own rules. */
  readonly variant: {
    readonly id: string;
    /** The line of the protocol that does something else, and what. */
    readonly line: LineId;
    readonly what: string;
    /** What comes of it, in one sentence. */
    readonly harm: string;
  } | null;
  /** The policy of links not listed in `links`, as weather has set it. */
  readonly link: LinkPolicy;
  readonly load: Load;
}

export type SceneId =
  'three-servers' | 'by-role' | 'failover' | 'lossy' | 'minority' | 'replace' | 'duel';

export interface NodeView {
  readonly id: NodeId;
  /** Unknown where it is veiled. */
  readonly status: 'up' | 'down' | 'paused' | 'unknown';
  /** A crash that waits for the next handler that persists. */
  readonly crashAt: CrashPoint | null;
  /** It is down, and its disk has been wiped. */
  readonly wiped: boolean;
  /** Counts starts: 1 before the first crash; 0 where that is unknown. */
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
  /** Veiled, it has been `sent`, and where it is is unknown. */
  readonly state: 'flying' | 'held' | 'waiting' | 'sent';
  /** What will end it before it arrives, as things stand: bad luck or a cut. */
  readonly fate: 'arrives' | 'lost' | 'cut';
  /** Index of the action that sent it; null where that is veiled. */
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
  /** Null for a timer that only a hand fires. */
  readonly dueAt: Micros | null;
}

export interface LinkView {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly cut: boolean;
  /** Null while it has the policy of the run. */
  readonly policy: LinkPolicy | null;
}

/** How far one replica is with one slot. */
export type CellStatus = 'unknown' | 'empty' | 'proposed' | 'learned' | 'performed';

export interface SlotView {
  readonly slot: Slot;
  readonly cfg: CfgId;
  /** Votes of the highest ballot in which anybody voted here. */
  readonly votes: {
    readonly ballot: Ballot;
    readonly cmd: Command;
    readonly voters: readonly AcceptorId[];
  } | null;
  /** Acceptors of the slot's configuration, and how many make a quorum. */
  readonly acceptors: number;
  readonly quorum: number;
  /**
   * The fact, whoever knows: the event at which a majority had accepted `cmd` in one ballot. Veiled,
   * what the node has learned: neither ballot nor event come with it.
   */
  readonly chosen: {
    readonly ballot: Ballot | null;
    readonly cmd: Command;
    readonly index: number | null;
  } | null;
  /** Of every replica, in the order of their nodes. */
  readonly cells: readonly {
    readonly replica: ReplicaId;
    readonly status: CellStatus;
    readonly cmd: Command | null;
  }[];
}

export interface LedgerView {
  /** Consecutive slots: the newest, or those that `watch` asked for. */
  readonly slots: readonly SlotView[];
  /** Every slot below has been chosen, and how is forgotten: a long run is not kept whole. */
  readonly since: Slot;
  /** The highest slot anybody has touched; 0 for none. */
  readonly top: Slot;
}

/** Moments worth stopping at. */
export type Beat =
  | { readonly kind: 'adopted'; readonly leader: LeaderId; readonly ballot: Ballot }
  | {
      readonly kind: 'preempted';
      readonly leader: LeaderId;
      readonly ballot: Ballot;
      readonly by: Ballot;
    }
  | { readonly kind: 'quorumLost'; readonly leader: LeaderId; readonly ballot: Ballot }
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
  /** A process comes to stand elsewhere between configurations. */
  | {
      readonly kind: 'standing';
      readonly process: ProcessId;
      readonly standing: Exclude<Standing, 'spare' | 'member'>;
    }
  /** A replica that has left hands requests back, and a client that turns to another. */
  | { readonly kind: 'handedOver'; readonly replica: ReplicaId }
  | { readonly kind: 'redirected'; readonly client: ClientId; readonly to: ProcessId }
  | { readonly kind: 'crashed'; readonly nodes: readonly NodeId[] }
  | { readonly kind: 'restarted'; readonly nodes: readonly NodeId[] }
  | { readonly kind: 'wiped'; readonly node: NodeId }
  | { readonly kind: 'cut' }
  | { readonly kind: 'healed' }
  /** Invariants that hold no longer, for the first time in this run. */
  | { readonly kind: 'broken'; readonly breaks: readonly BreakView[] };

/** The first violation of an invariant. */
export interface BreakView {
  /** As the greeting names it. */
  readonly invariant: string;
  readonly index: number;
  readonly at: Micros;
  readonly witnesses: readonly ProcessId[];
  /** What was seen, as plain data; names depend on the invariant. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What is known of the invariants at this moment. */
export interface ChecksView {
  /** Those that are broken by now; all others hold. By index. */
  readonly broken: readonly BreakView[];
}

/** One action and all that came of it. */
export interface EventView {
  /** The frame's index: the action moved the world from `index - 1` to `index`. */
  readonly index: number;
  readonly at: Micros;
  readonly action: Action;
  /** Done by a person, not by the scheduler. */
  readonly byHand: boolean;
  /** The process whose handler ran, if one did. */
  readonly actor: ProcessId | null;
  /** The envelope that arrived, was handled, dropped, held…; as it was just before. */
  readonly envelope: EnvelopeView | null;
  /** Why the envelope was dropped, where it was. */
  readonly dropped: DropReason | null;
  /** Nodes that a crash point brought down in this event. */
  readonly crashed: NodeId | null;
  readonly notes: readonly Note[];
  readonly lines: readonly LineId[];
  /** Tests among them that turned away what came. */
  readonly refusals: readonly LineId[];
  /** Envelopes sent. */
  readonly sent: readonly EnvelopeId[];
  /** Fields of the actor's state that changed, stable ones marked. */
  readonly changed: readonly { readonly field: string; readonly stable: boolean }[];
  readonly beats: readonly Beat[];
  /** Failure detection, status and arrivals in a mailbox: stepping passes over these unless told not to. */
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
  /** Virtual time of that event; 0 for the trunk. */
  readonly forkTime: Micros;
  /** As far as it has been played. */
  readonly length: number;
  readonly endTime: Micros;
}

export interface TimelineView {
  /** As far as this branch has been played: it may lie after the frame's index. */
  readonly length: number;
  readonly endTime: Micros;
  /** Spans in which a leader believed itself active; `to` null while it lasts. */
  readonly bands: readonly {
    readonly leader: LeaderId;
    readonly cfg: CfgId;
    readonly ballot: Ballot;
    readonly from: Micros;
    readonly to: Micros | null;
  }[];
  /** Faults, hands and broken invariants, exactly. */
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

/** What clients got and what it cost, and when nobody led: of all that has been played of a branch. */
export interface TrafficView {
  /** The columns have a number for each span of `width`, from time 0 on. */
  readonly width: Micros;
  readonly answered: readonly number[];
  /** How long the commands answered there had taken: all together, and the longest. */
  readonly latency: readonly Micros[];
  readonly longest: readonly Micros[];
  /** Messages that a handler took, of every kind. */
  readonly messages: readonly number[];
  /** The latest outages, oldest first. */
  readonly outages: readonly OutageView[];
  /** How many earlier ones are no longer listed. */
  readonly forgotten: number;
}

/**
 * From the end of a leadership that left nobody active to the first slot that a later leader finds
 * decided. A moment that has not come yet is null; `scouted` and what follows are those of one leader.
 */
export interface OutageView {
  readonly lost: Ballot;
  /** The ballot in which the next leader was adopted. */
  readonly next: Ballot | null;
  readonly from: Micros;
  /** The next leader first began a scout; `from` where it had begun before. */
  readonly scouted: Micros | null;
  readonly adopted: Micros | null;
  /** An acceptor first voted in its ballot. */
  readonly accepted: Micros | null;
  readonly decided: Micros | null;
}

export interface TotalsView {
  readonly requested: number;
  readonly answered: number;
  readonly chosen: number;
  /** Slots up to the highest answered one that some live replica has not performed yet. */
  readonly lagging: number;
}
