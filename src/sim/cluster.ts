import type {
  AcceptorId,
  LeaderId,
  Micros,
  ProcessId,
  ReplicaId,
  Settings,
} from '../paxos/index.ts';

/** A machine: crashes and cuts act on nodes and on the links between them. */
export type NodeId = `n${number}`;

/**
 * How a link carries messages, in one direction. `reliable` never loses, keeps order and waits at a
 * cut. `unreliable` may lose, duplicate and reorder, and loses what meets a cut. `manual` holds
 * everything until a hand delivers it.
 */
export type Transport = 'reliable' | 'unreliable' | 'manual';

export interface LinkPolicy {
  readonly transport: Transport;
  readonly latencyMin: Micros;
  readonly latencyMax: Micros;
  /** Probabilities, 0 to 1. */
  readonly loss: number;
  readonly duplication: number;
  /** Probability that a message takes `tail` times its latency, so that others overtake it. */
  readonly reordering: number;
  readonly tail: number;
}

/** A network without faults, in which messages still overtake one another. */
export const CALM: LinkPolicy = {
  transport: 'unreliable',
  latencyMin: 5_000,
  latencyMax: 15_000,
  loss: 0,
  duplication: 0,
  reordering: 0,
  tail: 1,
};

/** What clients do by themselves: `closed` thinks after each answer, `open` asks at a fixed rate. */
export type Load =
  | { readonly kind: 'none' }
  | { readonly kind: 'closed'; readonly think: Micros }
  | { readonly kind: 'open'; readonly perSecond: number };

export interface NodeSpec {
  readonly id: NodeId;
  readonly processes: readonly ProcessId[];
}

/** A process that a configuration can have. */
export type Member = AcceptorId | LeaderId | ReplicaId;

/** Everything that is fixed before a run, except the seed. */
export interface Cluster {
  readonly nodes: readonly NodeSpec[];
  /** Members that the first configuration leaves out; a change of configuration may add them. */
  readonly spares: readonly Member[];
  readonly settings: Settings;
  /** The policy of every link between two nodes, unless a hand sets another. */
  readonly link: LinkPolicy;
  /** The latency between two processes on the same node; such a message is never lost or cut. */
  readonly loopback: Micros;
  /** The time that a node needs for one message, which waits in the mailbox until then. */
  readonly processing: Micros;
  readonly load: Load;
}
