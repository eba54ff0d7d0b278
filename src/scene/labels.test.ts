import { describe, expect, it } from 'vitest';
import type { Frame, SceneId } from '../contract/index.ts';
import { frameOf, handle, openSession } from '../session/index.ts';
import { flightsAt, planFlights, type Flight } from './flights.ts';
import { collide, isInside, type Size } from './geometry.ts';
import { groundOf } from './ground.ts';
import { labels, type Label } from './labels.ts';
import { layout } from './layout.ts';
import type { Arrangement, Layout } from './plan.ts';

const LETTERING = { character: 8.7, line: 18.5, token: 9 };
const SCENES: readonly SceneId[] = ['three-servers', 'failover', 'replace', 'duel'];
const ROOMS: readonly (readonly [string, Size])[] = [
  ['laptop', { width: 934, height: 470 }],
  ['phone', { width: 390, height: 490 }],
];

/** The moments of a scene at which messages are under way. */
function momentsOf(scene: SceneId): readonly Frame[] {
  const session = openSession();
  handle(session, { kind: 'openScene', scene });
  return Array.from({ length: 160 }, () => {
    handle(session, { kind: 'next', unit: 'event', quiet: false });
    return frameOf(session);
  }).filter(({ envelopes }) => envelopes.length > 0);
}

function stageOf({ run }: Frame, arrangement: Arrangement, size: Size): Layout {
  return layout({ hosts: run.cluster.nodes, seats: 3, arrangement, size, target: 28 });
}

/** The flights half-way to the next event, when messages are between processes. */
function flightsOf(frame: Frame, stage: Layout): readonly Flight[] {
  const { envelopes, event, time } = frame;
  const tracks = planFlights({
    envelopes,
    layout: stage,
    density: 'few',
    event,
    passed: [],
    marked: new Set(),
  });
  return flightsAt(tracks, time + 2_000);
}

const SPOKEN_MIN = { laptop: 0.92, phone: 0.85 } as const;

describe.each(ROOMS)('tags on a %s', (name, size) => {
  describe.each(['role', 'machine'] as const)('arranged by %s', (arrangement) => {
    it.each(SCENES)('of the scene %s cover no name, and hardly any broadcast has none', (scene) => {
      const moments = momentsOf(scene);
      const stage = stageOf(moments[0]!, arrangement, size);
      const ground = groundOf(stage);
      let [written, wanted] = [0, 0];
      for (const frame of moments) {
        const flights = flightsOf(frame, stage);
        const said = labels(flights, ground, LETTERING);
        for (const { box, text } of said) {
          expect(isInside(box, stage.size), text).toBe(true);
          expect(
            ground.names.filter((body) => collide(box, body)),
            text,
          ).toEqual([]);
        }
        const fans = flights.filter(({ track }) => !track.faint).map(({ track }) => track.fan);
        written += said.length;
        wanted += Math.min(14, new Set(fans).size);
      }
      expect(wanted).toBeGreaterThan(40);
      expect(written / wanted).toBeGreaterThanOrEqual(SPOKEN_MIN[name as 'laptop']);
    });
  });
});

describe('a tag', () => {
  const frame = momentsOf('failover').find(
    ({ envelopes }) => envelopes.filter(({ body }) => body.type === 'p2a').length > 2,
  );
  const stage = stageOf(frame!, 'role', ROOMS[0]![1]);
  const flights = flightsOf(frame!, stage);
  const open = { ...groundOf(stage), names: [], rest: [] };
  const [first] = labels(flights, open, LETTERING);

  it('stays on its side while nothing is in the way', () => {
    for (const spot of [0, 1, 2, 3]) {
      const before: Label = { ...first!, spot };
      const again = labels([first!.flight], open, LETTERING, [before]);
      expect(again.map((label) => label.spot)).toEqual([spot]);
    }
  });

  it('gives way where a name is', () => {
    const [again] = labels([first!.flight], { ...open, names: [first!.box] }, LETTERING, [first!]);
    expect(again!.spot).not.toBe(first!.spot);
    expect(collide(again!.box, first!.box)).toBe(false);
  });

  it('is said by another message of its broadcast where it finds no place', () => {
    const fan = flights.filter(({ track }) => track.fan === first!.flight.track.fan);
    const { x, y } = first!.flight;
    const wall = { x: x - 150, y: y - 45, width: 300, height: 90 };
    const others = fan.map((flight, at) =>
      flight === first!.flight ? flight : { ...flight, x: 100, y: 60 + 60 * at },
    );
    const said = labels(others, { ...open, names: [wall] }, LETTERING);
    expect(said).toHaveLength(1);
    expect(said[0]!.flight).not.toBe(first!.flight);
    expect(said[0]!.text).toBe(first!.text);
  });

  it('of a message that a person points at is always there', () => {
    const marked = { ...first!.flight, track: { ...first!.flight.track, marked: true } };
    const everywhere = { x: 0, y: 0, ...stage.size };
    expect(labels([first!.flight], { ...open, names: [everywhere] }, LETTERING)).toEqual([]);
    expect(labels([marked], { ...open, names: [everywhere] }, LETTERING)).toHaveLength(1);
  });
});
