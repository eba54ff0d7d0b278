import { describe, expect, it } from 'vitest';
import type { Beat, EventView, Frame } from '../../contract/index.ts';
import { SCENE_IDS } from '../testing/samples.ts';
import { frameOf, handle } from '../session.ts';
import { openSession, type Session } from '../state.ts';

function sessionIn(scene: (typeof SCENE_IDS)[number], to = 0): Session {
  const session = openSession();
  handle(session, { kind: 'openScene', scene });
  if (to > 0) handle(session, { kind: 'runTo', to });
  return session;
}

/** Steps through the next `count` events. */
function events(session: Session, count: number): readonly EventView[] {
  return Array.from(
    { length: count },
    () => handle(session, { kind: 'next', unit: 'event', quiet: true }).frame.event!,
  );
}

const kinds = (beats: readonly Beat[]) => beats.map(({ kind }) => kind);

describe('an event', () => {
  it('tells every beat, in the order in which a command goes through', () => {
    const seen = events(sessionIn('three-servers'), 60);
    const session = sessionIn('three-servers', 300_000);
    handle(session, {
      kind: 'act',
      action: { kind: 'request', client: 'k1', op: ['put', 'x', '1'] },
      at: 300_000,
    });
    const asked = events(session, 120);
    const first = (kind: Beat['kind'], list = asked) =>
      list.findIndex(({ beats }) => kinds(beats).includes(kind));
    expect(first('adopted', seen)).toBeGreaterThan(0);
    const order = (['chosen', 'decided', 'learned', 'performed', 'answered'] as const).map((kind) =>
      first(kind),
    );
    expect(Math.min(...order)).toBeGreaterThan(0);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const chosen = asked[order[0]!]!;
    expect(chosen.notes.map(({ kind }) => kind)).toEqual(['accepted']);
    expect(chosen.lines).toContain('A9');
    expect(chosen.actor).toMatch(/^a/);
    expect(chosen.envelope).toMatchObject({
      state: 'flying',
      fate: 'arrives',
      body: { type: 'p2a' },
    });
    expect(chosen.sent).toHaveLength(1);
  });

  it('tells who joins, leaves and retires, each once', () => {
    const session = sessionIn('replace', 300_000);
    const op = { expect: 0, add: ['r4', 'l4', 'a4'], remove: ['r1', 'l1', 'a1'] } as const;
    handle(session, { kind: 'act', action: { kind: 'request', client: 'k1', op }, at: 300_000 });
    const beats = events(session, 2_000).flatMap((event) => event.beats);
    const stands = beats.flatMap((beat) =>
      beat.kind === 'standing' ? `${beat.process} ${beat.standing}` : [],
    );
    const left = ['r1', 'l1', 'a1'].flatMap((id) => [`${id} leaving`, `${id} retired`]);
    const joins = ['r4', 'l4', 'a4'].map((id) => `${id} joining`);
    expect(stands.toSorted()).toEqual([...left, ...joins].toSorted());
    expect(stands.indexOf('a1 leaving')).toBeLessThan(stands.indexOf('a1 retired'));
    const told = beats.filter((beat) => beat.kind === 'reconfigured');
    expect(told.map(({ cfg }) => cfg)).toEqual(told.map(() => 1));
    expect(told.map(({ replica }) => replica)).toEqual(expect.arrayContaining(['r1', 'r2', 'r3']));
  });

  it('names the fields that changed, and whether they are stable', () => {
    const session = sessionIn('three-servers');
    const changes = new Map<string, Set<string>>();
    const see = ({ actor, changed }: EventView) => {
      for (const { field, stable } of changed) {
        const key = `${actor![0]}.${field}${stable ? '!' : ''}`;
        changes.set(key, (changes.get(key) ?? new Set()).add(actor!));
      }
    };
    events(session, 100).forEach(see);
    handle(session, {
      kind: 'act',
      action: { kind: 'request', client: 'k1', op: ['put', 'x', '1'] },
      at: frameOf(session).time,
    });
    see(frameOf(session).event!);
    events(session, 300).forEach(see);
    for (const key of [
      'a.promised!',
      'a.accepted!',
      'l.round!',
      'l.ballot',
      'l.mode',
      'l.scout',
      'l.commanders',
      'r.log!',
      'r.slotOut',
      'r.proposals',
      'r.state',
      'k.open',
      'k.seq',
    ]) {
      expect([...changes.keys()]).toContain(key);
    }
    expect([...changes.keys()].filter((key) => /cfg|instances/.test(key))).toEqual([]);
  });

  it('changes exactly the fields that a person can see change', () => {
    const session = sessionIn('failover', 200_000);
    let before = frameOf(session);
    for (const event of Array.from({ length: 400 }, () => 0)) {
      void event;
      const { frame } = handle(session, { kind: 'next', unit: 'event', quiet: true });
      const { actor, changed } = frame.event!;
      const view = (one: Frame) => one.processes.find(({ id }) => id === actor);
      const [was, is] = [view(before), view(frame)];
      if (was?.role === 'replica' && is?.role === 'replica') {
        const fields = changed.map(({ field }) => field);
        expect(fields.includes('slotOut')).toBe(was.slotOut !== is.slotOut);
        expect(fields.includes('slotIn')).toBe(was.slotIn !== is.slotIn);
        expect(fields.includes('log')).toBe(was.decisions !== is.decisions);
      }
      if (was?.role === 'leader' && is?.role === 'leader') {
        const fields = changed.map(({ field }) => field);
        expect(fields.includes('commanders')).toBe(
          was.instances[0]!.commanders !== is.instances[0]!.commanders,
        );
      }
      before = frame;
    }
  });

  it('of a crash before persisting tells of nothing that took hold', () => {
    const session = sessionIn('failover', 200_000);
    handle(session, {
      kind: 'act',
      action: { kind: 'crash', node: 'n2', point: 'beforePersist' },
      at: 0,
    });
    expect(frameOf(session).nodes[1]!.crashAt).toBe('beforePersist');
    expect(frameOf(session).event!.beats).toEqual([]);
    let event = frameOf(session).event!;
    while (event.crashed === null) event = events(session, 1)[0]!;
    expect(event).toMatchObject({ crashed: 'n2', notes: [], changed: [], sent: [], quiet: false });
    expect(kinds(event.beats)).toEqual(['crashed']);
  });

  it('of a restart tells what its processes did', () => {
    const session = sessionIn('failover', 400_000);
    handle(session, { kind: 'act', action: { kind: 'crash', node: 'n1', point: 'now' }, at: 0 });
    handle(session, { kind: 'act', action: { kind: 'restart', node: 'n1' }, at: 0 });
    const event = frameOf(session).event!;
    expect(kinds(event.beats)).toEqual(['restarted']);
    expect(event.notes.filter(({ kind }) => kind === 'started')).toHaveLength(3);
    expect(event.byHand).toBe(true);
  });
});

describe('quiet', () => {
  it('are heartbeats, status and arrivals, and nothing with a beat or a hand', () => {
    let quiet = 0;
    for (const id of SCENE_IDS) {
      const session = sessionIn(id);
      for (const event of events(session, 500)) {
        const type = event.envelope?.body.type ?? '';
        const timer = event.action.kind === 'fire' ? event.action.timer : '';
        if (
          ['ping', 'status', 'quorum'].includes(timer) &&
          event.notes.every(({ kind }) => ['pinged', 'statusSent'].includes(kind))
        ) {
          expect(event.quiet).toBe(true);
        }
        if (!event.quiet) continue;
        quiet += 1;
        expect(event.beats).toEqual([]);
        expect(event.byHand).toBe(false);
        const isTalk =
          ['ping', 'pong', 'status'].includes(type) || ['ping', 'status', 'quorum'].includes(timer);
        expect(isTalk || event.action.kind === 'arrive').toBe(true);
      }
    }
    expect(quiet).toBeGreaterThan(500);
  });

  it('is nothing that a person does', () => {
    const session = sessionIn('failover', 300_000);
    const isTalk = (type: string) => ['ping', 'pong', 'status'].includes(type);
    const talk = () => frameOf(session).envelopes.find(({ body }) => isTalk(body.type));
    while (talk() === undefined) events(session, 1);
    const envelope = talk()!.id;
    handle(session, { kind: 'act', action: { kind: 'drop', envelope, why: 'hand' }, at: 0 });
    expect(frameOf(session).event).toMatchObject({ dropped: 'hand', quiet: false });
  });

  it('events are passed over unless they are wanted', () => {
    const session = sessionIn('failover', 300_000);
    const { index } = frameOf(session);
    const all = events(session, 200);
    const loud = all.filter(({ quiet }) => !quiet).map((event) => event.index);
    handle(session, { kind: 'seek', index });
    const stops = loud.map(
      () => handle(session, { kind: 'next', unit: 'event', quiet: false }).frame.index,
    );
    expect(stops).toEqual(loud);
    const back = loud.map(
      () => handle(session, { kind: 'previous', unit: 'event', quiet: false }).frame.index,
    );
    expect(back.slice(0, -1)).toEqual(loud.slice(0, -1).toReversed());
    handle(session, { kind: 'seek', index });
    const beats = all.filter((event) => event.beats.length > 0).map((event) => event.index);
    expect(
      beats.map(() => handle(session, { kind: 'next', unit: 'beat', quiet: false }).frame.index),
    ).toEqual(beats);
    expect(
      beats
        .slice(1)
        .map(() => handle(session, { kind: 'previous', unit: 'beat', quiet: false }).frame.index),
    ).toEqual(beats.slice(0, -1).toReversed());
  });

  it('runs are shown a second at a time where nothing else happens', () => {
    const session = sessionIn('three-servers');
    const { cluster, seed } = frameOf(session).run;
    handle(session, { kind: 'openCluster', cluster: { ...cluster, load: { kind: 'none' } }, seed });
    handle(session, { kind: 'runTo', to: 1_000_000 });
    const { time } = frameOf(session);
    const { frame } = handle(session, { kind: 'next', unit: 'event', quiet: false });
    expect(frame.event!.quiet).toBe(true);
    expect(frame.time - time).toBeGreaterThan(1_000_000);
    expect(frame.time - time).toBeLessThan(1_200_000);
  });
});

describe('what was passed on the way', () => {
  it('is the latest that is not quiet, oldest first, the one shown among them', () => {
    const session = sessionIn('failover', 300_000);
    const { index, time } = frameOf(session);
    const { passed, frame } = handle(session, { kind: 'runTo', to: time + 60_000 });
    expect(passed.length).toBeGreaterThan(3);
    expect(passed.length).toBeLessThanOrEqual(8);
    handle(session, { kind: 'seek', index });
    const loud = events(session, frame.index - index).filter(({ quiet }) => !quiet);
    expect(passed).toEqual(loud.slice(-passed.length));
  });

  it('keeps in its place what changed who leads, however much came after it', () => {
    const session = sessionIn('failover', 0);
    const { passed, frame } = handle(session, { kind: 'runTo', to: 300_000 });
    handle(session, { kind: 'seek', index: 0 });
    const loud = events(session, frame.index).filter(({ quiet }) => !quiet);
    const isTurn = ({ beats }: EventView) =>
      beats.some(({ kind }) => kind === 'scouting' || kind === 'adopted');
    const turns = loud.filter(isTurn);
    const others = loud.filter((one) => !isTurn(one));
    expect(turns.length).toBe(2);
    expect(others.indexOf(loud[loud.indexOf(turns[0]!) + 1]!)).toBeLessThan(others.length - 7);
    expect(passed).toEqual([...turns, ...others.slice(-6)]);
  });

  it('is nothing after a jump', () => {
    const session = sessionIn('failover', 300_000);
    expect(handle(session, { kind: 'seek', index: 40 }).passed).toEqual([]);
    expect(handle(session, { kind: 'previous', unit: 'event', quiet: true }).passed).toEqual([]);
  });
});
