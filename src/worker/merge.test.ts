import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame, FrameDelta, Intent, SceneId } from '../contract/index.ts';
import { deltaOf, frameOf, handle, openSession } from '../session/index.ts';
import { merge } from './merge.ts';

const SCENES: readonly SceneId[] = [
  'three-servers',
  'by-role',
  'failover',
  'lossy',
  'minority',
  'replace',
  'duel',
];

/** A random visible wish, drawn by a number in 0…999. */
function wish({ index, time, next, timeline, envelopes, nodes }: Frame, draw: number): Intent {
  const at = next ?? time;
  const envelope = envelopes[draw % Math.max(1, envelopes.length)]?.id ?? 0;
  const node = nodes[draw % nodes.length]!;
  const wishes: readonly Intent[] = [
    { kind: 'runTo', to: at + draw * 300 },
    { kind: 'runTo', to: at },
    { kind: 'next', unit: 'event', quiet: true },
    { kind: 'next', unit: 'beat', quiet: false },
    { kind: 'previous', unit: 'event', quiet: true },
    { kind: 'seek', index: Math.floor((timeline.length * draw) / 1_000) },
    { kind: 'seek', index },
    { kind: 'act', action: { kind: 'drop', envelope, why: 'hand' }, at },
    { kind: 'act', action: { kind: 'duplicate', envelope }, at },
    {
      kind: 'act',
      action: { kind: node.status === 'down' ? 'restart' : 'pause', node: node.id },
      at,
    },
    { kind: 'act', action: { kind: 'crash', node: node.id, point: 'now' }, at },
    { kind: 'watch', ledgerFrom: draw % 2 ? null : 2 },
    { kind: 'watchLattice', slot: draw % 3 ? 'newest' : null },
    { kind: 'seeAs', node: draw % 4 ? node.id : null },
    { kind: 'branch', id: 1 },
    { kind: 'nameBranch', id: 1, name: `name ${draw}` },
    { kind: 'openScene', scene: SCENES[draw % SCENES.length]! },
    { kind: 'hash' },
  ];
  return wishes[Math.floor((draw * wishes.length) / 1_000)]!;
}

const draws = fc.array(fc.nat(999), { minLength: 10, maxLength: 60 });

/** Walks a session and shows each pair of frames with the delta between them, as it crosses the door. */
function walk(
  scene: SceneId,
  numbers: readonly number[],
  see: (frame: Frame, next: Frame, delta: FrameDelta) => void,
): void {
  const session = openSession();
  handle(session, { kind: 'openScene', scene });
  let frame = handle(session, { kind: 'runTo', to: 200_000 }).frame;
  for (const draw of numbers) {
    const { frame: next, passed } = handle(session, wish(frame, draw));
    const delta = deltaOf(frame, next, passed);
    if (delta === null) expect(next).toBe(frame);
    else see(frame, next, structuredClone(delta));
    frame = next;
  }
}

describe('a delta', () => {
  it('merged into the frame before gives the frame after', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SCENES), draws, (scene, numbers) => {
        let page: Frame | null = null;
        walk(scene, numbers, (frame, next, delta) => {
          page = merge(page ?? structuredClone(frame), delta);
          expect(page).toEqual(next);
        });
      }),
      { numRuns: 25 },
    );
  });

  it('leaves the identity of all that it does not change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SCENES), draws, (scene, numbers) => {
        let page: Frame | null = null;
        walk(scene, numbers, (frame, next, delta) => {
          const before: Frame = page ?? structuredClone(frame);
          page = merge(before, delta);
          if (delta.whole) return;
          for (const part of Object.keys(next) as (keyof Frame)[]) {
            if (frame[part] === next[part]) expect(page[part]).toBe(before[part]);
          }
          expect(page.timeline.bands === before.timeline.bands).toBe(
            frame.timeline.bands === next.timeline.bands,
          );
          const bySlot = new Map(before.ledger.slots.map((one) => [one.slot, one]));
          const same = new Set(frame.ledger.slots);
          next.ledger.slots.forEach((one, at) => {
            if (same.has(one)) expect(page!.ledger.slots[at]).toBe(bySlot.get(one.slot));
          });
          for (const list of ['nodes', 'processes', 'envelopes'] as const) {
            const known = new Map<unknown, unknown>(before[list].map((one) => [one.id, one]));
            const kept = new Set<unknown>(frame[list]);
            next[list].forEach((one, at) => {
              if (kept.has(one)) expect(page![list][at]).toBe(known.get(one.id));
            });
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  it('says only what changed', () => {
    const session = openSession();
    handle(session, { kind: 'openScene', scene: 'failover' });
    let frame = handle(session, { kind: 'runTo', to: 500_000 }).frame;
    let whole = 0;
    let changed = 0;
    let ledgers = 0;
    let changedSlots = 0;
    for (let i = 0; i < 200; i++) {
      const { frame: next, passed } = handle(session, { kind: 'next', unit: 'event', quiet: true });
      const delta = deltaOf(frame, next, passed)!;
      expect(delta.processes.length).toBeLessThanOrEqual(1);
      expect('run' in delta.parts).toBe(false);
      const slots = new Set(frame.ledger.slots);
      for (const one of delta.ledger?.changed ?? []) expect(slots.has(one)).toBe(false);
      ledgers += delta.ledger === null ? 0 : 1;
      changedSlots += delta.ledger?.changed.length ?? 0;
      whole += JSON.stringify(next).length;
      changed += JSON.stringify(delta).length;
      frame = next;
    }
    expect(changed).toBeLessThan(whole / 3);
    expect(ledgers).toBeGreaterThan(0);
    expect(changedSlots).toBeLessThan(3 * ledgers);
  });

  it('is nothing where nothing changed, and everything at first and for another run', () => {
    const session = openSession();
    const frame = frameOf(session);
    expect(deltaOf(frame, frame, [])).toBe(null);
    expect(deltaOf(null, frame, [])).toMatchObject({ whole: true, nodes: frame.nodes });
    const other = handle(session, { kind: 'openScene', scene: 'duel' }).frame;
    expect(deltaOf(frame, other, [])).toMatchObject({
      whole: true,
      processes: other.processes,
      gone: [],
    });
  });
});
