import type { CellStatus, LedgerView, SlotView } from '../../contract/index.ts';
import {
  compareBallots,
  configFor,
  get,
  quorumOf,
  sameBallot,
  sameCommand,
  type AcceptorId,
  type Ballot,
  type Command,
  type ProcessState,
  type ReplicaState,
  type Slot,
} from '../../paxos/index.ts';
import { chosenIn, type Truth, type Vote, type World } from '../../sim/index.ts';

/** A ledger shows at most this many slots. */
const ROWS = 16;

/** The slots from `from` on, or the newest: their votes, what is chosen, and how far each replica is. */
export function ledgerView(world: World, truth: Truth, from: Slot | null): LedgerView {
  const top = topSlot(world, truth);
  const states = world.processes.map(({ state }) => state);
  const replicas = states.filter((state) => state.role === 'replica');
  const slots = slotsShown(truth.since, top, from).map((slot): SlotView => {
    const config = configFor(truth.prefix.records, slot);
    const story = get(truth.slots, slot);
    const chosen = chosenIn(truth, slot);
    return {
      slot,
      cfg: config.id,
      votes: votesShown((story?.votes ?? []).filter(({ cfg }) => cfg === config.id)),
      acceptors: config.acceptors.length,
      quorum: quorumOf(config.acceptors.length),
      chosen: chosen ? { ballot: chosen.ballot, cmd: chosen.cmd, index: chosen.index } : null,
      cells: replicas.map((state) => cellOf(state, slot, chosen?.cmd ?? null)),
    };
  });
  return { slots, since: truth.since, top };
}

/** The slots that fit into the ledger: from `from` on, or the newest. */
export function slotsShown(since: Slot, top: Slot, from: Slot | null): readonly Slot[] {
  const first = Math.max(since, from === null ? top - ROWS + 1 : Math.min(from, top));
  const count = Math.max(0, Math.min(ROWS, top - first + 1));
  return Array.from({ length: count }, (_, at) => first + at);
}

/** The processes that a view reads: all of a world, or those of one node. */
export type Processes = Pick<World, 'processes'>;

export function topSlot({ processes }: Processes, truth: Pick<Truth, 'slots'>): Slot {
  return processes.reduce((top, { state }) => Math.max(top, touched(state)), truth.slots.top);
}

/** The highest slot that the process has touched. */
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

/** The votes in the highest ballot, for the command that has most of them. */
export function votesShown(
  votes: readonly Pick<Vote, 'acceptor' | 'ballot' | 'cmd'>[],
): SlotView['votes'] {
  let best: { ballot: Ballot; cmd: Command; voters: AcceptorId[] } | null = null;
  for (const { ballot, cmd } of votes) {
    const isHere = (one: Pick<Vote, 'ballot' | 'cmd'>) =>
      sameBallot(one.ballot, ballot) && sameCommand(one.cmd, cmd);
    if (best !== null && isHere(best)) continue;
    const order = best === null ? 1 : compareBallots(ballot, best.ballot);
    if (order < 0) continue;
    const voters = votes.filter(isHere).map(({ acceptor }) => acceptor);
    if (order > 0 || voters.length > best!.voters.length) best = { ballot, cmd, voters };
  }
  return best;
}

/** A replica has performed every slot that it has dropped from its log. */
export function cellOf(
  { id, stable, volatile }: ReplicaState,
  slot: Slot,
  chosen: Command | null,
): SlotView['cells'][number] {
  const learned = get(stable.log, slot);
  const own = volatile.proposals.find((proposal) => proposal.slot === slot);
  const cell = (status: CellStatus, cmd: Command | null) => ({ replica: id, status, cmd });
  if (slot < volatile.slotOut) return cell('performed', learned ?? chosen);
  if (learned !== undefined) return cell('learned', learned);
  return own ? cell('proposed', own.cmd) : cell('empty', null);
}
