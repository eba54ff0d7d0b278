import type { Frame } from '../../contract/index.ts';
import {
  EMPTY,
  get,
  type Configuration,
  type ProcessId,
  type ProcessState,
  type ReplicaId,
  type ReplicaState,
  type Slot,
} from '../../paxos/index.ts';
import type { NodeId, SlotStory, World } from '../../sim/index.ts';
import type { Branch } from '../run/branches.ts';
import type { Told } from '../view/lattice.ts';
import type { Processes } from '../view/ledger.ts';
import { recordsOf } from '../view/standing.ts';

/** What a node knows: the states of the processes it hosts, and what it has seen them do. */
export interface Known extends Processes {
  readonly node: NodeId;
  /** The slots that the viewer watches. */
  readonly ledgerFrom: Slot | null;
  readonly lattice: Slot | 'newest' | null;
  /** The id of every replica: every process knows these names. */
  readonly replicas: readonly ReplicaId[];
  /** Ids of the processes it hosts. */
  readonly own: ReadonlySet<ProcessId>;
  readonly states: readonly ProcessState[];
  /** The configurations that its processes have entered, by id. */
  readonly records: readonly Configuration[];
  /** Below this slot, no process of the node keeps what was decided. */
  readonly since: Slot;
  /** The truth without slots, and with only the promises of its acceptors and the adoptions of its leaders. */
  readonly truth: Told;
  /** The votes that its acceptors have cast in a slot. */
  readonly votesIn: (slot: Slot) => SlotStory['votes'];
}

export interface Looking {
  readonly current: Branch;
  readonly ledgerFrom: Slot | null;
  readonly lattice: Slot | 'newest' | null;
}

/** What `node` knows, for a viewer who watches these slots. */
export function knownTo({ current, ledgerFrom, lattice }: Looking, node: NodeId): Known {
  const { world, truth } = current.history;
  const processes = hostedBy(world, node);
  const own = new Set<ProcessId>(processes.map(({ id }) => id));
  const states = processes.map(({ state }) => state);
  const records = recordsKnown(states, world.records);
  const since = sinceOf(states);
  return {
    node,
    ledgerFrom,
    lattice,
    replicas: world.processes.flatMap(({ state }) => (state.role === 'replica' ? [state.id] : [])),
    own,
    processes,
    states,
    records,
    since,
    truth: {
      slots: EMPTY,
      since,
      prefix: { records },
      promises: truth.promises.filter(({ acceptor }) => own.has(acceptor)),
      adoptions: truth.adoptions.filter(({ leader }) => own.has(leader)),
    },
    votesIn: (slot) =>
      get(truth.slots, slot)?.votes.filter(({ acceptor }) => own.has(acceptor)) ?? [],
  };
}

function hostedBy({ nodes, nodeAt, processes }: World, node: NodeId): World['processes'] {
  return nodes[nodeAt.get(node)!]!.processes.map((position) => processes[position]!);
}

function recordsKnown(
  states: readonly ProcessState[],
  first: readonly Configuration[],
): Frame['records'] {
  return states.reduce((most, state) => {
    const told = state.role === 'client' ? first : recordsOf(state);
    return told.length > most.length ? told : most;
  }, first);
}

/** The first slot in the log of its replicas; a replica that has performed more has it only in a snapshot. */
function sinceOf(states: readonly ProcessState[]): Slot {
  return states.reduce(
    (latest, state) => Math.max(latest, state.role === 'replica' ? beginOf(state) : 1),
    1,
  );
}

function beginOf({ stable }: ReplicaState): Slot {
  let slot = stable.snap.upTo;
  while (slot > 1 && get(stable.log, slot - 1) !== undefined) slot -= 1;
  return Math.max(1, slot);
}
