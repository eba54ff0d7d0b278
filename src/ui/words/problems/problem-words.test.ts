import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../../contract/index.ts';
import { FIELD_NAMES, fieldWords } from '../controls/field-words.ts';
import { problemText, PROBLEM_CODES } from './problem-words.ts';

const CODES = PROBLEM_CODES;
const NUMERIC = ['notANumber', 'notAnInteger', 'below', 'above'] as const;

function expectSentence(text: string): void {
  expect(text).toMatch(/^[“\p{Lu}].*\.$/u);
  expect(text).not.toMatch(/undefined|\[object|null|NaN|\s{2}/u);
  expect(text.length, text).toBeLessThanOrEqual(160);
}

describe('problems', () => {
  it('have a sentence each, whatever numbers come with them', () => {
    const texts = CODES.map((code) =>
      problemText({ field: 'settings.suspectMin', code, got: '20000', min: 95_000, max: 110_000 }),
    );
    texts.forEach(expectSentence);
    expect(new Set(texts).size).toBe(CODES.length);
    for (const code of CODES) {
      expectSentence(
        problemText({ field: 'hands[3].action', code, got: '', min: null, max: null }),
      );
    }
  });

  it.each(FIELD_NAMES)(
    'of the number %s say what was expected and what came, in its unit',
    (field) => {
      const texts = NUMERIC.map((code) =>
        problemText({ field, code, got: code === 'notANumber' ? 'many' : '3.5', min: 1, max: 4 }),
      );
      texts.forEach(expectSentence);
      expect(new Set(texts).size).toBe(NUMERIC.length);
      for (const text of texts) expect(text).toContain(fieldWords(field)!.label);
    },
  );

  it('put spans in milliseconds and chances in per cent', () => {
    expect(
      problemText({ field: 'settings.ping', code: 'below', got: '500', min: 1_000, max: 600e6 }),
    ).toBe('Ping interval must be at least 1 ms; 500 µs is too low. Type a higher value.');
    expect(problemText({ field: 'link.loss', code: 'above', got: '1.5', min: 0, max: 1 })).toBe(
      'Loss may be at most 100 %; 150 % is too high. Type a lower value.',
    );
  });

  it('name the other number of a pair that is out of order', () => {
    const text = problemText({
      field: 'link.latencyMin',
      code: 'minAboveMax',
      got: '30000',
      min: null,
      max: 20_000,
    });
    expect(text).toContain('“Longest latency” (20 ms); 30 ms does');
  });

  it('of a file say what is missing, what does not belong, and what kind of value is expected', () => {
    const found = (field: string, got: string, expected: string) =>
      problemText({ field, code: 'malformed', got, min: null, max: null, expected });
    expect(found('hands', 'undefined', '"hands"')).toBe(
      '“hands” is missing. Use a file that Synod exported.',
    );
    expect(found('foo', '"foo"', 'never')).toBe(
      '“foo” has no place there. Take it out, or use a file that Synod exported.',
    );
    expect(found('cluster', '"zzz"', 'Object')).toContain('expected a group of fields, but');
    expect(found('hands', '-1', 'Array')).toContain('expected a list, but');
  });

  it('of a branch speak of its name, and of a command give one that would do', () => {
    const of = (field: string, code: ProblemCode, got: string, limit: number) =>
      problemText({ field, code, got, min: limit, max: limit });
    expect(of('name', 'above', '315', 60)).toBe(
      'The name of a branch may have at most 60 characters; it has 315. Shorten it.',
    );
    expect(of('name', 'duplicate', 'A', 1)).toBe(
      'Another branch is called “A” already. Type another name.',
    );
    expect(of('command[5]', 'notACommand', '', 0)).toBe(
      'The command is incomplete: an operation must follow. For example: put x 1, or put x "two words".',
    );
  });

  it('quote what was typed, cut short', () => {
    const text = problemText({
      field: 'command',
      code: 'notACommand',
      got: 'x'.repeat(500),
      min: null,
      max: null,
    });
    expectSentence(text);
    expect(text).toContain('xxx…”');
  });
});

describe('fields', () => {
  it('have a label of their own, a unit and a sentence of help', () => {
    const labels = FIELD_NAMES.map((field) => fieldWords(field)!.label);
    expect(new Set(labels).size).toBe(labels.length);
    for (const field of FIELD_NAMES) {
      expect(fieldWords(field)!.help).toMatch(/\.$/u);
    }
  });
});
