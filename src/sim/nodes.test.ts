import { describe, expect, it } from 'vitest';
import {
  get,
  type AcceptorState,
  type ElectionPolicy,
  type LeaderState,
  type ProcessId,
  type ReplicaState,
} from '../paxos/index.ts';
import type { Action, CrashPoint } from './action.ts';
import { apply, createWorld, type Occurrence } from './apply.ts';
import { refusal } from './enabled.ts';
import { openTruth, seeTruth } from './truth.ts';
import { playTo, threeServers } from './testing/samples.ts';
import { advance, isFlooded, nextAt, UNDERWAY_MAX } from './scheduler.ts';
import { copy, nodeOf, processOf, type World } from './world.ts';

function hand(world: World, action: Action): Occurrence {
  return apply(world, action, world.time);
}

const acceptor = (world: World, id: 'a1' | 'a2' | 'a3') =>
  processOf(world, id).state as AcceptorState;
const leader = (world: World, id: 'l1' | 'l2') => processOf(world, id).state as LeaderState;
const replica = (world: World, id: 'r1' | 'r2') => processOf(world, id).state as ReplicaState;

function playUntil(world: World, isIt: (occurrence: Occurrence) => boolean): Occurrence {
  for (let count = 0; count < 100_000; count++) {
    const occurrence = advance(world, Infinity);
    if (occurrence === null) break;
    if (isIt(occurrence)) return occurrence;
  }
  throw new Error('it never happened');
}

const accepts = ({ step }: Occurrence) =>
  step?.notes.some(({ kind }) => kind === 'accepted') ?? false;

describe('a crash', () => {
  const struck = (point: CrashPoint) => {
    const world = createWorld(threeServers(), 1);
    playTo(world, 200_000);
    hand(world, { kind: 'crash', node: 'n2', point });
    const before = acceptor(world, 'a2');
    const occurrence = playUntil(world, ({ crashed }) => crashed === 'n2');
    return { world, before, occurrence };
  };

  it('before persisting loses the state and the answer', () => {
    const { world, before, occurrence } = struck('beforePersist');
    expect(occurrence.kept).toBe(false);
    expect(occurrence.sent).toEqual([]);
    expect(occurrence.step?.effects.some(({ kind }) => kind === 'persist')).toBe(true);
    expect(nodeOf(world, 'n2').status).toBe('down');
    if (occurrence.actor === 'a2') expect(acceptor(world, 'a2').stable).toBe(before.stable);
  });

  it('between persisting and sending loses only the answer', () => {
    const world = createWorld(threeServers(), 1);
    const copyBefore = playUntilCopy(world);
    hand(copyBefore, { kind: 'crash', node: 'n1', point: 'beforeSend' });
    const occurrence = playUntil(copyBefore, ({ crashed }) => crashed === 'n1');
    const { slot, ballot } = occurrence.step!.notes.find((note) => note.kind === 'accepted')!;
    expect(occurrence.actor).toBe('a1');
    expect(occurrence.kept).toBe(true);
    expect(occurrence.sent).toEqual([]);
    expect(get(acceptor(copyBefore, 'a1').stable.instances[0]!.accepted, slot)?.ballot).toEqual(
      ballot,
    );
  });

  it('between persisting and sending counts as a vote, before persisting does not', () => {
    for (const [point, counts] of [
      ['beforeSend', true],
      ['beforePersist', false],
    ] as const) {
      const world = playUntilCopy(createWorld(threeServers(), 1));
      hand(world, { kind: 'crash', node: 'n1', point });
      const occurrence = playUntil(world, ({ crashed }) => crashed === 'n1');
      expect(seeTruth(openTruth(world), occurrence, world).slots.size > 0).toBe(counts);
    }
  });

  it('leaves only what is stable, and of it all', () => {
    const world = createWorld(threeServers(), 1);
    playTo(world, 1_500_000);
    const [l1, a1, r1] = [leader(world, 'l1'), acceptor(world, 'a1'), replica(world, 'r1')];
    expect(l1.volatile.instances[0]!.mode).toBe('active');
    expect(r1.volatile.slotOut).toBeGreaterThan(5);
    hand(world, { kind: 'crash', node: 'n1', point: 'now' });
    expect(leader(world, 'l1').stable).toEqual(l1.stable);
    expect(acceptor(world, 'a1').stable).toEqual(a1.stable);
    expect(replica(world, 'r1').stable).toEqual(r1.stable);
    expect(leader(world, 'l1').volatile.instances[0]!.mode).toBe('passive');
    expect(
      nodeOf(world, 'n1').processes.every((at) => world.processes[at]!.timers.length === 0),
    ).toBe(true);
    hand(world, { kind: 'restart', node: 'n1' });
    expect(replica(world, 'r1').volatile.slotOut).toBe(r1.volatile.slotOut);
    expect(leader(world, 'l1').stable.rounds).toEqual(l1.stable.rounds);
    expect(leader(world, 'l1').volatile.instances[0]!.mode).toBe('passive');
    expect(nodeOf(world, 'n1').incarnation).toBe(2);
  });

  it('leaves what its processes sent on its way, and loses what comes while it is down', () => {
    const world = createWorld(threeServers(), 1);
    playTo(world, 200_000);
    const sent = [...world.envelopes.values()].filter(
      ({ fromNode, toNode }) => fromNode === 0 && toNode !== 0,
    );
    expect(sent.length).toBeGreaterThan(0);
    hand(world, { kind: 'crash', node: 'n1', point: 'now' });
    const played = playTo(world, 400_000);
    const outcome = (id: number) => played.find(({ envelope }) => envelope?.id === id)?.action.kind;
    expect(sent.map(({ id }) => outcome(id))).toEqual(sent.map(() => 'deliver'));
    const down = played.flatMap(({ action, envelope }) =>
      action.kind === 'drop' ? [{ action, envelope }] : [],
    );
    expect(down.length).toBeGreaterThan(5);
    expect(
      down.every(({ action, envelope }) => action.why === 'down' && envelope?.toNode === 0),
    ).toBe(true);
  });

  it('lets what is still in flight arrive after the restart', () => {
    const world = createWorld(threeServers(), 1);
    playTo(world, 200_000);
    const coming = [...world.envelopes.values()].filter(
      ({ fromNode, toNode }) => fromNode !== 0 && toNode === 0,
    );
    expect(coming.length).toBeGreaterThan(0);
    hand(world, { kind: 'crash', node: 'n1', point: 'now' });
    hand(world, { kind: 'restart', node: 'n1' });
    const seen = playTo(world, 400_000)
      .filter(({ action }) => action.kind === 'deliver')
      .map(({ envelope }) => envelope!.id);
    expect(coming.every(({ id }) => seen.includes(id))).toBe(true);
  });

  it('gives a client that comes back another session', () => {
    const world = createWorld(threeServers(), 1);
    playTo(world, 500_000);
    hand(world, { kind: 'crash', node: 'n4', point: 'now' });
    hand(world, { kind: 'restart', node: 'n4' });
    const { state } = processOf(world, 'k1');
    expect(state.role === 'client' && state.volatile.session).toBe('k1.2');
  });
});

/** Steps to the moment just before the first vote of `a1`, which a copy finds. */
function playUntilCopy(world: World): World {
  for (;;) {
    const ahead = copy(world);
    const occurrence = advance(ahead, Infinity)!;
    if (accepts(occurrence) && occurrence.actor === 'a1') return world;
    advance(world, Infinity);
  }
}

describe('a wipe', () => {
  const wiped = () => {
    const world = createWorld(threeServers(), 1);
    playTo(world, 1_500_000);
    hand(world, { kind: 'crash', node: 'n1', point: 'now' });
    return world;
  };

  it('is for a node that is down, once', () => {
    const world = createWorld(threeServers(), 1);
    const wipe: Action = { kind: 'wipe', node: 'n1' };
    expect(refusal(world, wipe)).toBe('nodeUp');
    hand(world, { kind: 'pause', node: 'n1' });
    expect(refusal(world, wipe)).toBe('nodeUp');
    hand(world, { kind: 'crash', node: 'n1', point: 'now' });
    expect(refusal(world, wipe)).toBe(null);
    hand(world, wipe);
    expect(refusal(world, wipe)).toBe('alreadyWiped');
    hand(world, { kind: 'restart', node: 'n1' });
    hand(world, { kind: 'crash', node: 'n1', point: 'now' });
    expect(refusal(world, wipe)).toBe(null);
  });

  it('leaves its processes as they were born, and those of other nodes as they are', () => {
    const world = wiped();
    const born = createWorld(threeServers(), 1);
    const others = world.processes.slice(3).map(({ state }) => state);
    expect(acceptor(world, 'a1').stable.instances).not.toEqual([]);
    hand(world, { kind: 'wipe', node: 'n1' });
    for (const id of ['a1', 'l1', 'r1'] as const) {
      expect(processOf(world, id).state.stable).toEqual(processOf(born, id).state.stable);
    }
    expect(world.processes.slice(3).map(({ state }) => state)).toEqual(others);
  });

  it('makes the next start one as at first, and only that', () => {
    const world = wiped();
    const starts = () =>
      hand(world, { kind: 'restart', node: 'n1' }).parts.map(
        ({ event }) => event?.kind === 'start' && event.fresh,
      );
    hand(world, { kind: 'wipe', node: 'n1' });
    expect(starts()).toEqual([true, true, true]);
    expect(nodeOf(world, 'n1').incarnation).toBe(2);
    hand(world, { kind: 'crash', node: 'n1', point: 'now' });
    expect(starts()).toEqual([false, false, false]);
  });

  it('is in the hash of a run', () => {
    const [one, other] = [wiped(), wiped()];
    hand(one, { kind: 'wipe', node: 'n1' });
    hand(other, { kind: 'restart', node: 'n1' });
    expect([...one.hash]).not.toEqual([...other.hash]);
  });
});

describe('another election policy', () => {
  const timersOf = (world: World, id: ProcessId) =>
    processOf(world, id)
      .timers.filter(({ name }) => name === 'elect' || name === 'ping')
      .map(({ name, dueAt }) => [name, dueAt === null ? null : dueAt - world.time] as const);
  const set = (world: World, policy: ElectionPolicy) => hand(world, { kind: 'election', policy });

  it('is heard by every leader that is not down, and by no other process', () => {
    const world = createWorld(threeServers(), 1);
    playTo(world, 200_000);
    hand(world, { kind: 'crash', node: 'n2', point: 'now' });
    hand(world, { kind: 'pause', node: 'n3' });
    expect(set(world, 'manual').parts.map(({ actor }) => actor)).toEqual(['l1', 'l3']);
    expect(timersOf(world, 'l3')).toEqual([['elect', null]]);
  });

  it('is met by a leader that was down when it starts', () => {
    const world = createWorld(threeServers(), 1);
    hand(world, { kind: 'crash', node: 'n2', point: 'now' });
    set(world, 'manual');
    hand(world, { kind: 'restart', node: 'n2' });
    expect(timersOf(world, 'l2')).toEqual([['elect', null]]);
    expect(leader(createWorld(threeServers(), 1), 'l2').pacing).toEqual(leader(world, 'l2').pacing);
  });

  it('gives a paused leader its whole span when it resumes', () => {
    const world = createWorld(threeServers({}, { election: 'manual' }), 1);
    hand(world, { kind: 'pause', node: 'n2' });
    set(world, 'monitor');
    const given = new Map(timersOf(world, 'l2'));
    expect([...given.keys()].toSorted()).toEqual(['elect', 'ping']);
    apply(world, { kind: 'resume', node: 'n2' }, 900_000);
    expect(new Map(timersOf(world, 'l2'))).toEqual(given);
  });

  it('ends all elections by themselves, until it is set back', () => {
    const world = createWorld(threeServers(), 1);
    playTo(world, 200_000);
    set(world, 'manual');
    hand(world, { kind: 'crash', node: 'n1', point: 'now' });
    const scouts = (until: number) =>
      playTo(world, until).filter(({ step }) =>
        step?.notes.some(({ kind }) => kind === 'scouting'),
      );
    expect(scouts(20_000_000)).toEqual([]);
    set(world, 'monitor');
    expect(scouts(21_000_000).length).toBeGreaterThan(0);
  });

  it('leaves every rule as it is', () => {
    const world = createWorld(threeServers(), 1);
    const { settings, ...rules } = world.rules;
    set(world, 'manual');
    expect(world.rules).toEqual({ ...rules, settings: { ...settings, election: 'manual' } });
  });

  it('is in the hash of a run, and not in a copy made before', () => {
    const [one, other] = [createWorld(threeServers(), 1), createWorld(threeServers(), 1)];
    const before = copy(one);
    set(one, 'manual');
    set(other, 'eager');
    expect([...one.hash]).not.toEqual([...other.hash]);
    expect(before.rules.settings.election).toBe('monitor');
  });
});

describe('a pause', () => {
  it('keeps what comes, fires nothing, and gives every timer its whole span again', () => {
    const world = createWorld(threeServers(), 1);
    playTo(world, 500_000);
    hand(world, { kind: 'pause', node: 'n2' });
    const before = nodeOf(world, 'n2').processes.flatMap((at) => world.processes[at]!.timers);
    const spans = new Map(
      before.map(({ name, key, setAt, dueAt }) => [`${name} ${key}`, dueAt! - setAt]),
    );
    const mine = new Set(['r2', 'l2', 'a2']);
    const meanwhile = playTo(world, 2_000_000);
    expect(meanwhile.some(({ actor }) => actor !== null && mine.has(actor))).toBe(false);
    expect(nodeOf(world, 'n2').mailbox.length).toBeGreaterThan(10);
    apply(world, { kind: 'resume', node: 'n2' }, 2_000_000);
    const after = nodeOf(world, 'n2').processes.flatMap((at) => world.processes[at]!.timers);
    expect(after.length).toBe(before.length);
    for (const { name, key, setAt, dueAt } of after) {
      expect([setAt, dueAt! - setAt]).toEqual([2_000_000, spans.get(`${name} ${key}`)]);
    }
    const order = nodeOf(world, 'n2').mailbox.slice();
    const handled = playTo(world, 2_000_000)
      .filter(({ action }) => action.kind === 'deliver')
      .map(({ envelope }) => envelope!.id);
    expect(handled.slice(0, order.length)).toEqual(order);
  });
});

describe('a mailbox', () => {
  const busy = () =>
    createWorld(threeServers({ processing: 4_000, load: { kind: 'open', perSecond: 40 } }), 1);

  it('is emptied in the order of arrival, one message in each span', () => {
    const world = busy();
    const played = playTo(world, 1_000_000);
    for (let node = 0; node < 3; node++) {
      const own = played.filter(({ envelope }) => envelope?.toNode === node);
      const arrived = own
        .filter(({ action }) => action.kind === 'arrive')
        .map(({ envelope }) => envelope!.id);
      const handled = own.filter(({ action }) => action.kind === 'deliver');
      expect(handled.map(({ envelope }) => envelope!.id)).toEqual(arrived.slice(0, handled.length));
      const gaps = handled.slice(1).map(({ at }, i) => at - handled[i]!.at);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4_000);
      expect(gaps.filter((gap) => gap === 4_000).length).toBeGreaterThan(3);
    }
  });

  it('is no trap when a hand takes its only message out', () => {
    for (const kind of ['drop', 'hold', 'delay'] as const) {
      const world = busy();
      playUntil(
        world,
        ({ action }) => action.kind === 'arrive' && world.nodes[0]!.mailbox.length === 1,
      );
      const envelope = world.nodes[0]!.mailbox[0]!;
      if (kind === 'drop') hand(world, { kind, envelope, why: 'hand' });
      else if (kind === 'hold') hand(world, { kind, envelope });
      else hand(world, { kind, envelope, by: 1_000 });
      expect(world.nodes[0]!.ready).toBe(null);
      expect(playTo(world, world.time + 500_000).length).toBeGreaterThan(50);
    }
  });

  it('goes on after a pause at the very moment, even if a caller asks meanwhile what is next', () => {
    const run = (asks: boolean) => {
      const world = busy();
      playUntil(world, () => world.nodes[0]!.mailbox.length > 1);
      hand(world, { kind: 'pause', node: 'n1' });
      if (asks) nextAt(world);
      hand(world, { kind: 'resume', node: 'n1' });
      playTo(world, 800_000);
      return [...world.hash];
    };
    expect(run(true)).toEqual(run(false));
  });
});

describe('a run whose messages multiply', () => {
  it('ends where too many are under way, and goes on where a person has dropped one', () => {
    const world = createWorld(threeServers(), 1);
    while (world.envelopes.size === 0) advance(world, Infinity);
    const envelope = world.envelopes.keys().next().value!;
    while (!isFlooded(world)) {
      expect(nextAt(world)).not.toBeNull();
      hand(world, { kind: 'duplicate', envelope });
    }
    expect([world.envelopes.size, advance(world, Infinity)]).toEqual([UNDERWAY_MAX, null]);
    hand(world, { kind: 'drop', envelope, why: 'hand' });
    expect(nextAt(world)).not.toBeNull();
  });
});

describe('the agenda of a long run', () => {
  it('stays near what is truly planned', () => {
    const late = 600_000_000;
    const patient = { clientRetry: late, clientRetryMax: late, retry: late, retryMax: late };
    const load = { kind: 'open', perSecond: 200 } as const;
    const world = createWorld(threeServers({ load }, { window: 32, ...patient }), 1);
    let longest = 0;
    let planned = 0;
    for (let i = 0; i < 30_000; i++) {
      advance(world, Infinity);
      longest = Math.max(longest, world.agenda.length);
      const timers = world.processes.reduce((sum, process) => sum + process.timers.length, 0);
      planned = Math.max(planned, world.envelopes.size + timers);
    }
    expect(longest).toBeLessThan(planned + 1_000);
  });

  it('is cleared with the action after which a moment is kept, and the map of envelopes begins anew', () => {
    const load = { kind: 'open', perSecond: 200 } as const;
    const world = createWorld(threeServers({ load }), 1);
    while (world.index < 1_023) advance(world, Infinity);
    const { envelopes } = world;
    advance(world, Infinity);
    const planned: unknown[] = [
      ...world.envelopes.values(),
      ...world.nodes.map(({ ready }) => ready),
      ...world.processes.flatMap((one) => [one.load, ...one.timers]),
    ];
    for (const { ref, order } of world.agenda)
      expect(planned).toContain(typeof ref === 'number' ? order : ref);
    expect(world.envelopes).not.toBe(envelopes);
    expect([...world.envelopes.keys()]).toEqual(
      [...world.envelopes.keys()].toSorted((a, b) => a - b),
    );
  });
});
