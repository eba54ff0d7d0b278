import { beforeAll, describe, expect, it } from 'vitest';
import type { CompareView, Frame, Intent } from '../../contract/index.ts';
import { VARIANTS } from '../../check/index.ts';
import { parse, runScript } from '../../script/index.ts';
import type { Recording } from '../../sim/index.ts';
import { handle, prepare, recordingText, frameOf } from '../index.ts';
import { openSession, type Session } from '../state.ts';
import { BRANCHES_MAX } from './tree.ts';

function told(session: Session, intent: Intent): Frame {
  const { answer, frame } = handle(session, intent);
  expect(answer.kind, JSON.stringify(answer)).not.toBe('refused');
  return frame;
}

function sameRun(session: Session, variant: string | null, show = true): number {
  const { answer } = handle(session, { kind: 'sameRun', variant, show });
  if (answer.kind !== 'sameRun') throw new Error(JSON.stringify(answer));
  return answer.branch;
}

function compared(session: Session, a: number, b: number): CompareView {
  const { answer } = handle(session, { kind: 'compare', a, b, most: 400 });
  if (answer.kind !== 'compare') throw new Error(JSON.stringify(answer));
  return answer.value;
}

const variantsIn = ({ timeline }: Frame) => timeline.branches.map(({ variant }) => variant);
const hashOf = (session: Session) => handle(session, { kind: 'hash' }).answer;

describe('each broken rule on its own schedule', () => {
  let known: Session;
  beforeAll(async () => {
    known = openSession();
    await prepare(known, { kind: 'cases' });
  });

  /** A visit that has opened the schedule of a rule and has gone to its end. */
  function atTheEnd(id: string): Session {
    const { language, cases } = known;
    const session = { ...openSession(), language, cases };
    const { timeline } = told(session, { kind: 'openCase', id });
    told(session, { kind: 'seek', index: timeline.length });
    return session;
  }

  it.each(VARIANTS)('$id is caught where its table says', ({ id, breaks }) => {
    const frame = frameOf(atTheEnd(id));
    expect(frame.run.variant?.id).toBe(id);
    const broken = frame.checks.broken.map(({ invariant }) => invariant);
    if (breaks === null) expect(broken).toEqual([]);
    else expect(broken).toContain(breaks);
  });

  it.each(VARIANTS)('$id stops play where it breaks an invariant', ({ id, breaks }) => {
    if (breaks === null) return;
    const session = atTheEnd(id);
    const [first] = frameOf(session).checks.broken;
    told(session, { kind: 'seek', index: 0 });
    for (let frame = frameOf(session); frame.checks.broken.length === 0;) {
      frame = told(session, { kind: 'runTo', to: frame.next ?? 0, untilBroken: true });
    }
    expect(frameOf(session).index).toBe(first!.index);
  });

  it.each(VARIANTS)(
    '$id: the same run on the right rules breaks nothing, and differs',
    ({ id }) => {
      const session = atTheEnd(id);
      const { index, time, run } = frameOf(session);
      const branch = sameRun(session, null, false);
      expect(frameOf(session)).toMatchObject({ index, time, run: { id: run.id } });
      expect(variantsIn(frameOf(session))).toEqual([id, null]);
      const { difference, fork, sides, missing } = compared(session, 1, branch);
      expect(difference, 'the first difference').not.toBeNull();
      expect(fork.index).toBe(difference! - 1);
      expect(sides.map(({ listed }) => listed[0]?.event.index)).toEqual([difference, difference]);
      for (const event of missing) expect(event).toBeGreaterThan(difference!);
      told(session, { kind: 'branch', id: branch });
      const lawful = frameOf(session).timeline.branches[1]!;
      expect(lawful).toMatchObject({ parent: 1, forkIndex: difference! - 1 });
      const { checks, run: there } = told(session, { kind: 'seek', index: lawful.length });
      expect(there.variant).toBeNull();
      expect(checks.broken).toEqual([]);
    },
  );

  /** Under these rules a step of the schedule is illegal, or never comes: the rest of it is not played. */
  const SHORT = ['V25', 'V32', 'V34', 'V35', 'V36'];

  it.each(VARIANTS.filter(({ id }) => !SHORT.includes(id)))(
    '$id: on the right rules it is the run that its schedule makes of them',
    ({ id }) => {
      const session = atTheEnd(id);
      sameRun(session, null);
      told(session, { kind: 'seek', index: frameOf(session).timeline.length });
      const parsed = parse(known.cases!.find((one) => one.id === id)!.text);
      if (parsed.kind === 'faults') throw new Error(id);
      expect(hashOf(session)).toMatchObject({ value: runScript(parsed.script).hash });
    },
  );

  it('tells what has no counterpart on the right rules', () => {
    const session = atTheEnd('V30');
    const branch = sameRun(session, null, false);
    const { missing } = compared(session, 1, branch);
    expect(missing).toEqual([13]);
    const { event } = told(session, { kind: 'seek', index: 13 });
    expect(event).toMatchObject({ byHand: true, envelope: { body: { type: 'response' } } });
  });
});

describe('a run on another rule', () => {
  /** A failover, with hands in its middle. */
  function played(): Session {
    const session = openSession();
    told(session, { kind: 'openScene', scene: 'failover' });
    told(session, { kind: 'runTo', to: 400_000 });
    const at = frameOf(session).time;
    told(session, { kind: 'act', action: { kind: 'crash', node: 'n1', point: 'now' }, at });
    told(session, { kind: 'runTo', to: 900_000 });
    const later = frameOf(session).time;
    told(session, { kind: 'act', action: { kind: 'restart', node: 'n1' }, at: later });
    told(session, { kind: 'runTo', to: 1_200_000 });
    return session;
  }

  it('begins at its start, has the same hands, and leaves the other as it was', () => {
    const session = played();
    const before = hashOf(session);
    const { index, timeline } = frameOf(session);
    const branch = sameRun(session, 'V5');
    const frame = frameOf(session);
    expect(frame).toMatchObject({ index: 0, run: { variant: { id: 'V5' } } });
    expect(variantsIn(frame)).toEqual([null, 'V5']);
    const { forkIndex, length } = frame.timeline.branches[1]!;
    expect(forkIndex).toBeGreaterThan(0);
    const { hands, variant } = JSON.parse(recordingText(session)) as Recording;
    expect(variant).toBe('V5');
    expect(hands.map(({ action }) => action.kind)).toEqual(['crash', 'restart']);
    expect(compared(session, 1, branch).difference).toBe(forkIndex + 1);
    const { checks } = told(session, { kind: 'seek', index: length });
    expect(checks.broken.map(({ invariant }) => invariant)).toContain('I9');
    told(session, { kind: 'branch', id: 1 });
    expect(frameOf(session)).toMatchObject({ index, timeline: { length: timeline.length } });
    expect(hashOf(session)).toEqual(before);
  });

  it('is the same run wherever it is made again, and as a file', () => {
    const [one, other] = [played(), played()];
    told(other, { kind: 'seek', index: 7 });
    const hashes = [one, other].map((session) => {
      sameRun(session, 'V5');
      told(session, { kind: 'seek', index: frameOf(session).timeline.length });
      return hashOf(session);
    });
    expect(hashes[0]).toEqual(hashes[1]);
    const opened = openSession();
    told(opened, { kind: 'openRecording', text: recordingText(one) });
    const { index, time } = frameOf(one);
    told(opened, { kind: 'runTo', to: time });
    told(opened, { kind: 'seek', index });
    expect(hashOf(opened)).toEqual(hashes[0]);
  });

  it('is made only once, and leads back to the run that it came from, at the same time', () => {
    const session = played();
    const { time } = frameOf(session);
    const broken = sameRun(session, 'V5');
    told(session, { kind: 'seekTime', at: time - 100_000 });
    const then = frameOf(session).time;
    expect(sameRun(session, null, false)).toBe(1);
    expect(sameRun(session, null)).toBe(1);
    expect(frameOf(session).timeline).toMatchObject({ branch: 1, branches: { length: 2 } });
    expect(Math.abs(frameOf(session).time - then)).toBeLessThan(50_000);
    expect(sameRun(session, 'V5')).toBe(broken);
  });

  it('is compared as far as it has been played, however little of the other has been', () => {
    const session = openSession();
    const broken = sameRun(session, 'V5');
    expect(frameOf(session).timeline.branches[1]).toMatchObject({ forkIndex: 0 });
    for (let frame = frameOf(session); frame.checks.broken.length === 0;) {
      frame = told(session, { kind: 'runTo', to: (frame.next ?? 0) + 1_000, untilBroken: true });
    }
    const { index } = frameOf(session);
    expect(sameRun(session, null, false)).toBe(1);
    const { difference, behind, sides } = compared(session, broken, 1);
    expect(difference).toBeLessThanOrEqual(index);
    expect(behind).toBeNull();
    expect(sides.map(({ listed }) => listed[0]?.event.index)).toEqual([difference, difference]);
    const { timeline } = frameOf(session);
    expect(timeline).toMatchObject({ branch: broken, branches: [{}, { parent: 1 }] });
    expect(timeline.branches[1]!.forkIndex).toBe(difference! - 1);
    expect(told(session, { kind: 'branch', id: 1 }).index).toBe(0);
  });

  it('is another run once a person has changed either', () => {
    const session = played();
    sameRun(session, 'V5');
    told(session, { kind: 'seek', index: frameOf(session).timeline.length });
    const at = frameOf(session).time;
    told(session, { kind: 'act', action: { kind: 'pause', node: 'n2' }, at });
    expect(sameRun(session, null)).toBe(3);
    expect(variantsIn(frameOf(session))).toEqual([null, 'V5', null]);
    const { hands, variant } = JSON.parse(recordingText(session)) as Recording;
    expect(variant).toBeUndefined();
    expect(hands.map(({ action }) => action.kind)).toEqual(['crash', 'restart', 'pause']);
  });

  it('is taken back by undo, after what was done in it', () => {
    const session = played();
    sameRun(session, 'V5');
    told(session, { kind: 'seek', index: 20 });
    const at = frameOf(session).time;
    told(session, { kind: 'act', action: { kind: 'pause', node: 'n2' }, at });
    expect(told(session, { kind: 'undo' })).toMatchObject({ index: 20, timeline: { branch: 3 } });
    expect(told(session, { kind: 'undo' })).toMatchObject({ timeline: { branch: 1 } });
  });

  it('keeps its rule in the branches that leave it', () => {
    const session = played();
    sameRun(session, 'V5');
    told(session, { kind: 'seek', index: 20 });
    const at = frameOf(session).time;
    told(session, { kind: 'act', action: { kind: 'pause', node: 'n2' }, at });
    expect(variantsIn(frameOf(session))).toEqual([null, 'V5', 'V5']);
    expect(compared(session, 1, 3).fork.index).toBe(20);
  });

  it('that a rule makes no difference to says so', () => {
    const session = openSession();
    told(session, { kind: 'runTo', to: 300_000 });
    const branch = sameRun(session, 'V29', false);
    const { length, branches } = frameOf(session).timeline;
    expect(branches[1]).toMatchObject({ forkIndex: length, length });
    expect(compared(session, 1, branch)).toMatchObject({
      difference: null,
      fork: { index: length },
    });
  });

  it('needs a rule that there is, and room for a branch', () => {
    const session = openSession();
    const refusal = handle(session, { kind: 'sameRun', variant: 'V99', show: true }).answer;
    expect(refusal).toMatchObject({ kind: 'refused', problems: [{ code: 'noSuchVariant' }] });
    for (const { id } of [...VARIANTS, ...VARIANTS].slice(1, BRANCHES_MAX)) sameRun(session, id);
    const { answer } = handle(session, { kind: 'sameRun', variant: 'V1', show: true });
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ code: 'above' }] });
  });
});
