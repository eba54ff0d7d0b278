import type { CellStatus, LedgerView, SlotView } from '../contract/index.ts';
import {
  compareBallots,
  configFor,
  get,
  quorumOf,
  type AcceptorId,
  type Ballot,
  type Command,
  type ProcessState,
  type ReplicaState,
  type Slot,
} from '../paxos/index.ts';
import type { Facts, World } from '../sim/index.ts';

/** So many slots fit into a ledger. */
const ROWS = 16;

/** Slots from `from` on, or the newest; who has voted, what is chosen, how far each replica is. */
export function ledgerView(world: World, facts: Facts, from: Slot | null): LedgerView {
  const top = topSlot(world, facts);
  const first = Math.max(1, from === null ? top - ROWS + 1 : Math.min(from, top));
  const count = Math.max(0, Math.min(ROWS, top - first + 1));
  const slots = Array.from({ length: count }, (_, at) => slotView(world, facts, first + at));
  return { slots, top };
}

function topSlot(world: World, facts: Facts): Slot {
  return world.processes.reduce((top, { state }) => Math.max(top, touched(state)), facts.chosen.top);
}

/** The highest slot that a process has anything about. */
function touched(state: ProcessState): Slot {
  switch (state.role) {
    case 'acceptor':
      return state.stable.instances.reduce((top, { accepted }) => Math.max(top, accepted.top), 0);
    case 'leader':
      return state.volatile.instances.reduce(
        (top, { proposals, decided }) => Math.max(top, decided.top, proposals.at(-1)?.slot ?? 0),
        0,
      );
    case 'replica':
      return Math.max(state.stable.log.top, state.volatile.proposals.at(-1)?.slot ?? 0);
    case 'client':
      return 0;
  }
}

function slotView(world: World, facts: Facts, slot: Slot): SlotView {
  const config = configFor(world.records, slot);
  const chosen = get(facts.chosen, slot);
  const replicas = world.processes.flatMap(({ state }) => (state.role === 'replica' ? [state] : []));
  return {
    slot,
    cfg: config.id,
    votes: votesFor(world, config.id, slot),
    acceptors: config.acceptors.length,
    quorum: quorumOf(config.acceptors.length),
    chosen: chosen ? { ballot: chosen.ballot, cmd: chosen.cmd, index: chosen.index } : null,
    cells: replicas.map((state) => ({ replica: state.id, ...cellOf(state, slot) })),
  };
}

function votesFor(world: World, cfg: number, slot: Slot): SlotView['votes'] {
  let best: { ballot: Ballot; cmd: Command; voters: AcceptorId[] } | null = null;
  for (const { state } of world.processes) {
    if (state.role !== 'acceptor') continue;
    const instance = state.stable.instances.find((one) => one.cfg === cfg);
    const vote = instance && get(instance.accepted, slot);
    if (vote === undefined) continue;
    const order = best === null ? 1 : compareBallots(vote.ballot, best.ballot);
    if (order > 0) best = { ballot: vote.ballot, cmd: vote.cmd, voters: [state.id] };
    else if (order === 0) best!.voters.push(state.id);
  }
  return best;
}

function cellOf(
  { stable, volatile }: ReplicaState,
  slot: Slot,
): { readonly status: CellStatus; readonly cmd: Command | null } {
  const learned = get(stable.log, slot);
  if (slot < volatile.slotOut) return { status: 'performed', cmd: learned ?? null };
  if (learned !== undefined) return { status: 'learned', cmd: learned };
  const own = volatile.proposals.find((proposal) => proposal.slot === slot);
  return own ? { status: 'proposed', cmd: own.cmd } : { status: 'empty', cmd: null };
}
