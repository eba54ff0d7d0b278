import { describe, expect, it } from 'vitest';
import {
  ballotText,
  chanceText,
  commandShort,
  commandText,
  countOf,
  listShort,
  ordinal,
  sessionText,
  slotsText,
  spanText,
  timeText,
} from './format.ts';

describe('values are written', () => {
  it.each([
    [0, '0 ms'],
    [250, '250 µs'],
    [1_000, '1 ms'],
    [12_500, '12.5 ms'],
    [999_940, '999.9 ms'],
    [999_960, '1 s'],
    [1_200_000, '1.2 s'],
    [59_960_000, '1 min'],
    [125_000_000, '2 min 5 s'],
    [3_600_000_000, '1 h'],
    [5_460_000_000, '1 h 31 min'],
  ])('%d µs as %s', (micros, text) => {
    expect(spanText(micros)).toBe(text);
  });

  it('moments to the millisecond', () => {
    expect(timeText(1_204_400)).toBe('1.204 s');
  });

  it('ballots as round and owner, ⊥ below all', () => {
    expect(ballotText({ round: 3, leader: 2 })).toBe('3·l2');
    expect(ballotText({ round: 12, leader: 10 })).toBe('12·l10');
    expect(ballotText({ round: 0, leader: 0 })).toBe('⊥');
  });

  it('commands as they are typed', () => {
    expect(commandText({ client: 'k1', seq: 1, op: ['put', 'x', '1'] })).toBe('put x 1');
    expect(commandText({ client: 'k1', seq: 1, op: ['put', 'x', 'a "b" c'] })).toBe(
      String.raw`put x "a \"b\" c"`,
    );
    expect(commandText({ client: 'k1', seq: 1, op: ['put', 'x', ''] })).toBe('put x ""');
    expect(commandText('noop')).toBe('no-op');
    const op = { expect: 0, add: ['a4'], remove: ['a1'] } as const;
    expect(commandText({ client: 'k1', seq: 1, op })).toBe('reconfig +a4 −a1');
  });

  it('long commands cut, without splitting a character', () => {
    const short = commandShort({ client: 'k1', seq: 1, op: ['put', 'x', '😀'.repeat(40)] });
    expect(Array.from(short)).toHaveLength(22);
    expect(short.endsWith('😀…')).toBe(true);
  });

  it('sessions with the life they belong to', () => {
    expect(sessionText('k1')).toBe('k1');
    expect(sessionText('k1.2')).toBe('k1, 2nd session');
    expect(sessionText('k12.23')).toBe('k12, 23rd session');
  });

  it('counts with their noun', () => {
    expect(countOf(1, 'vote')).toBe('1 vote');
    expect(countOf(12_345, 'vote')).toBe('12,345 votes');
    expect([1, 2, 3, 4, 11, 12, 13, 21].map(ordinal).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 13th 21st',
    );
    expect(chanceText(0.125)).toBe('12.5 %');
  });

  it('lists and slots short', () => {
    expect(listShort(['a1'])).toBe('a1');
    expect(listShort(['a1', 'a2', 'a3', 'a4'])).toBe('a1, a2, a3 and a4');
    expect(listShort(['a1', 'a2', 'a3', 'a4', 'a5'])).toBe('a1, a2, a3 and 2 more');
    expect(slotsText([3])).toBe('slot 3');
    expect(slotsText([3, 4])).toBe('slots 3 and 4');
    expect(slotsText([3, 4, 5, 6, 7])).toBe('slots 3 to 7');
    expect(slotsText([3, 5, 7, 9, 11])).toBe('5 slots');
  });
});

describe('a command', () => {
  it.each([
    [['put', 'w', 'k1.3'], 'put w "k1.3"'],
    [['cas', 'w', 'k1.3', 'n2'], 'cas w "k1.3" "n2"'],
    [['append', 'w', 'two words'], 'append w "two words"'],
    [['put', 'x', '1'], 'put x 1'],
    [['put', 'k1', 'red'], 'put k1 red'],
    [['get', 'k1'], 'get k1'],
  ] as const)('keeps a value apart from a name: %j', (op, text) => {
    expect(commandText({ client: 'k1', seq: 3, op: [...op] as never })).toBe(text);
  });
});
