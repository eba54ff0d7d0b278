import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observe, openCheck, rulesOf, VARIANTS } from '../../check/index.ts';
import type { BreakView, Frame } from '../../contract/index.ts';
import { parse, runScript } from '../../script/index.ts';
import { openHistory, playOne, type Recording } from '../../sim/index.ts';
import { textOf } from '../file/recording-file.ts';
import { luckOf, randomAct, randomTravel, SCENE_IDS } from '../testing/samples.ts';
import { frameOf, handle, recordingText } from '../session.ts';
import { openSession, type Session } from '../state.ts';

/** The recording of a case, run on the rules that the case catches. */
function caught(variant: string): Recording {
  const name = `${variant[0]!.toLowerCase()}${variant.slice(1).padStart(2, '0')}.txt`;
  const text = readFileSync(new URL(`../../script/cases/${name}`, import.meta.url), 'utf8');
  const parsed = parse(text);
  if (parsed.kind === 'faults') throw new Error(name);
  return runScript(parsed.script, variant).recording;
}

/** What a checker finds when it sees the first `length` events of the run. */
function truth(recording: Recording, length: number): readonly BreakView[] {
  const history = openHistory(recording, rulesOf(recording));
  const check = openCheck(history.world);
  const breaks: BreakView[] = [];
  while (history.world.index < length) {
    const occurrence = playOne(history, Infinity)!;
    const { index, at } = occurrence;
    for (const { invariant, witnesses, data } of observe(check, history.world, occurrence)) {
      if (breaks.some((one) => one.invariant === invariant)) continue;
      breaks.push({ invariant, index, at, witnesses, data });
    }
  }
  return breaks;
}

function opened(recording: Recording): Session {
  const session = openSession();
  const { answer } = handle(session, { kind: 'openRecording', text: textOf(recording) });
  expect(answer).toEqual({ kind: 'done' });
  return session;
}

function recordingOf(session: Session): Recording {
  return JSON.parse(recordingText(session)) as Recording;
}

function upTo(breaks: readonly BreakView[], index: number): Frame['checks'] {
  return { broken: breaks.filter((one) => one.index <= index) };
}

const ids = fc.constantFrom(...VARIANTS.map(({ id }) => id));
const luck = fc.array(fc.nat(999), { minLength: 60, maxLength: 200 });

describe('what is known to be broken', () => {
  it('is what a checker of the whole run has found by then, from whichever side one comes', () => {
    let broken = 0;
    let branches = 0;
    fc.assert(
      fc.property(fc.constantFrom(...SCENE_IDS), ids, luck, (scene, variant, numbers) => {
        const draw = luckOf(numbers);
        const { run } = handle(openSession(), { kind: 'openScene', scene }).frame;
        const { cluster, seed } = run;
        const session = opened({ version: 1, cluster, seed, hands: [], variant });
        for (let wish = 0; wish < 60; wish++) {
          const frame = frameOf(session);
          if (draw() < 0.6) handle(session, { kind: 'runTo', to: (frame.next ?? 0) + 20_000 });
          else handle(session, draw() < 0.6 ? randomAct(frame, draw) : randomTravel(frame, draw));
        }
        for (const { id, length } of frameOf(session).timeline.branches) {
          handle(session, { kind: 'branch', id });
          const breaks = truth(recordingOf(session), length);
          broken += breaks.length;
          branches += 1;
          for (const { index } of [...breaks, { index: length }]) {
            for (const at of [index, index - 1, Math.floor(draw() * length)]) {
              const { checks } = handle(session, { kind: 'seek', index: at }).frame;
              expect(checks).toEqual(upTo(breaks, Math.max(0, at)));
            }
          }
          const marks = frameOf(session).timeline.marks.filter(({ kind }) => kind === 'broken');
          expect(marks.map(({ subject }) => subject)).toEqual(breaks.map((one) => one.invariant));
        }
      }),
      { numRuns: 40, seed: 7 },
    );
    expect(broken).toBeGreaterThan(20);
    expect(branches).toBeGreaterThan(60);
  });

  it('is nothing on the rules of the protocol', () => {
    const session = openSession();
    const { checks } = handle(session, { kind: 'runTo', to: 900_000 }).frame;
    expect(checks).toEqual({ broken: [] });
  });

  it.each(['V1', 'V2', 'V12', 'V14'])('is what the schedule of %s breaks', (variant) => {
    const recording = caught(variant);
    const session = opened(recording);
    const { length } = frameOf(session).timeline;
    const breaks = truth(recording, length);
    expect(breaks.length).toBeGreaterThan(0);
    const { frame } = handle(session, { kind: 'seek', index: length });
    expect(frame.checks).toEqual(upTo(breaks, length));
    expect(frame.run.variant?.id).toBe(variant);
  });
});

describe('a broken invariant', () => {
  it('is a beat, and where playing stops if so wished', () => {
    const recording = caught('V2');
    const breaks = truth(recording, frameOf(opened(recording)).timeline.length);
    const [first] = breaks;
    const stops = opened(recording);
    const { frame } = handle(stops, { kind: 'runTo', to: 9_000_000, untilBroken: true });
    expect(frame.index).toBe(first!.index);
    expect(frame.event?.beats.at(-1)).toEqual({
      kind: 'broken',
      breaks: breaks.filter((one) => one.index === first!.index),
    });
    expect(frame.event?.quiet).toBe(false);
    const passes = opened(recording);
    const end = handle(passes, { kind: 'runTo', to: 9_000_000 }).frame;
    expect(end.index).toBeGreaterThan(first!.index);
    expect(handle(passes, { kind: 'seek', index: first!.index - 1 }).frame.checks.broken).toEqual(
      [],
    );
    const beat = handle(passes, { kind: 'next', unit: 'beat', quiet: false }).frame;
    expect(beat.index).toBe(first!.index);
  });
});

describe('a branch that leaves late', () => {
  /** A run in which one of five acceptors is a quorum: the harm shows when another leader takes over. */
  function longRun(): { readonly session: Session; readonly length: number } {
    const { run } = handle(openSession(), { kind: 'openScene', scene: 'failover' }).frame;
    const { cluster, seed } = run;
    const session = opened({ version: 1, cluster, seed, hands: [], variant: 'V4' });
    let { frame } = handle(session, { kind: 'runTo', to: 1_000_000 });
    while (frame.index < 30_000) frame = handle(session, { kind: 'runTo', to: 9e9 }).frame;
    return { session, length: frame.index };
  }

  it('is judged at once, by all that came before it', () => {
    const { session, length } = longRun();
    handle(session, { kind: 'seek', index: length - 100 });
    handle(session, { kind: 'act', action: { kind: 'pause', node: 'n1' }, at: 0 });
    const { frame } = handle(session, { kind: 'runTo', to: frameOf(session).time + 100_000 });
    expect(frame.timeline.branch).toBe(2);
    const breaks = truth(recordingOf(session), frame.timeline.length);
    expect(frame.checks).toEqual(upTo(breaks, frame.index));
    expect(breaks.length).toBeGreaterThan(0);
  });
});
