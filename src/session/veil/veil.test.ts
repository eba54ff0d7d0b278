import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action, Frame, Intent, NodeId, SceneId } from '../../contract/index.ts';
import { deltaOf, handle, openSession, type Session } from '../index.ts';
import { luckOf, randomAct, randomTravel, SCENE_IDS } from '../testing/samples.ts';

function opened(scene: SceneId): Session {
  const session = openSession();
  handle(session, { kind: 'openScene', scene });
  handle(session, { kind: 'watchLattice', slot: 'newest' });
  return session;
}

function seenBy(session: Session, node: NodeId | null): Frame {
  return handle(session, { kind: 'seeAs', node }).frame;
}

function ballotsIn(value: unknown): readonly string[] {
  const text = JSON.stringify(value, (_, one: unknown) => one);
  return [...text.matchAll(/"round":(\d+),"leader":(\d+)/gu)].map(
    ([, round, of]) => `${round}·l${of}`,
  );
}

/** A session in which a client has asked for its first command and nothing else has happened. */
function asked(): Session {
  const session = opened('three-servers');
  handle(session, {
    kind: 'act',
    action: { kind: 'request', client: 'k1', op: ['put', 'x', '1'] },
    at: 0,
  });
  return session;
}

/** The states of the node's processes: the node may tell of slots only what they hold. */
function ownStates(session: Session, node: NodeId): unknown {
  const { world } = session.current.history;
  const position = world.nodeAt.get(node)!;
  return world.processes.filter((one) => one.node === position).map(({ state }) => state);
}

/** A session at a random moment of a scene with faults, and a node to see it as. */
function somewhere(scene: SceneId, numbers: readonly number[]) {
  const session = opened(scene);
  const luck = luckOf(numbers);
  let { frame } = handle(session, { kind: 'runTo', to: Math.floor(luck() * 1_500_000) });
  for (let count = 0; count < 6; count++) {
    const wish: Intent = luck() < 0.4 ? randomAct(frame, luck) : randomTravel(frame, luck);
    frame = handle(session, wish).frame;
  }
  const node = frame.nodes[Math.floor(luck() * frame.nodes.length)]!.id;
  return { session, whole: frame, node };
}

const moments = fc.tuple(
  fc.constantFrom(...SCENE_IDS),
  fc.array(fc.nat(999), { minLength: 40, maxLength: 60 }),
);

describe('a frame as one node sees it', () => {
  it('has its own processes, timers, inbox and machine whole, and of others the names', () => {
    fc.assert(
      fc.property(moments, ([scene, numbers]) => {
        const { session, whole, node } = somewhere(scene, numbers);
        const frame = seenBy(session, node);
        expect(frame.seenBy).toBe(node);
        const own = new Set<string>(whole.nodes.find(({ id }) => id === node)!.processes);
        expect(frame.processes).toEqual(whole.processes.filter(({ id }) => own.has(id)));
        expect(frame.timers).toEqual(whole.timers.filter(({ process }) => own.has(process)));
        frame.nodes.forEach((one, at) => {
          const { id, processes, status, mailbox } = whole.nodes[at]!;
          if (id === node) expect(one).toMatchObject({ id, processes, status, mailbox });
          else expect(one).toMatchObject({ id, processes, status: 'unknown', mailbox: [] });
        });
        const waiting = frame.envelopes.filter(({ state }) => state === 'waiting');
        expect(waiting.map(({ id }) => id)).toEqual(
          whole.nodes.find(({ id }) => id === node)!.mailbox.toSorted((a, b) => a - b),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('tells of no ballot, vote or leadership that the node does not know', () => {
    let ballots = 0;
    let votes = 0;
    fc.assert(
      fc.property(moments, ([scene, numbers]) => {
        const { session, node } = somewhere(scene, numbers);
        const frame = seenBy(session, node);
        const { ledger, lattice, timeline, event, links, checks } = frame;
        const own = new Set<string>(frame.processes.map(({ id }) => id));
        const known = new Set(ballotsIn(ownStates(session, node)));
        const told = ballotsIn(ledger);
        ballots += told.length;
        for (const ballot of told) expect(known).toContain(ballot);
        const counted = JSON.stringify(ownStates(session, node));
        for (const { votes: cast, cells } of ledger.slots) {
          votes += cast?.voters.length ?? 0;
          for (const voter of cast?.voters ?? []) {
            if (!own.has(voter)) expect(counted).toContain(`"${voter}"`);
          }
          for (const cell of cells) {
            if (!own.has(cell.replica))
              expect(cell).toMatchObject({ status: 'unknown', cmd: null });
          }
        }
        for (const row of lattice!.rows) {
          if (row.adoption !== null) expect(own).toContain(row.adoption.leader);
          for (const cell of row.cells) {
            expect(cell.isVeiled).toBe(!own.has(cell.acceptor));
            if (cell.isVeiled) expect(cell).toMatchObject({ promisedAt: null, votedAt: null });
          }
        }
        for (const id of lattice!.knownBy) expect(own).toContain(id);
        for (const { leader } of timeline.bands) expect(own).toContain(leader);
        if (event?.actor) expect(own).toContain(event.actor);
        expect(event?.beats.filter(({ kind }) => kind === 'chosen') ?? []).toEqual([]);
        expect({ links, broken: checks.broken, counts: timeline.chosen.counts }).toEqual({
          links: [],
          broken: [],
          counts: [],
        });
        expect(timeline.traffic.outages).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(ballots).toBeGreaterThan(0);
    expect(votes).toBeGreaterThan(0);
  });

  it('has no message but those that wait at the node and those it sends in this very event', () => {
    let sent = 0;
    let waiting = 0;
    let foreign = 0;
    fc.assert(
      fc.property(moments, ([scene, numbers]) => {
        const { session, node } = somewhere(scene, numbers);
        const pause = { kind: 'pause', node } as const;
        if (numbers[0]! % 2) handle(session, { kind: 'act', action: pause, at: 0 });
        let frame = seenBy(session, node);
        for (let step = 0; step < 30; step++) {
          expect(frame.event?.beats.map(({ kind }) => kind) ?? []).not.toContain('chosen');
          const { at, envelope } = frame.event ?? { at: 0, envelope: null };
          expect(envelope?.copyOf ?? null).toBe(null);
          if (envelope !== null && envelope.fromNode !== node) {
            foreign += 1;
            expect([envelope.cause, envelope.sentAt, envelope.dueAt]).toEqual([null, at, at]);
          }
          for (const one of frame.envelopes) {
            expect(one.copyOf).toBe(null);
            if (one.state === 'sent') {
              sent += 1;
              expect(frame.event!.sent).toContain(one.id);
              expect(one.fromNode).toBe(node);
              expect(one.dueAt).toBe(one.sentAt);
            } else {
              waiting += 1;
              expect([one.toNode, one.state, one.fate]).toEqual([node, 'waiting', 'arrives']);
              if (one.fromNode !== node) expect(one.cause).toBe(null);
            }
          }
          frame = handle(session, { kind: 'next', unit: 'event', quiet: true }).frame;
        }
      }),
      { numRuns: 20 },
    );
    expect(sent).toBeGreaterThan(0);
    expect(waiting).toBeGreaterThan(0);
    expect(foreign).toBeGreaterThan(0);
  });

  /** The actions that a hand can do away from `node`. */
  function elsewhere(
    { nodes, envelopes, timers }: Frame,
    node: NodeId,
    draw: number,
  ): Action | null {
    const others = nodes.filter(({ id, status }) => id !== node && status === 'up');
    const other = others[draw % Math.max(1, others.length)];
    if (other === undefined) return null;
    const strange = envelopes.find(
      ({ toNode, fromNode, state }) => toNode !== node && fromNode !== node && state !== 'held',
    );
    const timer = timers.find(({ process }) => other.processes.includes(process));
    const actions: readonly (Action | null)[] = [
      { kind: 'crash', node: other.id, point: 'now' },
      { kind: 'pause', node: other.id },
      { kind: 'cut', links: [{ from: other.id, to: node }] },
      strange ? { kind: 'drop', envelope: strange.id, why: 'hand' } : null,
      strange ? { kind: 'deliver', envelope: strange.id } : null,
      timer ? { kind: 'fire', process: timer.process, timer: timer.name, key: timer.key } : null,
    ];
    return actions[draw % actions.length]!;
  }

  it('is the same whatever has just happened elsewhere, and keeps the identity of its parts', () => {
    let done = 0;
    fc.assert(
      fc.property(moments, fc.nat(999), ([scene, numbers], draw) => {
        const { session, whole, node } = somewhere(scene, numbers);
        const action = elsewhere(whole, node, draw);
        if (action === null) return;
        const before = seenBy(session, node);
        const { answer, frame, passed } = handle(session, { kind: 'act', action, at: whole.time });
        if (answer.kind !== 'done') return;
        done += 1;
        expect(frame.event).toBe(null);
        expect(passed).toEqual([]);
        const parts = [
          'nodes',
          'processes',
          'timers',
          'links',
          'ledger',
          'lattice',
          'records',
        ] as const;
        for (const part of parts) expect(frame[part]).toBe(before[part]);
        expect(frame.checks.broken).toBe(before.checks.broken);
        if (whole.index === whole.timeline.length) {
          expect(frame.timeline.bands).toEqual(before.timeline.bands);
          expect(frame.timeline.marks).toEqual(before.timeline.marks);
        }
        const waiting = before.envelopes.filter(({ state }) => state === 'waiting');
        expect(frame.envelopes).toEqual(waiting);
        const delta = deltaOf(before, frame, passed)!;
        if (!delta.whole) expect([...delta.nodes, ...delta.processes]).toEqual([]);
      }),
      { numRuns: 80 },
    );
    expect(done).toBeGreaterThan(20);
  });

  it('keeps apart what is chosen and what the node has learned', () => {
    const session = asked();
    const chosenIn = (frame: Frame) =>
      frame.ledger.slots.find(({ slot }) => slot === 1)?.chosen ?? null;
    let frame = seenBy(session, null);
    for (let step = 0; step < 200 && chosenIn(frame) === null; step++) {
      frame = handle(session, { kind: 'next', unit: 'event', quiet: true }).frame;
    }
    const { actor, beats } = frame.event!;
    expect(beats.map(({ kind }) => kind)).toContain('chosen');
    const voter = frame.nodes.find(({ processes }) => processes.includes(actor!))!.id;
    const { event } = seenBy(session, voter);
    expect(event).toMatchObject({ actor });
    expect(event!.beats).toEqual(beats.filter(({ kind }) => kind !== 'chosen'));
    const unaware = frame.nodes.filter(({ id }) => chosenIn(seenBy(session, id)) === null);
    expect(unaware.length).toBe(frame.nodes.length);
    frame = seenBy(session, 'n3');
    for (let step = 0; step < 200 && chosenIn(frame) === null; step++) {
      frame = handle(session, { kind: 'next', unit: 'event', quiet: true }).frame;
    }
    expect(chosenIn(frame)).toMatchObject({ ballot: null, index: null });
    expect(frame.event!.notes.map(({ kind }) => kind)).toContain('learned');
    const lattice = handle(session, { kind: 'watchLattice', slot: 1 }).frame.lattice!;
    expect(lattice.chosen).toEqual(chosenIn(frame));
    expect(lattice.knownBy).toEqual(['r3']);
  });

  it('counts the votes that its own leader has counted', () => {
    const session = asked();
    const known = new Set<number>();
    let frame = seenBy(session, 'n1');
    for (let step = 0; step < 150; step++) {
      known.add(frame.ledger.slots[0]?.votes?.voters.length ?? 0);
      frame = handle(session, { kind: 'next', unit: 'event', quiet: true }).frame;
    }
    expect(known.size).toBeGreaterThan(1);
  });

  it('tells no preview of what is handled elsewhere', () => {
    const session = opened('failover');
    handle(session, { kind: 'runTo', to: 800_000 });
    seenBy(session, 'n2');
    const { answer } = handle(session, { kind: 'previews' });
    const own = new Set<unknown>(['r2', 'l2', 'a2']);
    if (answer.kind !== 'previews') throw new Error(answer.kind);
    const told = [...answer.value.deliveries, ...answer.value.timers];
    expect(answer.value.timers.length).toBeGreaterThan(0);
    for (const { outcome } of told)
      expect(own).toContain(outcome.kind === 'event' && outcome.event.actor);
    for (const { process } of answer.value.timers) expect(own).toContain(process);
    const veiled = new Set(seenBy(session, 'n2').envelopes.map(({ id }) => id));
    for (const { envelope } of answer.value.deliveries) expect(veiled).toContain(envelope);
    const { envelopes } = seenBy(session, null);
    const away = envelopes.find(({ toNode, fate }) => toNode !== 'n2' && fate === 'arrives')!;
    const action = { kind: 'deliver', envelope: away.id } as const;
    expect(handle(session, { kind: 'preview', action }).answer.kind).toBe('preview');
    seenBy(session, 'n2');
    expect(handle(session, { kind: 'preview', action }).answer).toEqual({
      kind: 'preview',
      value: null,
    });
  });
});

describe('the wish to see as a node', () => {
  it('is refused for a node that is not there, and nothing changes', () => {
    const session = opened('three-servers');
    const before = seenBy(session, 'n1');
    const { answer, frame } = handle(session, { kind: 'seeAs', node: 'n9' });
    expect(answer).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'noSuchNode', got: 'n9' }],
    });
    expect(frame).toBe(before);
  });

  it('ends when another run is opened', () => {
    const session = opened('three-servers');
    seenBy(session, 'n1');
    expect(handle(session, { kind: 'openScene', scene: 'duel' }).frame.seenBy).toBe(null);
  });

  it('changes neither the run nor the recording, and everything is there again', () => {
    const session = opened('failover');
    const before = handle(session, { kind: 'runTo', to: 700_000 }).frame;
    const text = handle(session, { kind: 'export' }).answer;
    seenBy(session, 'n2');
    expect(handle(session, { kind: 'export' }).answer).toEqual(text);
    handle(session, { kind: 'seek', index: 20 });
    handle(session, { kind: 'seek', index: before.index });
    expect(seenBy(session, null)).toEqual(before);
  });

  it('makes the next delta a whole one, for what is veiled has to go', () => {
    const session = opened('three-servers');
    const before = seenBy(session, null);
    const frame = seenBy(session, 'n1');
    expect(deltaOf(before, frame, [])).toMatchObject({ whole: true, processes: frame.processes });
  });
});

describe('what is asked beside the frame', () => {
  it('holds of a stretch only what happened at the node', () => {
    let mine = 0;
    fc.assert(
      fc.property(moments, ([scene, numbers]) => {
        const { session, whole, node } = somewhere(scene, numbers);
        const own = new Set(whole.nodes.find(({ id }) => id === node)!.processes);
        seenBy(session, node);
        const { answer } = handle(session, {
          kind: 'log',
          from: 0,
          to: whole.timeline.length,
          quiet: false,
        });
        if (answer.kind !== 'log') throw new Error('no log');
        const { events, messages, lanes, cut, nodes } = answer.value;
        expect(events).toHaveLength(whole.timeline.length);
        for (const { process, node: at, envelope, beats } of events) {
          if (process !== null) expect(own).toContain(process);
          if (at !== null) expect(at).toBe(node);
          if (process === null) expect(envelope).toBe(null);
          expect(beats.filter(({ kind }) => kind === 'chosen' || kind === 'broken')).toEqual([]);
        }
        for (const { from, to, sent, ended } of messages) {
          expect(own.has(from) || own.has(to)).toBe(true);
          if (!own.has(from)) expect([sent, ended?.how.kind]).toEqual([null, 'handled']);
          else if (!own.has(to)) expect(ended).toBe(null);
        }
        for (const { process } of lanes) expect(own).toContain(process);
        expect(cut).toEqual([]);
        expect(nodes.filter(({ id, status }) => id !== node && status !== 'up')).toEqual([]);
        mine += events.filter(({ process }) => process !== null).length;
        const indices = events.slice(-90).map(({ index }) => index);
        const told = handle(session, { kind: 'tell', indices }).answer;
        if (told.kind !== 'tell') throw new Error('not told');
        for (const { actor } of told.value) if (actor !== null) expect(own).toContain(actor);
      }),
      { numRuns: 30 },
    );
    expect(mine).toBeGreaterThan(0);
  });

  it('tells of no cut that began before the stretch, and of no other server that was down by then', () => {
    const session = asked();
    const hands: readonly Action[] = [
      { kind: 'cut', links: [{ from: 'n1', to: 'n3' }] },
      { kind: 'crash', node: 'n3', point: 'now' },
    ];
    for (const action of hands) handle(session, { kind: 'act', action, at: 0 });
    handle(session, { kind: 'runTo', to: 100_000 });
    const logged = () => {
      const { answer } = handle(session, { kind: 'log', from: 10, to: 40, quiet: true });
      return answer.kind === 'log' ? answer.value : null;
    };
    expect(logged()).toMatchObject({ cut: ['n1→n3'] });
    seenBy(session, 'n2');
    expect(logged()?.cut).toEqual([]);
    expect(logged()?.nodes.map(({ status }) => status)).toEqual(['up', 'up', 'up', 'up', 'up']);
  });

  it('is refused where it is about what the node cannot know', () => {
    const session = asked();
    handle(session, { kind: 'runTo', to: 100_000 });
    seenBy(session, 'n2');
    const questions: readonly Intent[] = [
      { kind: 'why', of: { kind: 'event', index: 3 } },
      { kind: 'compare', a: 1, b: 1, most: 10 },
      { kind: 'lastRun', line: 'A3', process: 'a1', before: 50 },
    ];
    for (const question of questions) {
      const { answer } = handle(session, question);
      expect(answer).toMatchObject({ kind: 'refused', problems: [{ code: 'veiled', got: 'n2' }] });
    }
    const own = handle(session, { kind: 'lastRun', line: 'A3', process: 'a2', before: 50 });
    expect(own.answer.kind).toBe('lastRun');
  });
});
