import { describe, expect, it } from 'vitest';
import type { EventView, IgnoreReason, TimerName } from '../../../contract/index.ts';
import { ACTED, BEATS, NOTED } from '../../testing/event-samples.ts';
import { B1, B2, MESSAGES, OTHER, PUT } from '../../testing/message-samples.ts';
import { fired, handled } from '../../testing/sample-event.ts';
import { brokenText } from '../panels/check-words.ts';
import { lifeBeat } from '../pictures/lifeline-words.ts';
import { messageFields, messageTag, messageText, messageTitle } from '../values/message-words.ts';
import { TIMER_WORDS } from '../values/timer-words.ts';
import { captionOf, commandsIn } from './caption.ts';
import { IGNORE_REASONS } from './common-words.ts';

const say = (event: EventView) => captionOf(event, null);

function expectSentences(sentences: readonly string[]): void {
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^\S.*[.:]$/u);
    expect(sentence).not.toMatch(/undefined|\[object|null|NaN|\s{2}/u);
    expect(sentence.length, sentence).toBeLessThanOrEqual(160);
  }
  expect([...sentences].sort()).toEqual([...new Set(sentences)].sort());
}

describe('the caption', () => {
  const noted = Object.entries(NOTED);
  const acted = Object.entries(ACTED);
  const all = [...noted, ...acted].flatMap(([, events]) => events);

  it.each([...noted, ...acted])('says each way of %s in a sentence of its own', (_kind, events) => {
    expect(events.length).toBeGreaterThan(0);
    expectSentences(events.map(say));
  });

  it.each([...noted, ...acted])('of %s has at most 20 words in a sentence', (_kind, events) => {
    for (const event of events) {
      const whole = commandsIn(event).reduce((text, cmd) => text.replaceAll(cmd, 'it'), say(event));
      for (const sentence of whole.split(/(?<=\.) /u)) {
        expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(20);
      }
    }
  });

  it('never says the same of two different events', () => {
    expectSentences(all.map(say));
  });

  it('begins with what the event broke', () => {
    for (const beat of BEATS.broken) {
      const event = handled('l1', []);
      expect(say({ ...event, beats: [beat] })).toBe(`${brokenText(beat.breaks)}. ${say(event)}`);
    }
  });

  it('says why a message is ignored, for each reason', () => {
    const reasons = Object.keys(IGNORE_REASONS) as IgnoreReason[];
    expectSentences(reasons.map((why) => say(handled('l1', [{ kind: 'ignored', why }]))));
  });

  it('says what a timer is for when nothing came of it, for each timer', () => {
    const names = Object.keys(TIMER_WORDS) as TimerName[];
    expectSentences(names.map((name) => say(fired('l1', name, []))));
  });

  it('stays within its length when commands and answers are long', () => {
    const long = JSON.parse(
      JSON.stringify(all)
        .replaceAll(JSON.stringify(PUT), JSON.stringify(OTHER))
        .replaceAll('"result":"ok"', `"result":"${'v'.repeat(80)}"`)
        .replaceAll('"slot":3', '"slot":12345')
        .replaceAll('"round":2', '"round":144'),
    ) as readonly EventView[];
    for (const event of long) expect(say(event).length, say(event)).toBeLessThanOrEqual(160);
  });

  it('words a refusal with the promise that causes it', () => {
    expect(NOTED.refusedP2a.map(say)[0]).toBe(
      'a2 refuses p2a 1·l1 for slot 3: it has promised 2·l2.',
    );
  });

  it('tells that a leader is content with too few promises, where a rule is broken', () => {
    expect(say(NOTED.adopted.at(-1)!)).toMatch(
      /^l2's scout takes 1 promise for enough, though it needs 2: l2 is adopted in /u,
    );
  });

  it('tells what a new leader proposes again, and on whose word', () => {
    expect(NOTED.adopted.map(say)[1]).toBe(
      "l2's scout has the 2 promises it needs: l2 is adopted in 2·l2. It proposes again put x 1 in slot 3, which a1 had accepted in 1·l1.",
    );
  });

  it('keeps being chosen and being known apart', () => {
    expect(NOTED.accepted.map(say)[3]).toBe(
      'a2 accepts put x 1 for slot 3 in 2·l2. That makes a majority: the command is chosen, though no replica knows yet.',
    );
  });

  it('gives the weightiest note the sentence, wherever it stands', () => {
    const notes = [
      { kind: 'voteCounted', cfg: 0, slot: 3, ballot: B1, from: 'a1', have: 2, need: 2 },
      { kind: 'decided', cfg: 0, slot: 3, ballot: B1, cmd: PUT },
    ] as const;
    expect(say(handled('l1', notes))).toContain('is decided');
    expect(say(handled('l1', notes))).toBe(say(handled('l1', notes.toReversed())));
  });

  it('says what a crash point let through', () => {
    const vote = handled('a2', [
      { kind: 'accepted', cfg: 0, slot: 3, ballot: B2, cmd: PUT, was: B2, again: false },
    ]);
    const before = { ...vote, crashed: 'n2' } as const;
    const between = { ...before, changed: [{ field: 'accepted', stable: true }] };
    expectSentences([say(before), say(between)]);
    expect(say(before)).toContain('nothing is persisted');
    expect(say(between)).toContain('survives');
  });

  it('names a whole partition as one', () => {
    const cuts = ACTED.cut.map(say);
    expect(cuts[1]).toBe('n1 and n2 are cut off from each other.');
    expect(cuts[2]).toBe('The network splits: n1 on one side, n2 and n3 on the other.');
    expect(cuts[3]).toBe('3 links are cut: n1–n2 and n1→n3.');
  });
});

describe('beats and messages', () => {
  it('have a word each in the lifelines, or none', () => {
    const texts = Object.values(BEATS)
      .flatMap((beats) => beats.map(lifeBeat))
      .filter((text) => text !== null);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text).not.toMatch(/undefined|\[object|^$/u);
  });

  it.each([messageText, messageTag, messageTitle])('%o tells every message apart', (name) => {
    const bodies = Object.values(MESSAGES).flat();
    const texts = bodies.map(name);
    for (const text of texts) expect(text).not.toMatch(/undefined|\[object|^$/u);
    if (name !== messageTitle && name !== messageTag)
      expect(new Set(texts).size).toBe(texts.length);
    if (name === messageTag) expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(25);
  });

  it('show every field', () => {
    for (const body of Object.values(MESSAGES).flat()) {
      const fields = messageFields(body);
      expect(fields.length).toBeGreaterThan(0);
      for (const [name, value] of fields) {
        expect(`${name}: ${value}`).not.toMatch(/undefined|\[object|: $/u);
      }
    }
    expect(messageTitle(MESSAGES.p1a[0]!)).toBe('p1a: prepare, 2·l2');
  });
});
