import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMAND_MAX, parseCommand } from './command.ts';

function opOf(text: string): readonly string[] | null {
  const parsed = parseCommand(text);
  return parsed.kind === 'operation' ? parsed.op : null;
}

describe('a command in a person’s words', () => {
  it.each([
    ['put x 1', ['put', 'x', '1']],
    ['  get   x ', ['get', 'x']],
    ['GET x', ['get', 'x']],
    ['append log "two words"', ['append', 'log', 'two words']],
    ['put x \'it said "yes"\'', ['put', 'x', 'it said "yes"']],
    ['put x "a \\" b \\\\"', ['put', 'x', 'a " b \\']],
    ['put x ""', ['put', 'x', '']],
    ['put k"ey"1 v', ['put', 'key1', 'v']],
    ['delete x', ['delete', 'x']],
    ['cas x 1 2', ['cas', 'x', '1', '2']],
    ['put ключ 値', ['put', 'ключ', '値']],
  ])('%s', (text, op) => {
    expect(opOf(text)).toEqual(op);
  });

  it.each([
    ['', { field: 'command[0]', code: 'wordsMissing', got: '0', min: 2, max: 4 }],
    ['   ', { field: 'command[0]', code: 'wordsMissing', got: '0' }],
    ['put', { field: 'command[3]', code: 'wordsMissing', got: '0', min: 2, max: 2 }],
    ['put x', { field: 'command[5]', code: 'wordsMissing', got: '1', min: 2, max: 2 }],
    ['get x y', { field: 'command[6]', code: 'wordsTooMany', got: '2', min: 1, max: 1 }],
    ['cas x 1', { field: 'command[7]', code: 'wordsMissing', got: '2', min: 3, max: 3 }],
    [
      ' set x 1',
      {
        field: 'command[1]',
        code: 'unknownCommand',
        got: 'set',
        expected: 'put | get | append | delete | cas | reconfig',
      },
    ],
    ['constructor x', { field: 'command[0]', code: 'unknownCommand', got: 'constructor' }],
    ['put x "open', { field: 'command[6]', code: 'quoteOpen', got: '"open' }],
    ['put x "open\\"', { field: 'command[6]', code: 'quoteOpen' }],
    [
      `put x ${'v'.repeat(COMMAND_MAX)}`,
      { field: `command[${COMMAND_MAX}]`, code: 'above', max: COMMAND_MAX },
    ],
  ])('%s: refused', (text, problem) => {
    expect(parseCommand(text)).toMatchObject({ kind: 'problems', problems: [problem] });
  });

  it.each([
    ['reconfig add a4', { change: { add: ['a4'], remove: [] }, from: null }],
    ['reconfig remove a1 R1 add r4', { change: { add: ['r4'], remove: ['a1', 'r1'] }, from: null }],
    ['reconfig from 2 add l3', { change: { add: ['l3'], remove: [] }, from: 2 }],
  ])('%s: a change of configuration', (text, change) => {
    expect(parseCommand(text)).toEqual({ kind: 'reconfig', ...change });
  });

  it.each([
    ['reconfig', { field: 'command[8]', code: 'wordsMissing' }],
    ['reconfig add', { field: 'command[12]', code: 'wordsMissing' }],
    ['reconfig a4', { field: 'command[9]', code: 'malformed', expected: 'add | remove | from' }],
    ['reconfig add k1', { field: 'command[13]', code: 'malformed', got: 'k1' }],
    ['reconfig from x add a4', { field: 'command[14]', code: 'malformed', got: 'x' }],
  ])('%s: refused, with what was expected', (text, problem) => {
    expect(parseCommand(text)).toMatchObject({ kind: 'problems', problems: [problem] });
  });

  it('takes every value in quotes as it is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.constantFrom('"', "'"), (value, quote) => {
        const quoted = value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
        expect(opOf(`put x ${quote}${quoted}${quote}`)).toEqual(['put', 'x', value]);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void parseCommand(text)));
  });
});
