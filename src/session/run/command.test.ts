import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../contract/index.ts';
import { bringLanguage } from '../file/script-file.ts';
import { COMMAND_MAX } from '../../sim/index.ts';
import { frameOf, handle } from '../session.ts';
import { openSession, type Session } from '../state.ts';

let session: Session;

beforeAll(async () => {
  session = { ...openSession(), language: await bringLanguage() };
});

function typed(text: string): Answer {
  handle(session, { kind: 'openScene', scene: 'replace' });
  return handle(session, { kind: 'command', client: 'k1', text, at: 0 }).answer;
}

function opOf(text: string): unknown {
  typed(text);
  const action = frameOf(session).event?.action;
  return action?.kind === 'request' ? action.op : null;
}

describe('a command in a person’s words', () => {
  it.each([
    ['put x 1', ['put', 'x', '1']],
    ['  get   x ', ['get', 'x']],
    ['append log "two words"', ['append', 'log', 'two words']],
    ['put x \'it said "yes"\'', ['put', 'x', 'it said "yes"']],
    ["put x it's", ['put', 'x', "it's"]],
    ['put x ""', ['put', 'x', '']],
    ['delete x', ['delete', 'x']],
    ['cas x 1 2', ['cas', 'x', '1', '2']],
    ['put ключ 値', ['put', 'ключ', '値']],
    ['reconfig add a4 remove a1', { expect: 0, add: ['a4'], remove: ['a1'] }],
    ['reconfig from 2 remove a1 add l5', { expect: 2, add: ['l5'], remove: ['a1'] }],
  ])('%s', (text, op) => {
    expect(opOf(text)).toEqual(op);
  });

  it.each([
    ['', 'command[0]', { got: '', expected: 'put | get | append | delete | cas | reconfig' }],
    ['put x', 'command[5]', { got: '', expected: 'a word of at most 200 characters' }],
    ['get x y', 'command[6]', { got: 'y', expected: 'the end of the line' }],
    [' ptu x 1', 'command[1]', { got: 'ptu' }],
    ['constructor x', 'command[0]', { got: 'constructor' }],
    ['put x "open', 'command[6]', { got: '"open', expected: 'a closed quote' }],
    ['put x "open\\"', 'command[6]', { expected: 'a closed quote' }],
    ['reconfig', 'command[8]', { got: '', expected: 'add | remove' }],
    ['reconfig add k1', 'command[13]', { got: 'k1' }],
  ])('%j: refused, with where, what came and what was expected', (text, field, wanted) => {
    expect(typed(text)).toMatchObject({
      kind: 'refused',
      problems: [
        {
          field,
          code: 'notACommand',
          ...wanted,
        },
      ],
    });
  });

  it('is refused where it would fill every message', () => {
    expect(typed(`put x ${'v'.repeat(COMMAND_MAX)}`)).toMatchObject({
      problems: [{ field: `command[${COMMAND_MAX}]`, code: 'above', max: COMMAND_MAX }],
    });
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
    const text = fc.string({ maxLength: 300 });
    fc.assert(
      fc.property(text, (any) => void typed(any)),
      { numRuns: 50 },
    );
  });
});
