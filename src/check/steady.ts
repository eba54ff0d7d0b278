import {
  isQuorum,
  NOOP,
  sameCommand,
  type ClientCommand,
  type ClientId,
  type LeaderId,
  type LeaderState,
  type Micros,
  type ProcessId,
  type ProcessState,
  type Step,
  type Slot,
} from '../paxos/index.ts';
import { advance, apply, type NodeId, type Occurrence, type World } from '../sim/index.ts';
import { allLinks, newestRecord } from './core.ts';
import type { Violation } from './violation.ts';

/** Liveness of a world that has recovered: it keeps its leader, collects slots, and needs its majority. */

type Seen = (occurrence: Occurrence) => void;

/** P2, P6: lets the election settle, then watches for `4 * suspectMax`. */
export function stayCalm(world: World, seen: Seen): readonly Violation[] {
  const { suspectMax } = world.cluster.settings;
  runFor(world, 3 * suspectMax, seen);
  // A leader that has lost its ballot without knowing it finds out with the next command.
  askOne(world, seen);
  runFor(world, suspectMax, seen);
  const goal = topOf(world);
  const ballots: unknown[] = [];
  const mute = new Set<ProcessId>(newestRecord(world).replicas);
  let most: readonly LeaderId[] = [];
  runFor(world, 4 * suspectMax, (occurrence) => {
    seen(occurrence);
    const { step, actor } = occurrence;
    if (actor !== null && step !== null && reports(step)) mute.delete(actor);
    if (step?.state.role !== 'leader') return;
    // A leader that goes on to the next configuration stays the leader.
    for (const note of step.notes) {
      if (note.kind === 'scouting' && note.after === null) ballots.push(note.ballot);
    }
    const active = activeLeaders(world);
    if (active.length > most.length) most = active;
  });
  const P2 = violation(world, 'P2', most, { ballots, active: most });
  const late = [...notCollected(world, goal), ...mute];
  const P6 = violation(world, 'P6', late, { goal });
  return [...(ballots.length > 0 || most.length > 1 ? [P2] : []), ...(late.length > 0 ? [P6] : [])];
}

function violation(
  { index }: World,
  invariant: Violation['invariant'],
  witnesses: readonly ProcessId[],
  data: Violation['data'],
): Violation {
  return { invariant, index, witnesses, data };
}

function runFor(world: World, span: Micros, seen: Seen): void {
  const until = world.time + span;
  for (;;) {
    const occurrence = advance(world, until);
    if (occurrence === null) break;
    seen(occurrence);
  }
}

/** The first client asks for a command; null if it has to wait. */
function askOne(world: World, seen: Seen): ClientCommand | null {
  const client = world.processes.map(({ id }) => id).find((id): id is ClientId => id[0] === 'k')!;
  const asked = apply(world, { kind: 'request', client, op: ['put', 'x', 'p'] }, world.time);
  seen(asked);
  for (const note of asked.step?.notes ?? []) {
    if (note.kind === 'asked' && note.cmd !== NOOP) return note.cmd;
  }
  return null;
}

function activeLeaders({ processes }: World): readonly LeaderId[] {
  return processes
    .map(({ state }) => state)
    .filter((state): state is LeaderState => state.role === 'leader')
    .filter(({ volatile }) => volatile.instances.some(({ mode }) => mode === 'active'))
    .map(({ id }) => id);
}

/** The highest slot that every replica of the newest configuration has performed. */
function topOf(world: World): Slot {
  const { replicas } = newestRecord(world);
  const ends = world.processes.flatMap(({ state }) =>
    state.role === 'replica' && replicas.includes(state.id) ? [state.volatile.slotOut - 1] : [],
  );
  return Math.min(...ends);
}

/** True when a replica reports what it has on disk: acceptors collect what a majority of replicas has reported. */
function reports({ effects }: Step<ProcessState>): boolean {
  return effects.some((effect) => effect.kind === 'send' && effect.body.type === 'status');
}

/** The acceptors that still keep this slot, although all replicas have had it for long. */
function notCollected({ processes }: World, slot: Slot): readonly ProcessId[] {
  return processes.flatMap(({ id, state }) =>
    state.role === 'acceptor' && state.stable.instances.some(({ base }) => base <= slot)
      ? [id]
      : [],
  );
}

/** P7: without a majority of acceptors, no request that is sent from now on is decided. */
export function loseMajority(world: World, seen: Seen): readonly Violation[] {
  const { suspectMax } = world.cluster.settings;
  const cut = majorityNodes(world);
  const links = allLinks(world).filter(({ from, to }) => cut.includes(from) || cut.includes(to));
  seen(apply(world, { kind: 'cut', links }, world.time));
  const asked = askOne(world, seen);
  const decided: Slot[] = [];
  runFor(world, 2 * suspectMax, (occurrence) => {
    seen(occurrence);
    for (const note of occurrence.step?.notes ?? []) {
      if (note.kind !== 'decided' || asked === null) continue;
      if (sameCommand(asked, note.cmd)) decided.push(note.slot);
    }
  });
  return decided.length === 0 ? [] : [violation(world, 'P7', [], { asked, decided })];
}

/** Nodes that hold so many acceptors that the rest is no majority; each is cut off from all others. */
function majorityNodes(world: World): readonly NodeId[] {
  const { nodes, processes } = world;
  const { acceptors } = newestRecord(world);
  const found = new Set<NodeId>();
  let left = acceptors.length;
  for (const { id, node } of processes) {
    if (!isQuorum(left, acceptors.length)) break;
    if (!acceptors.some((one) => one === id)) continue;
    found.add(nodes[node]!.id);
    left -= 1;
  }
  return [...found];
}
