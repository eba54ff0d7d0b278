import { describe, expect, it } from 'vitest';
import { frameOf, handle, openSession, type Session } from '../session/index.ts';
import type { EnvelopeView, Frame, Intent, SceneId } from '../contract/index.ts';
import { flightsAt, flightsStill, planFlights, type Density, type FlightInput } from './flights.ts';
import { collide, pointOn } from './geometry.ts';
import { glyphOf, tagOf } from './glyphs.ts';
import { groundOf } from './ground.ts';
import { flightNear } from './hit.ts';
import { labels } from './labels.ts';
import { layout } from './layout.ts';
import { marks } from './marks.ts';
import type { Layout } from './plan.ts';

const SIZE = { width: 934, height: 496 };

function stageOf({ run }: Frame): Layout {
  const hosts = run.cluster.nodes;
  return layout({ hosts, seats: 3, arrangement: 'role', size: SIZE, target: 28 });
}

function open(scene: SceneId): Session {
  const session = openSession();
  handle(session, { kind: 'openScene', scene });
  return session;
}

function step(session: Session, ...intents: readonly Intent[]): Frame {
  for (const intent of intents) handle(session, intent);
  return frameOf(session);
}

const NEXT: Intent = { kind: 'next', unit: 'event', quiet: true };

/** Plays on until `found` holds, for at most `most` events. */
function playUntil(session: Session, found: (frame: Frame) => boolean, most = 600): Frame {
  for (let at = 0; at < most; at++) {
    const frame = step(session, NEXT);
    if (found(frame)) return frame;
  }
  throw new Error('never happened');
}

function plan(frame: Frame, change: Partial<FlightInput> = {}) {
  return planFlights({
    envelopes: frame.envelopes,
    layout: stageOf(frame),
    density: 'all',
    event: frame.event,
    passed: [],
    marked: new Set(),
    ...change,
  });
}

const flying = (frame: Frame) => frame.envelopes.filter(({ state }) => state === 'flying');

describe('a flight', () => {
  const session = open('three-servers');
  const frame = playUntil(session, (now) => flying(now).some(({ body }) => body.type === 'p1a'));
  const tracks = plan(frame);
  const track = tracks.find(({ glyph }) => glyph.type === 'p1a')!;
  const at = (t: number) => flightsAt([track], t)[0];

  it('takes off from its sender and lands at its receiver', () => {
    const { places } = stageOf(frame);
    const envelope = frame.envelopes.find(({ id }) => id === track.id)!;
    const from = places.find(({ id }) => id === envelope.from)!;
    const to = places.find(({ id }) => id === envelope.to)!;
    const near = (a: { x: number; y: number }, b: { x: number; y: number }) =>
      Math.hypot(a.x - b.x, a.y - b.y);
    expect(near(at(track.sentAt)!, from.middle)).toBeLessThan(from.radius.width + 40);
    expect(near(at(track.dueAt)!, to.middle)).toBeLessThan(to.radius.width + 20);
  });

  it('is not there before it was sent, and waits at its end after it is due', () => {
    expect(at(track.sentAt - 1)).toBeUndefined();
    expect(at(track.dueAt + 1_000_000)).toMatchObject({ part: 1, stopped: false });
  });

  it('only ever gets nearer', () => {
    const span = track.dueAt - track.sentAt;
    const parts = Array.from({ length: 30 }, (_, n) => at(track.sentAt + (span * n) / 29)!.part);
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(new Set(parts).size).toBe(30);
  });

  it('is found by a pointer near it and not by one far away', () => {
    const t = (track.sentAt + track.dueAt) / 2;
    const flights = flightsAt([track], t);
    const here = flights[0]!;
    expect(flightNear(flights, { x: here.x + 5, y: here.y - 5 }, 16)?.track.id).toBe(track.id);
    expect(flightNear(flights, { x: here.x + 50, y: here.y }, 16)).toBeUndefined();
  });
});

describe('without movement', () => {
  const session = open('three-servers');
  const frame = playUntil(session, (now) => flying(now).some(({ body }) => body.type === 'p1a'));
  const sample = flying(frame).find(({ body }) => body.type === 'p1a')!;
  const later = { ...sample, id: sample.id + 500, cause: sample.cause! + 1 };
  const partsOf = (...envelopes: readonly EnvelopeView[]) =>
    flightsStill(plan(frame, { envelopes }), sample.sentAt + 1).map(({ part }) => part);

  it('a message stands half-way, and two on one way stand apart, the first in front', () => {
    expect(partsOf(sample)).toEqual([0.5]);
    const [first, second] = partsOf(sample, later);
    expect(first).toBeCloseTo(2 / 3);
    expect(second).toBeCloseTo(1 / 3);
  });

  it('what is held stays where it is held', () => {
    const held = { ...sample, state: 'held' as const };
    const [moving] = flightsAt(plan(frame, { envelopes: [held] }), sample.sentAt + 1);
    expect(partsOf(held)).toEqual([moving!.part]);
  });
});

describe('what does not arrive', () => {
  const session = open('three-servers');
  const frame = playUntil(session, (now) => flying(now).some(({ body }) => body.type === 'p1a'));
  const sample = flying(frame).find(
    ({ body, fromNode, toNode }) => body.type === 'p1a' && fromNode !== toNode,
  )!;
  const end = (change: Partial<EnvelopeView>) => {
    const [track] = plan(frame, { envelopes: [{ ...sample, ...change }] });
    return flightsAt([track!], sample.dueAt)[0]!;
  };

  it('stops short when it is lost, and fades', () => {
    const lost = end({ fate: 'lost' });
    expect(lost.stopped).toBe(true);
    expect(lost.part).toBeLessThan(0.7);
    expect(lost.strength).toBeLessThan(0.5);
  });

  it('stops at a cut and stays', () => {
    const cut = end({ fate: 'cut' });
    expect(cut).toMatchObject({ stopped: true, strength: 1 });
    expect(cut.part).toBeLessThanOrEqual(0.5);
  });

  it('queues when several are held on one way', () => {
    const tracks = plan(frame, {
      envelopes: [1, 2, 3].map((n) => ({ ...sample, id: 1000 + n, state: 'held' as const })),
    });
    const parts = flightsAt(tracks, sample.dueAt).map(({ part }) => part);
    expect(new Set(parts).size).toBe(3);
    expect(flightsAt(tracks, sample.sentAt + 1).map(({ part }) => part)).toEqual(parts);
  });

  it('is not in flight once it waits in an inbox', () => {
    expect(plan(frame, { envelopes: [{ ...sample, state: 'waiting' }] })).toEqual([]);
  });

  it('leaves a mark where it ended, for a moment', () => {
    const event = { ...frame.event!, at: sample.dueAt, dropped: 'lost' as const, envelope: sample };
    const [mark] = marks(stageOf(frame), [event], sample.dueAt + 10, 1_000);
    const [track] = plan(frame, { envelopes: [{ ...sample, fate: 'lost' }] });
    const stop = pointOn(track!.curve, track!.reach);
    expect(mark).toMatchObject({ kind: 'dropped', cut: false });
    expect(mark!.x).toBeCloseTo(stop.x);
    expect(mark!.y).toBeCloseTo(stop.y);
    expect(marks(stageOf(frame), [event], sample.dueAt + 1_001, 1_000)).toEqual([]);
    expect(marks(stageOf(frame), [event], sample.dueAt - 1, 1_000)).toEqual([]);
  });
});

describe('density', () => {
  const session = open('failover');
  const frame = playUntil(
    session,
    (now) => (now.event?.sent.length ?? 0) > 2 && flying(now).length > 8,
  );
  const ids = (density: Density) => plan(frame, { density }).map(({ id }) => id);

  it('shows this event, the last few, or everything', () => {
    const sent = frame.event!.sent.filter((id) => frame.envelopes.some((each) => each.id === id));
    expect(new Set(ids('event'))).toEqual(new Set(sent));
    expect(ids('few')).toEqual(expect.arrayContaining(ids('event')));
    expect(ids('all')).toHaveLength(
      frame.envelopes.filter(({ state }) => state !== 'waiting').length,
    );
    expect(ids('all').length).toBeGreaterThan(ids('event').length);
  });

  it('never hides what a person points at', () => {
    const hidden = plan(frame, { density: 'all' }).find(({ id }) => !ids('event').includes(id))!;
    const shown = plan(frame, { density: 'event', marked: new Set([hidden.id]) });
    expect(shown.find(({ id }) => id === hidden.id)?.marked).toBe(true);
  });
});

describe('tags', () => {
  const session = open('failover');
  const frame = playUntil(
    session,
    (now) => flying(now).filter(({ body }) => body.type === 'p2a').length >= 4,
  );
  const lettering = { character: 8.7, line: 18, token: 9 };

  it('are one for each broadcast', () => {
    const fan = flying(frame).filter(({ body }) => body.type === 'p2a');
    const copies = [
      ...fan,
      ...fan.map((each) => ({ ...each, id: each.id + 500 })),
      ...fan.map((each) => ({ ...each, id: each.id + 900 })),
    ];
    const tracks = plan(frame, { envelopes: copies });
    expect(tracks.length).toBeGreaterThan(10);
    expect(tracks.filter(({ speaks }) => speaks).length).toBeLessThan(tracks.length / 2);
  });

  it('cover neither messages nor one another', () => {
    const flights = flightsAt(plan(frame), frame.time + 3_000);
    const written = labels(flights, groundOf(stageOf(frame)), lettering);
    expect(written.length).toBeGreaterThan(0);
    for (const [at, { box }] of written.entries()) {
      for (const other of written.slice(0, at)) expect(collide(box, other.box)).toBe(false);
      for (const { x, y, track } of flights) {
        if (!track.faint) expect(collide(box, { x, y, width: 0, height: 0 })).toBe(false);
      }
    }
  });
});

describe('glyphs', () => {
  const two = { round: 2, leader: 1 };
  const three = { round: 3, leader: 2 };
  const p2b = { type: 'p2b', cfg: 0, re: two, slot: 4, ballot: two, base: 1 } as const;

  it('tell request, reply and refusal apart, and phase 1 from phase 2', () => {
    const p1a = glyphOf({
      type: 'p1a',
      cfg: { id: 0, from: 1, acceptors: [], leaders: [], replicas: [] },
      ballot: two,
    });
    const p2a = glyphOf({ type: 'p2a', cfg: 0, ballot: two, slot: 4, cmd: 'noop' });
    expect(p1a.shape).not.toBe(p2a.shape);
    expect([p2a.hollow, p2a.crossed]).toEqual([false, false]);
    expect([glyphOf(p2b).hollow, glyphOf(p2b).crossed]).toEqual([true, false]);
    const refused = glyphOf({ ...p2b, ballot: three });
    expect([refused.hollow, refused.crossed, refused.hue]).toEqual([true, true, 2]);
  });

  it('say of which configuration a ballot is, beyond the first', () => {
    expect(tagOf(glyphOf(p2b))).toBe('p2b 2·l1');
    expect(tagOf(glyphOf({ ...p2b, cfg: 3 }))).toBe('p2b 2·l1 c3');
  });

  it('cross out a vote for a slot that is collected', () => {
    expect(glyphOf({ ...p2b, base: 5 }).crossed).toBe(true);
  });
});
