import { describe, expect, it } from 'vitest';
import { found, type Entry } from './entries.ts';

function entry(text: string, also = '', whyNot: string | null = null): Entry {
  const plain = text.toLowerCase();
  return { id: text, group: 'servers', text, plain, also, key: '', whyNot, run: () => {} };
}

const ENTRIES = [
  entry('Stop at heartbeats, too'),
  entry('Crash n1', 'kill stop down'),
  entry('Crash n12', 'kill stop down'),
  entry('Restart n1', 'start', 'n1 is up.'),
  entry('Select slot 27'),
  entry('Why is slot 7 what it is?', 'cause'),
  entry('Select slot 7'),
  entry('Cut n1 to n2'),
];

const names = (typed: string) => found(ENTRIES, typed).map(({ text }) => text);

describe('what is found', () => {
  it('is everything possible where nothing is typed', () => {
    expect(names(' ')).toEqual(
      ENTRIES.map(({ text }) => text).filter((text) => text !== 'Restart n1'),
    );
  });

  it('has the words as they stand before those elsewhere or by another name', () => {
    expect(names('stop')).toEqual(['Stop at heartbeats, too', 'Crash n1', 'Crash n12']);
    expect(names('kill n1')).toEqual(['Crash n1']);
    expect(names('N2 CUT')).toEqual(['Cut n1 to n2']);
  });

  it('takes a number as a whole one', () => {
    expect(names('slot 7')).toEqual(['Why is slot 7 what it is?', 'Select slot 7']);
    expect(names('select 7')).toEqual(['Select slot 7']);
    expect(names('slot 2')).toEqual([]);
    expect(names('crash n1')).toEqual(['Crash n1']);
  });

  it('is what is not possible now, with the reason, where nothing else is', () => {
    expect(found(ENTRIES, 'restart').map(({ whyNot }) => whyNot)).toEqual(['n1 is up.']);
    expect(names('dance')).toEqual([]);
  });

  it('takes what is typed for what it says, not for a pattern', () => {
    expect(names('slot .')).toEqual([]);
    expect(names('it is?')).toEqual(['Why is slot 7 what it is?']);
  });
});
