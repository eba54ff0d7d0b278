import type {
  AcceptorId,
  Ballot,
  Carried,
  CfgId,
  Command,
  LeaderId,
  ProcessId,
  Slot,
} from '../paxos/index.ts';

/** One slot: acceptors across, ballots up. Every index is that of an event. */
export interface LatticeView {
  readonly slot: Slot;
  /** The highest slot that a process has touched; at least 1. */
  readonly top: Slot;
  readonly cfg: CfgId;
  readonly quorum: number;
  readonly acceptors: readonly AcceptorId[];
  /** The rows, highest ballot first. */
  readonly rows: readonly LatticeRow[];
  /** The number of lower ballots that are left out. */
  readonly hidden: number;
  /**
   * The choice, whether or not a process knows it. A veiled lattice shows what the node has
   * learned, without ballot and event.
   */
  readonly chosen: {
    readonly ballot: Ballot | null;
    readonly cmd: Command;
    readonly index: number | null;
  } | null;
  /** True when it was chosen so long ago that its votes are not kept. */
  readonly isForgotten: boolean;
  /** The ballot that could come next; null if it is veiled or cannot be said. */
  readonly next: NextBallot | null;
  /** The leaders and replicas that have learned what the slot decides. */
  readonly knownBy: readonly ProcessId[];
}

/** A ballot above all others, if it came now. */
export interface NextBallot {
  /** What each acceptor would report with its promise, in the order of `acceptors`. */
  readonly reports: readonly NextReport[];
  /** Each duty that the leader could have, by which quorum answers. */
  readonly duties: readonly Duty[];
}

export interface NextReport {
  readonly acceptor: AcceptorId;
  readonly vote: Carried | null;
  readonly hasCollected: boolean;
}

/** What an adopted leader must do in the slot: propose a reported command, what it likes, or nothing. */
export type Duty =
  | { readonly kind: 'bound'; readonly carried: Carried }
  | { readonly kind: 'free' }
  | { readonly kind: 'collected' };

export interface LatticeRow {
  readonly ballot: Ballot;
  /** The cells in the order of `acceptors`. */
  readonly cells: readonly LatticeCell[];
  /** The command that has votes in this ballot; null if there are no votes. */
  readonly cmd: Command | null;
  /** True when the row below is of the same ballot and another command: only broken rules allow that. */
  readonly isSecond: boolean;
  /** How its leader was adopted; null while it has not been. */
  readonly adoption: {
    readonly index: number;
    readonly leader: LeaderId;
    /** The acceptors whose promises it had. */
    readonly quorum: readonly AcceptorId[];
    /** The pvalue that it must propose here; null if no promise reported one. */
    readonly kept: Carried | null;
    /** True when it fills the slot with a no-op. */
    readonly filled: boolean;
    /** True when it proposes nothing here, because the slot was collected. */
    readonly isPast: boolean;
  } | null;
  readonly chosenAt: number | null;
}

export interface LatticeCell {
  readonly acceptor: AcceptorId;
  /** True when the acceptor's actions are veiled. */
  readonly isVeiled: boolean;
  readonly promisedAt: number | null;
  readonly votedAt: number | null;
  /** The ballot of the vote that its promise reported; null if it reported none. */
  readonly told: Ballot | null;
  /** True when it had collected the slot by then, so that its promise reported no vote here. */
  readonly hasForgotten: boolean;
  /** True when it voted for what a lower ballot chose, and its promise counted for the leader of this one. */
  readonly isInBoth: boolean;
  /** True when it has promised a higher ballot: it will never vote here. */
  readonly isShut: boolean;
}
