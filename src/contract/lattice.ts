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

/** One slot: acceptors across, ballots up. Indices are those of the events in which it happened. */
export interface LatticeView {
  readonly slot: Slot;
  /** The highest slot that anybody has touched; at least 1. */
  readonly top: Slot;
  readonly cfg: CfgId;
  readonly quorum: number;
  readonly acceptors: readonly AcceptorId[];
  /** The highest ballot first. */
  readonly rows: readonly LatticeRow[];
  /** So many lower ballots are left out. */
  readonly hidden: number;
  /** The fact, whoever knows; veiled, what the node has learned, which comes without ballot and event. */
  readonly chosen: {
    readonly ballot: Ballot | null;
    readonly cmd: Command;
    readonly index: number | null;
  } | null;
  /** It was chosen so long ago that its votes are not kept. */
  readonly isForgotten: boolean;
  /** Leaders and replicas that have learned what the slot decides. */
  readonly knownBy: readonly ProcessId[];
}

export interface LatticeRow {
  readonly ballot: Ballot;
  /** In the order of `acceptors`. */
  readonly cells: readonly LatticeCell[];
  /** What is voted for in this ballot; null where nobody has voted. */
  readonly cmd: Command | null;
  /** It is another command than that of the row below, in the same ballot: only broken rules allow that. */
  readonly isSecond: boolean;
  /** How its leader came to lead; null while it has not. */
  readonly adoption: {
    readonly index: number;
    readonly leader: LeaderId;
    /** Whose promises it had. */
    readonly quorum: readonly AcceptorId[];
    /** The pvalue that it must propose here; null where nobody reported one. */
    readonly kept: Carried | null;
    /** It fills the slot with a no-op. */
    readonly filled: boolean;
    /** It proposes nothing here: the slot was collected. */
    readonly isPast: boolean;
  } | null;
  readonly chosenAt: number | null;
}

export interface LatticeCell {
  readonly acceptor: AcceptorId;
  /** What it has done is unknown. */
  readonly isVeiled: boolean;
  readonly promisedAt: number | null;
  readonly votedAt: number | null;
  /** The ballot of the vote that its promise reported; null for none. */
  readonly told: Ballot | null;
  /** It had collected the slot by then, and told of no vote here whatever it was. */
  readonly hasForgotten: boolean;
  /** It voted for what was chosen in a lower ballot, and the leader of this one had its promise. */
  readonly isInBoth: boolean;
  /** It has promised a higher ballot: it will never vote here. */
  readonly isShut: boolean;
}
