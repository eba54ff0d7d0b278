import { describe, expect, it } from 'vitest';
import type { Frame } from '../contract/index.ts';
import { frameOf, handle, openSession } from '../session/index.ts';
import { flightsAt, planFlights, type Flight } from './flights.ts';
import { APART, gathered } from './gather.ts';
import { collide, pointOn } from './geometry.ts';
import { groundOf, withBadge } from './ground.ts';
import { flightNear } from './hit.ts';
import { labels } from './labels.ts';
import { layout } from './layout.ts';
import type { Arrangement, Layout } from './plan.ts';

const LETTERING = { character: 8.7, line: 18.5, token: 9 };

/** A moment of the scene at which a leader has just sent p2a to five acceptors. */
function broadcast(): Frame {
  const session = openSession();
  handle(session, { kind: 'openScene', scene: 'failover' });
  for (let at = 0; at < 400; at++) {
    handle(session, { kind: 'next', unit: 'event', quiet: false });
    const frame = frameOf(session);
    const sent = frame.envelopes.filter(
      ({ body, sentAt }) => body.type === 'p2a' && sentAt === frame.time,
    );
    if (sent.length === 5) return frame;
  }
  throw new Error('no broadcast');
}

const frame = broadcast();

function stageOf(arrangement: Arrangement, width = 934): Layout {
  const size = { width, height: 460 };
  return layout({ hosts: frame.run.cluster.nodes, seats: 5, arrangement, size, target: 28 });
}

function flightsOf(
  stage: Layout,
  after: number,
  marked: readonly number[] = [],
): readonly Flight[] {
  const tracks = planFlights({
    envelopes: frame.envelopes,
    layout: stage,
    density: 'few',
    event: frame.event,
    passed: [],
    marked: new Set(marked),
  });
  return gathered(flightsAt(tracks, frame.time + after));
}

const p2a = (flights: readonly Flight[]) =>
  flights.filter(({ track }) => track.glyph.type === 'p2a' && track.sentAt === frame.time);
const tokens = (flights: readonly Flight[]) => flights.filter(({ count }) => count > 0);

describe.each(['role', 'machine'] as const)('the tokens of a broadcast, by %s', (arrangement) => {
  const stage = stageOf(arrangement);

  it('stand for all its messages, and are apart', () => {
    for (const after of [0, 1_000, 4_000, 9_000]) {
      const all = p2a(flightsOf(stage, after));
      expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      const shown = tokens(all);
      shown.forEach((one, at) =>
        shown.slice(0, at).forEach((other) => {
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(APART);
        }),
      );
    }
  });

  it('are few at the start and one for each message on the way', () => {
    expect(tokens(p2a(flightsOf(stage, 0))).length).toBeLessThan(5);
    const most = [2_000, 4_000, 6_000, 8_000].map(
      (after) => tokens(p2a(flightsOf(stage, after))).length,
    );
    expect(Math.max(...most)).toBeGreaterThanOrEqual(3);
  });

  it('start outside the sign of their sender, its seats and the badge of its slot', () => {
    for (const { track } of p2a(flightsOf(stage, 0))) {
      const sender = stage.places.find(({ id }) => id === 'l1')!;
      const { x, y } = pointOn(track.curve, 0);
      expect(collide(withBadge(sender, stage.scale), { x, y, width: 0, height: 0 })).toBe(false);
    }
  });

  it('have one tag, with the number of messages, that leaves the badge in sight', () => {
    const flights = tokens(flightsOf(stage, 0));
    const ground = groundOf(stage);
    const said = labels(flights, ground, LETTERING);
    const own = said.find(({ flight }) => p2a([flight]).length > 0);
    expect(own!.text).toMatch(/ ×[2-5]$/u);
    for (const { box } of said)
      expect(ground.names.filter((name) => collide(name, box))).toEqual([]);
  });

  it('are hit where they are drawn, and the one that is hit becomes its own token', () => {
    const [token] = tokens(p2a(flightsOf(stage, 0)));
    const hit = flightNear(tokens(flightsOf(stage, 0)), token!, 16);
    expect(hit?.track.id).toBe(token!.track.id);
    const again = p2a(flightsOf(stage, 0, [token!.track.id]));
    expect(again.find(({ track }) => track.id === token!.track.id)?.count).toBe(1);
  });
});
