import type { LatticeView, LedgerView, SlotView } from '../../contract/index.ts';
import {
  compareBallots,
  configFor,
  get,
  quorumOf,
  sameBallot,
  set,
  type AcceptorId,
  type AcceptorState,
  type Command,
  type Configuration,
  type LeaderState,
  type ReplicaId,
  type Slot,
} from '../../paxos/index.ts';
import type { Known } from './known.ts';
import { knows, latticeView, type Told } from '../view/lattice.ts';
import { cellOf, slotsShown, topSlot, votesShown } from '../view/ledger.ts';

/** The ledger and the lattice as one node knows them. */

/** The votes that it has cast or counted, the commands it has learned are chosen, and how far its replicas are. */
export function knownLedger(known: Known): LedgerView {
  const { since, records, replicas, ledgerFrom } = known;
  const top = topSlot(known, known.truth);
  const slots = slotsShown(since, top, ledgerFrom).map((slot): SlotView => {
    const config = configFor(records, slot);
    return {
      slot,
      cfg: config.id,
      votes: votesKnown(known, config, slot),
      acceptors: config.acceptors.length,
      quorum: quorumOf(config.acceptors.length),
      chosen: choiceKnown(known, config, slot),
      cells: replicas.map((replica) => cellKnown(known, replica, slot)),
    };
  });
  return { slots, since, top };
}

function cellKnown({ states }: Known, replica: ReplicaId, slot: Slot): SlotView['cells'][number] {
  const own = states.find(({ id }) => id === replica);
  return own?.role === 'replica'
    ? cellOf(own, slot, null)
    : { replica, status: 'unknown', cmd: null };
}

/** What a slot decides, if one of the node's processes has learned it and still keeps it. */
function choiceKnown({ states }: Known, config: Configuration, slot: Slot): SlotView['chosen'] {
  for (const state of states) {
    const cmd = knows(state, slot, config) ? learned(state, slot, config) : null;
    if (cmd !== null) return { cmd, ballot: null, index: null };
  }
  return null;
}

function learned(
  state: Known['states'][number],
  slot: Slot,
  { id }: Configuration,
): Command | null {
  if (state.role === 'replica') return cellOf(state, slot, null).cmd;
  if (state.role !== 'leader') return null;
  const instance = state.volatile.instances.find(({ cfg }) => cfg.id === id);
  return (instance && get(instance.decided, slot)) ?? null;
}

/** The votes of its acceptors, and those that its leaders have counted, in the highest ballot. */
function votesKnown({ states }: Known, config: Configuration, slot: Slot): SlotView['votes'] {
  const acceptors = states.filter((state) => state.role === 'acceptor');
  const leaders = states.filter((state) => state.role === 'leader');
  return [
    votesShown(votesStored(acceptors, config, slot)),
    ...leaders.map((leader) => votesCounted(leader, config, slot)),
  ].reduce(joined, null);
}

function votesStored(acceptors: readonly AcceptorState[], { id: cfg }: Configuration, slot: Slot) {
  return acceptors.flatMap(({ id, stable }) => {
    const instance = stable.instances.find((one) => one.cfg === cfg);
    const vote = instance && get(instance.accepted, slot);
    return vote === undefined ? [] : [{ acceptor: id, ...vote }];
  });
}

function votesCounted(
  { volatile }: LeaderState,
  { id }: Configuration,
  slot: Slot,
): SlotView['votes'] {
  const instance = volatile.instances.find(({ cfg }) => cfg.id === id);
  const commander = instance?.commanders.find((one) => one.slot === slot);
  if (instance === undefined || commander === undefined || commander.ok.length === 0) return null;
  return { ballot: instance.ballot, cmd: commander.cmd, voters: commander.ok };
}

function joined(a: SlotView['votes'], b: SlotView['votes']): SlotView['votes'] {
  if (a === null || b === null) return a ?? b;
  if (!sameBallot(a.ballot, b.ballot)) return compareBallots(a.ballot, b.ballot) > 0 ? a : b;
  const voters = new Set<AcceptorId>([...a.voters, ...b.voters]);
  return { ...a, voters: [...voters].sort() };
}

/** The promises and votes of its acceptors, and how its leaders were adopted. */
export function knownLattice(known: Known): LatticeView | null {
  const { lattice: which } = known;
  if (which === null) return null;
  const top = Math.max(1, topSlot(known, known.truth));
  const slot = which === 'newest' ? top : Math.max(1, which);
  const view = latticeView(known, { ...known.truth, slots: storyKnown(known, slot) }, slot, null);
  return {
    ...view,
    top: Math.max(top, slot),
    chosen: choiceKnown(known, configFor(known.records, slot), slot),
    rows: view.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, isVeiled: !known.own.has(cell.acceptor) })),
    })),
  };
}

/** The votes that its acceptors have cast. They do not tell it that a command is chosen. */
function storyKnown({ truth, votesIn }: Known, slot: Slot): Told['slots'] {
  const votes = votesIn(slot);
  return votes.length === 0 ? truth.slots : set(truth.slots, slot, { votes, choices: [] });
}
