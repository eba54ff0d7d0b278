import { describe, expect, it } from 'vitest';
import type { Frame, SceneId, WhyTarget, WhyView } from '../contract/index.ts';
import { frameOf, handle, openSession, type Session } from '../session/index.ts';
import { boxAround, collide, pointOn } from './geometry.ts';
import { layout } from './layout.ts';
import type { Arrangement, Layout } from './plan.ts';
import { discOf, whyPath } from './why-path.ts';

function stageOf({ run }: Frame, arrangement: Arrangement): Layout {
  const size = { width: 1_050, height: 330 };
  return layout({ hosts: run.cluster.nodes, seats: 3, arrangement, size, target: 28 });
}

function chosenIn(scene: SceneId): Session {
  const session = openSession();
  handle(session, { kind: 'openScene', scene });
  for (let i = 0; i < 400; i++) {
    const { frame } = handle(session, { kind: 'next', unit: 'event', quiet: false });
    if (frame.ledger.slots.some(({ slot, chosen }) => slot === 2 && chosen !== null)) break;
  }
  return session;
}

function ask(session: Session, of: WhyTarget): WhyView {
  const { answer } = handle(session, { kind: 'why', of });
  if (answer.kind !== 'why') throw new Error('refused');
  return answer.value;
}

describe.each(['role', 'machine'] as const)('a chain of causes arranged by %s', (arrangement) => {
  const session = chosenIn('three-servers');
  const stage = stageOf(frameOf(session), arrangement);
  const { steps } = ask(session, { kind: 'slot', slot: 2, replica: null });
  const path = whyPath(stage, steps);

  it('goes from its root along its messages', () => {
    expect(path.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(path[0]).toMatchObject({ curve: null, from: null });
    expect(path[0]!.to).toMatch(/^k\d$/u);
    for (const [at, { from }] of path.entries()) {
      if (at > 0) expect(from ?? path[at]!.to).toBe(path[at - 1]!.to);
    }
    expect(path[2]).toMatchObject({ curve: null, to: path[1]!.to });
    expect(path[4]!.to).toBe(steps[0]!.event.actor);
  });

  it('has each number on its way, and none on another', () => {
    const side = 2 * discOf(stage);
    const twice = whyPath(stage, [...steps, ...steps]);
    const boxes = twice.map(({ at }) => boxAround(at, { width: side, height: side }));
    for (const [at, box] of boxes.entries()) {
      for (const other of boxes.slice(0, at)) expect(collide(box, other)).toBe(false);
    }
    for (const { at, curve } of path) {
      if (curve === null) continue;
      const parts = Array.from({ length: 101 }, (_, part) => pointOn(curve, part / 100));
      const gaps = parts.map(({ x, y }) => Math.hypot(x - at.x, y - at.y));
      expect(Math.min(...gaps)).toBeLessThan(2);
    }
  });
});

it('leaves out what has no place on the stage, and says who was crashed', () => {
  const session = chosenIn('three-servers');
  const stage = stageOf(frameOf(session), 'machine');
  const act = (action: Parameters<typeof handle>[1] & { kind: 'act' }) => handle(session, action);
  const { time } = frameOf(session);
  act({ kind: 'act', action: { kind: 'crash', node: 'n3', point: 'now' }, at: time });
  const crash = ask(session, { kind: 'event', index: frameOf(session).index });
  expect(whyPath(stage, crash.steps)).toMatchObject([{ number: 1, to: 'n3', curve: null }]);
  act({ kind: 'act', action: { kind: 'heal', links: [{ from: 'n1', to: 'n2' }] }, at: time });
  act({ kind: 'act', action: { kind: 'load', load: { kind: 'none' } }, at: time });
  const load = ask(session, { kind: 'event', index: frameOf(session).index });
  expect(load.steps).toHaveLength(1);
  expect(whyPath(stage, load.steps)).toEqual([]);
});
