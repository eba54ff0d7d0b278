import { describe, expect, it } from 'vitest';
import type { Frame, SceneId } from '../../contract/index.ts';
import { clusterFaults } from '../../sim/index.ts';
import { SCENE_IDS } from '../testing/samples.ts';
import { SCENE_CARDS } from './scenes.ts';
import { frameOf, handle, recordingText } from '../session.ts';
import { openSession } from '../state.ts';

function played(scene: SceneId, to: number): Frame {
  const session = openSession();
  handle(session, { kind: 'openScene', scene });
  let frame = frameOf(session);
  while (frame.next !== null && frame.next <= to)
    frame = handle(session, { kind: 'runTo', to }).frame;
  return frame;
}

const leaders = (frame: Frame) =>
  frame.processes.flatMap((process) => (process.role === 'leader' ? [process.instances[0]!] : []));

describe('every scene', () => {
  it.each(SCENE_IDS)(
    '%s is legal, opens paused at its start, and comes back from its file',
    (id) => {
      const card = SCENE_CARDS.find((one) => one.id === id)!;
      expect(clusterFaults(card.cluster, card.seed)).toEqual([]);
      const session = openSession();
      const { answer, frame } = handle(session, { kind: 'openScene', scene: id });
      expect(answer).toEqual({ kind: 'done' });
      const { cluster, seed } = card;
      expect(frame).toMatchObject({ index: 0, time: 0, event: null, run: { cluster, seed } });
      const text = recordingText(session);
      expect(handle(session, { kind: 'openRecording', text }).answer).toEqual({ kind: 'done' });
      expect(recordingText(session)).toBe(text);
      expect(frameOf(session).timeline.length).toBe(frame.timeline.length);
    },
  );

  it('is offered once', () => {
    expect(SCENE_CARDS.map(({ id }) => id)).toEqual(SCENE_IDS);
  });
});

describe('scenes', () => {
  it('start with the first: three servers, a leader soon, and commands that are answered', () => {
    const { cluster, seed } = frameOf(openSession()).run;
    expect(SCENE_CARDS[0]).toMatchObject({ id: 'three-servers', cluster, seed });
    const frame = played('three-servers', 3_000_000);
    expect(leaders(frame).filter(({ mode }) => mode === 'active')).toHaveLength(1);
    expect(frame.totals.answered).toBeGreaterThan(3);
  });

  it('failover answers steadily', () => {
    const { totals } = played('failover', 3_000_000);
    expect(totals.answered).toBeGreaterThan(50);
    expect(totals.requested - totals.answered).toBeLessThanOrEqual(4);
  });

  it('replace loses one message in ten', () => {
    const session = openSession();
    handle(session, { kind: 'openScene', scene: 'replace' });
    const drops = Array.from(
      { length: 1_000 },
      () => handle(session, { kind: 'next', unit: 'event', quiet: true }).frame.event!.dropped,
    );
    expect(drops.filter((why) => why === 'lost').length).toBeGreaterThan(20);
  });

  it('lossy loses and still answers', () => {
    const session = openSession();
    handle(session, { kind: 'openScene', scene: 'lossy' });
    let lost = 0;
    for (let i = 0; i < 600; i++) {
      const { event } = handle(session, { kind: 'next', unit: 'event', quiet: true }).frame;
      if (event?.dropped === 'lost') lost += 1;
    }
    expect(lost).toBeGreaterThan(20);
    expect(played('lossy', 5_000_000).totals.answered).toBeGreaterThan(10);
  });

  it('minority begins whole, then cuts the active leader and another off; the others go on', () => {
    const before = played('minority', 999_999);
    expect(before.links).toEqual([]);
    const active = leaders(before).findIndex(({ mode }) => mode === 'active') + 1;
    const after = played('minority', 6_000_000);
    const outside = after.links.filter(({ from }) => from === `n${active}`).map(({ to }) => to);
    expect(outside).toHaveLength(4);
    expect(after.totals.chosen).toBeGreaterThan(before.totals.chosen);
    const ruling = leaders(after)
      .filter(({ mode }) => mode === 'active')
      .map(({ ballot }) => ballot.leader);
    expect(ruling.some((leader) => leader !== active && outside.includes(`n${leader}`))).toBe(true);
    expect(after.envelopes.length).toBeLessThan(200);
  });

  it('duel decides nothing, round after round', () => {
    const frame = played('duel', 10_000_000);
    expect(frame.totals).toMatchObject({ requested: 1, answered: 0, chosen: 0 });
    expect(Math.min(...leaders(frame).map(({ round }) => round))).toBeGreaterThan(300);
  });

  it('duel ends when one of the two is paused', () => {
    const session = openSession();
    handle(session, { kind: 'openScene', scene: 'duel' });
    handle(session, { kind: 'runTo', to: 2_000_000 });
    const node = frameOf(session).processes.find(({ id }) => id === 'l2')!.node;
    handle(session, { kind: 'act', action: { kind: 'pause', node }, at: 2_000_000 });
    const { frame } = handle(session, { kind: 'runTo', to: 3_000_000 });
    expect(frame.totals.answered).toBeGreaterThan(0);
  });
});
