import { describe, expect, it } from 'vitest';
import type { EventView, Frame, SceneId } from '../../contract/index.ts';
import { frameOf, handle, openSession, type Session } from '../../session/index.ts';
import { claimsIn, untrueIn, type Picture } from '../testing/claims.ts';
import {
  captionHolds,
  captionOf,
  cellText,
  chosenCellText,
  leadText,
  machineName,
  processText,
  summaryText,
} from '../words/index.ts';
import { heard, SILENT, weightOf, type Voice } from './caption-choice.ts';
import { readingTime } from './reading.ts';

const CRASH = { kind: 'crash', node: 'n1', point: 'now' } as const;
const PICTURE = 1_000 / 60;
const LEDGER_COLUMNS = 7;

/** One picture of a run that plays. */
interface Shot {
  readonly frame: Frame;
  readonly passed: readonly EventView[];
  readonly voice: Voice;
  readonly text: string;
  /** The real time, in milliseconds. */
  readonly now: number;
}

function textOf({ said }: Voice, frame: Frame): string {
  if (said.kind === 'event') return captionOf(said.event, said.frame, frame);
  return said.kind === 'standing' ? leadText(frame) : summaryText(said.chosen, frame);
}

const reading = ({ event, frame }: { event: EventView; frame: Frame }) =>
  readingTime(captionOf(event, frame), 240);

/** Plays as the page does, one frame a picture; a person may crash n1 after some seconds. */
function* play(
  session: Session,
  speed: number,
  seconds: number,
  crash = Infinity,
): Generator<Shot> {
  const { index, time: begin } = frameOf(session);
  let voice: Voice = { ...SILENT, upTo: index };
  let crashed = false;
  for (let now = 0; now < 1_000 * seconds; now += PICTURE) {
    const crashes: boolean = !crashed && now >= 1_000 * crash;
    crashed ||= crashes;
    const to = begin + Math.floor(1_000 * now * speed);
    const { frame, passed } = crashes
      ? handle(session, { kind: 'act', action: CRASH, at: frameOf(session).time })
      : handle(session, { kind: 'runTo', to });
    voice = heard(voice, { frame, passed, now }, reading);
    yield { frame, passed, voice, text: textOf(voice, frame), now };
  }
}

function open(scene: SceneId): Session {
  const session = openSession();
  handle(session, { kind: 'openScene', scene });
  return session;
}

function runTo(session: Session, to: number): Frame {
  for (;;) {
    const { index } = frameOf(session);
    const { frame } = handle(session, { kind: 'runTo', to });
    if (frame.index === index) return frame;
  }
}

/** The failover scene under way: l1 leads. */
function led(): Session {
  const session = open('failover');
  runTo(session, 500_000);
  return session;
}

/** What stage and ledger show of a frame, by the words of their own. */
function pictureOf({ nodes, processes, ledger }: Frame): Picture {
  const place = { isSlotIn: false, isSlotOut: false };
  const shown = ledger.slots.slice(-LEDGER_COLUMNS);
  return {
    stage: [
      ...nodes.map((node) => machineName(node, null)),
      ...processes.map((one) => processText(one, nodes.find(({ id }) => id === one.node)!.status)),
    ],
    ledger: shown.flatMap((view) => [
      chosenCellText(view, null),
      ...view.cells.map((cell) => cellText(view.slot, cell, place)),
    ]),
  };
}

describe('while a run plays, the caption', () => {
  const SCENES = ['three-servers', 'failover', 'lossy', 'minority', 'replace', 'duel'] as const;

  /** The speeds, and for how many seconds of real time a run is watched. */
  const SPEEDS = [
    [0.04, 8],
    [0.1, 8],
    [1, 4],
  ] as const;

  const ALL = SCENES.flatMap((scene) => SPEEDS.map((speed) => [scene, ...speed] as const));

  it.each([...ALL, ['failover', 50, 0.5] as const, ['duel', 50, 0.3] as const])(
    'of %s at %d of real time says nothing that the picture does not show',
    (scene, speed, seconds) => {
      const session = open(scene);
      let claims = 0;
      for (const { text, frame, now } of play(session, speed, seconds)) {
        expect(untrueIn(text, pictureOf(frame)), `${now.toFixed()} ms: ${text}`).toEqual([]);
        claims += claimsIn(text);
      }
      expect(claims).toBeGreaterThan(0);
    },
  );

  it.each([0.04, 0.1, 1])('at %d keeps its word when the leader crashes', (speed) => {
    for (const { text, frame } of play(led(), speed, 12, 1))
      expect(untrueIn(text, pictureOf(frame)), text).toEqual([]);
  });

  it('keeps its word whenever the leader crashes, about answers that are still on their way, too', () => {
    const told: string[] = [];
    for (let crash = 0.25; crash < 3; crash += 0.25) {
      for (const { text, frame } of play(led(), 0.04, crash + 4, crash)) {
        expect(untrueIn(text, pictureOf(frame)), text).toEqual([]);
        told.push(text);
      }
    }
    const isLate = (text: string) =>
      /from r1, which performed slot \d+ before it crashed/u.test(text);
    expect(told.some(isLate)).toBe(true);
  });
});

/** The shots in which the voice takes up something else. */
function* changes(shots: Iterable<Shot>): Generator<readonly [before: Shot, Shot]> {
  let before: Shot | null = null;
  for (const shot of shots) {
    if (before !== null && shot.voice.said !== before.voice.said) yield [before, shot];
    before = shot;
  }
}

describe('the choice', () => {
  it('is the weightiest of what has happened since, and of equals the latest, never the oldest', () => {
    let told = 0;
    for (const [before, { voice, frame }] of changes(play(led(), 0.04, 20))) {
      const { said } = voice;
      if (said.kind !== 'event') continue;
      const own = weightOf(said.event, frame);
      const rivals = before.voice.waiting.filter(({ event }) => event !== said.event);
      for (const { event } of rivals) {
        const isLighter = weightOf(event, frame) < own;
        expect(isLighter || event.index < said.event.index).toBe(true);
      }
      if (rivals.length > 0) told += 1;
    }
    expect(told).toBeGreaterThan(3);
  });

  it('lets a sentence be read, unless it is no longer true, a person acts, or the lead changes', () => {
    let read = 0;
    for (const [before, { now, voice, frame }] of changes(play(open('three-servers'), 0.04, 30))) {
      const { said, until } = before.voice;
      if (said.kind !== 'event') continue;
      const isLead = voice.said.kind === 'event' && weightOf(voice.said.event, frame) >= 8;
      if (now >= until) read += 1;
      else expect(isLead || !captionHolds(said.event, said.frame, frame)).toBe(true);
    }
    expect(read).toBeGreaterThan(2);
  });

  it('is a summary where more is chosen than can be read, with what was chosen in the last second', () => {
    const shots = [...play(led(), 1, 5)];
    let summaries = 0;
    for (const [, { voice, now, frame, text }] of changes(shots)) {
      if (voice.said.kind !== 'summary') continue;
      const before = shots.findLast((shot) => now - shot.now >= 1_000)!;
      expect(voice.said.chosen).toBe(frame.totals.chosen - before.frame.totals.chosen);
      expect(text).toMatch(/^In the last second: \d+ commands chosen; l1 leads in 1·l1\.$/u);
      summaries += 1;
    }
    expect(summaries).toBeGreaterThan(2);
    expect(summaries).toBeLessThan(6);
  });

  it('breaks the summary off when the lead changes, for as long as that takes to read', () => {
    const shots = [...play(led(), 1, 7, 3)];
    const at = shots.findIndex(({ frame }) => frame.event?.action.kind === 'crash');
    const texts = shots.map(({ text }) => text);
    expect(texts[at - 1]).toMatch(/^In the last second: /u);
    expect(texts[at]).toMatch(/^n1 crashes/u);
    const stood = texts.filter((text) => text.startsWith('n1 crashes')).length * PICTURE;
    expect(stood).toBeGreaterThan(readingTime(texts[at]!, 240) - 2 * PICTURE);
    expect(texts.some((text) => /is adopted in 2·l\d/u.test(text))).toBe(true);
  });
});

describe('the failover scene, played untouched after the leader has crashed', () => {
  it('tells the story in order at the speed at which the page opens', () => {
    const shots = [...play(led(), 0.04, 20, 0.5)];
    const told = [...new Set(shots.map(({ text }) => text))];
    const story = [
      /^n1 crashes: /u,
      /^l(?<next>\d) has heard nothing .*for [\d.]+ ms: it asks for promises in 2·l\k<next>\.$/u,
      /^l\d's scout has the 3 promises it needs: l\d is adopted in 2·l\d\. It proposes /u,
      /^k\d is answered again, [\d.]+ ms after the crash\. No answered command was lost: all \d+ answers given before the crash are in the log \(slots 1–\d+\)\.$/u,
    ];
    const places = story.map((part) => told.findIndex((text) => part.test(text)));
    expect(places, told.join('\n')).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(told.slice(places[0]).filter((text) => text.includes(' ignores '))).toEqual([]);
  });
});

describe('the same failover, sentence by sentence', () => {
  it('tells of the silence, the scout, the promises, what is proposed again, the answer, and that nothing is lost', () => {
    const session = led();
    const { time: at } = frameOf(session);
    const told: string[] = [];
    let { frame } = handle(session, { kind: 'act', action: CRASH, at });
    for (let beats = 0; beats < 60; beats++) {
      told.push(captionOf(frame.event!, frame));
      ({ frame } = handle(session, { kind: 'next', unit: 'beat', quiet: false }));
    }
    const story = [
      /^n1 crashes: /u,
      / has heard nothing from l1 for [\d.]+ ms: it asks for promises in 2·l/u,
      /has the 3 promises it needs: .* It proposes (?:again|what waited)/u,
      /^k\d is answered again, .* No answered command was lost: all \d+ answers /u,
    ];
    const places = story.map((part) => told.findIndex((text) => part.test(text)));
    expect(places, told.join('\n')).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
