import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame, Intent } from '../contract/index.ts';
import { luckOf, randomAct, randomTravel, SCENE_IDS, type Luck } from './testing/samples.ts';
import { frameOf, handle, recordingText, type Outcome } from './session.ts';
import { openSession, type Session } from './state.ts';

const luck = fc.array(fc.nat(999), { minLength: 60, maxLength: 200 });
const scene = fc.constantFrom(...SCENE_IDS);

function sessionAt(...intents: readonly Intent[]): Session {
  const session = openSession();
  for (const intent of intents) {
    expect(handle(session, intent).answer).toEqual({ kind: 'done' });
  }
  return session;
}

function text({ answer }: Outcome): string {
  const isText = answer.kind === 'hash' || answer.kind === 'export';
  return isText ? answer.value : '';
}

/** The parts of a frame that depend on the recording and the index alone. */
function moment(frame: Frame): unknown {
  const { timeline: _timeline, run, ...rest } = frame;
  return { ...rest, run: { ...run, id: 0, scene: null } };
}

/** A session after a random run with hands. */
function randomSession(id: (typeof SCENE_IDS)[number], draw: Luck, wishes = 40): Session {
  const session = sessionAt({ kind: 'openScene', scene: id });
  for (let i = 0; i < wishes; i++) {
    const frame = frameOf(session);
    const goesOn = draw() < 0.7;
    handle(
      session,
      goesOn ? { kind: 'runTo', to: (frame.next ?? frame.time) + 5_000 } : randomAct(frame, draw),
    );
  }
  return session;
}

describe('determinism', () => {
  it('gives one recording one hash, however it is played', () => {
    fc.assert(
      fc.property(scene, luck, (id, numbers) => {
        const draw = luckOf(numbers);
        const wild = randomSession(id, draw);
        const recording = recordingText(wild);
        const { length } = frameOf(wild).timeline;
        const straight = sessionAt({ kind: 'openRecording', text: recording });
        handle(straight, { kind: 'runTo', to: frameOf(wild).timeline.endTime });
        handle(straight, { kind: 'seek', index: length });
        const zigzag = sessionAt({ kind: 'openRecording', text: recording });
        for (let i = 0; i < 15; i++) handle(zigzag, randomTravel(frameOf(zigzag), draw));
        const end = (session: Session) => {
          let frame = frameOf(session);
          while (frame.index < length)
            frame = handle(session, { kind: 'next', unit: 'event', quiet: true }).frame;
          handle(session, { kind: 'seek', index: length });
          expect(frameOf(session).index).toBe(length);
          return text(handle(session, { kind: 'hash' }));
        };
        handle(wild, { kind: 'seek', index: length });
        const hash = text(handle(wild, { kind: 'hash' }));
        expect(hash).toMatch(/^[0-9a-f]{16}$/);
        expect(end(straight)).toBe(hash);
        expect(end(zigzag)).toBe(hash);
      }),
      { numRuns: 12 },
    );
  });

  it('shows each moment the same, from whichever side one comes', () => {
    fc.assert(
      fc.property(scene, luck, (id, numbers) => {
        const draw = luckOf(numbers);
        const session = randomSession(id, draw);
        const { length } = frameOf(session).timeline;
        const from = Math.floor(draw() * length);
        const seen = new Map<number, unknown>();
        handle(session, { kind: 'seek', index: from });
        handle(session, { kind: 'watch', ledgerFrom: null });
        for (let i = 0; i < 30; i++) {
          const frame = frameOf(session);
          seen.set(frame.index, moment(frame));
          if (frame.index === length) break;
          handle(session, { kind: 'next', unit: 'event', quiet: true });
        }
        const back = [...seen.keys()].toReversed();
        for (const index of back) {
          handle(session, { kind: 'seek', index });
          expect(moment(frameOf(session))).toEqual(seen.get(index));
        }
        for (let i = 0; i < 20; i++) {
          const index = back[Math.floor(draw() * back.length)]!;
          handle(session, { kind: 'seek', index });
          expect(moment(frameOf(session))).toEqual(seen.get(index));
        }
        const fresh = sessionAt({ kind: 'openRecording', text: recordingText(session) });
        while (frameOf(fresh).timeline.length < Math.max(...back))
          handle(fresh, { kind: 'next', unit: 'event', quiet: true });
        for (const index of back.slice(0, 5)) {
          handle(fresh, { kind: 'seek', index });
          expect(moment(frameOf(fresh))).toEqual(seen.get(index));
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('a frame', () => {
  it('keeps the identity of every part that did not change', () => {
    fc.assert(
      fc.property(scene, luck, (id, numbers) => {
        const draw = luckOf(numbers);
        const session = sessionAt({ kind: 'openScene', scene: id }, { kind: 'runTo', to: 400_000 });
        let before = frameOf(session);
        for (let i = 0; i < 40; i++) {
          const wish = draw() < 0.2 ? randomAct(before, draw) : randomTravel(before, draw);
          const { frame } = handle(session, wish);
          expectShared(before, frame);
          before = frame;
        }
      }),
      { numRuns: 12 },
    );
  });

  it('is the same value when nothing happens', () => {
    const session = sessionAt({ kind: 'runTo', to: 300_000 });
    const before = frameOf(session);
    for (const intent of [
      { kind: 'export' },
      { kind: 'hash' },
      { kind: 'runTo', to: 300_000 },
      { kind: 'seek', index: before.index },
      { kind: 'seekTime', at: before.time },
    ] as const) {
      expect(handle(session, intent).frame).toBe(before);
    }
  });
});

function expectShared(before: Frame, after: Frame): void {
  for (const part of Object.keys(after) as (keyof Frame)[]) {
    if (after[part] === before[part]) continue;
    expect(after[part]).not.toEqual(before[part]);
  }
  for (const list of ['nodes', 'processes', 'envelopes'] as const) {
    const known = new Map<unknown, unknown>(before[list].map((one) => [one.id, one]));
    for (const one of after[list]) {
      if (known.get(one.id) === one) continue;
      expect(one).not.toEqual(known.get(one.id));
    }
  }
}

describe('a refusal', () => {
  it('changes nothing', () => {
    let refused = 0;
    fc.assert(
      fc.property(scene, luck, (id, numbers) => {
        const draw = luckOf(numbers);
        const session = sessionAt({ kind: 'openScene', scene: id }, { kind: 'runTo', to: 200_000 });
        for (let i = 0; i < 40; i++) {
          const before = frameOf(session);
          const hash = text(handle(session, { kind: 'hash' }));
          const recording = recordingText(session);
          const { answer, frame } = handle(
            session,
            draw() < 0.5 ? randomAct(before, draw) : badWish(before, draw),
          );
          if (answer.kind !== 'refused') continue;
          refused += 1;
          expect(answer.problems.length).toBeGreaterThan(0);
          expect(frame).toBe(before);
          expect(text(handle(session, { kind: 'hash' }))).toBe(hash);
          expect(recordingText(session)).toBe(recording);
        }
      }),
      { numRuns: 25 },
    );
    expect(refused).toBeGreaterThan(200);
  });

  const refusals: readonly (readonly [Intent, string, string])[] = [
    [{ kind: 'act', action: { kind: 'restart', node: 'n1' }, at: 0 }, 'action', 'nodeUp'],
    [
      { kind: 'act', action: { kind: 'crash', node: 'n9', point: 'now' }, at: 0 },
      'action',
      'noSuchNode',
    ],
    [{ kind: 'act', action: { kind: 'pause', node: 'n1' }, at: NaN }, 'at', 'notANumber'],
    [
      { kind: 'act', action: { kind: 'load', load: { kind: 'open', perSecond: 0 } }, at: 0 },
      'load.perSecond',
      'below',
    ],
    [
      { kind: 'act', action: { kind: 'pause', node: 'n1', why: 'x' } as never, at: 0 },
      'action.why',
      'malformed',
    ],
    [{ kind: 'act', action: { kind: 'cut', links: [] }, at: 0 }, 'action.links', 'malformed'],
    [
      { kind: 'act', action: { kind: 'request', client: 'k7', op: ['get', 'x'] }, at: 0 },
      'action',
      'noSuchClient',
    ],
    [{ kind: 'command', client: 'k1', text: 'put x 1', at: 0 }, '', 'notLoaded'],
    [
      { kind: 'preview', action: { kind: 'deliver', envelope: 77_777 } },
      'action',
      'noSuchEnvelope',
    ],
    [{ kind: 'previous', unit: 'event', quiet: true }, '', 'nothingLeft'],
    [{ kind: 'branch', id: 9 }, 'branch', 'noSuchBranch'],
    [{ kind: 'deleteBranch', id: 1 }, 'branch', 'lastBranch'],
    [{ kind: 'nameBranch', id: 1, name: '  ' }, 'name', 'emptyName'],
    [{ kind: 'nameBranch', id: 1, name: 'x'.repeat(61) }, 'name', 'above'],
    [{ kind: 'seek', index: NaN }, '', 'notANumber'],
    [{ kind: 'openScene', scene: 'nowhere' as 'duel' }, 'scene', 'malformed'],
    [{ kind: 'openRecording', text: '{' }, '', 'notJson'],
  ];

  it.each(refusals)('%j', (intent, field, code) => {
    const session = openSession();
    const before = frameOf(session);
    const { answer, frame } = handle(session, intent);
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ field, code }] });
    expect(frame).toBe(before);
  });

  it('says that nothing is left where the run has ended', () => {
    const { cluster } = frameOf(openSession()).run;
    const still = {
      ...cluster,
      link: { ...cluster.link, transport: 'manual' as const },
      settings: { ...cluster.settings, election: 'manual' as const, status: 600_000_000 },
      nodes: [{ id: 'n1' as const, processes: ['r1', 'l1', 'a1', 'k1'] as const }],
    };
    const session = sessionAt({ kind: 'openCluster', cluster: still, seed: 1 });
    for (const node of still.nodes)
      handle(session, {
        kind: 'act',
        action: { kind: 'crash', node: node.id, point: 'now' },
        at: 0,
      });
    while (frameOf(session).next !== null)
      handle(session, { kind: 'next', unit: 'event', quiet: true });
    for (const unit of ['event', 'beat'] as const) {
      expect(handle(session, { kind: 'next', unit, quiet: false }).answer).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'nothingLeft' }],
      });
    }
    expect(handle(session, { kind: 'runTo', to: 9_999_999 }).answer).toEqual({ kind: 'done' });
  });

  it('says so where a run has ended because its messages multiply', () => {
    const { cluster } = frameOf(openSession()).run;
    const eager = { ...cluster, settings: { ...cluster.settings, election: 'eager' } };
    const recording = { version: 1, cluster: eager, seed: 1, hands: [], variant: 'V32' };
    const session = sessionAt({ kind: 'openRecording', text: JSON.stringify(recording) });
    while (frameOf(session).next !== null) handle(session, { kind: 'runTo', to: 600_000_000 });
    expect(handle(session, { kind: 'next', unit: 'event', quiet: true }).answer).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'flooded', max: 20_000 }],
    });
  });
});

function badWish({ timeline }: Frame, draw: Luck): Intent {
  const wishes: readonly Intent[] = [
    { kind: 'openRecording', text: '{"version":1}' },
    { kind: 'openRecording', text: '[]' },
    { kind: 'branch', id: 99 },
    { kind: 'deleteBranch', id: 99 },
    { kind: 'nameBranch', id: timeline.branch, name: '' },
    { kind: 'command', client: 'k1', text: 'put x', at: 0 },
    { kind: 'preview', action: { kind: 'deliver', envelope: 0 } },
    { kind: 'seekTime', at: Infinity },
  ];
  return wishes[Math.floor(draw() * wishes.length)]!;
}
