import { describe, expect, it } from 'vitest';
import { faultText, parse } from './parse.ts';

function faults(text: string): readonly string[] {
  const result = parse(text);
  return result.kind === 'faults' ? result.faults.map(faultText) : [];
}

describe('a fault', () => {
  it.each([
    ['crsh l1', /^1:1: expected one of cluster, .*crash.*; found "crsh"$/u],
    ['\n\nheal l1 from a1', /^3:9: expected one of a process such as a1, .*to; found "from"$/u],
    ['run at most 5 until quiet', /^1:13: expected a span such as 20ms or 1.5s; found "5"$/u],
    ['seed', /^1:5: expected a number; the line ends$/u],
    ['stop now', /^1:6: expected the end of the line; found "now"$/u],
    ['set election often', /^1:14: expected one of monitor, eager, manual; found "often"$/u],
    ['request k1 put x "1', /^1:18: expected a closed quote; found "\\"1"$/u],
    ['expect violation I99', /^1:18: expected one of I1, I2, .*; found "I99"$/u],
    ['request k1 reconfig plus a4', /^1:21: expected one of from, add, remove, the end/u],
    [
      'expect no chosen slot 1 ptu x 1',
      /^1:25: expected one of no-op, a request such as k1#1, put, get, append, delete, cas, reconfig, the end of the line; found "ptu"$/u,
    ],
    ['request k1 put x', /^1:17: expected a word of at most 200 characters; the line ends$/u],
    [
      `request k1 put x ${'v'.repeat(201)}`,
      /^1:18: expected a word of at most 200 characters; found "v{40}…"$/u,
    ],
    ['request k1 get x y', /^1:18: expected the end of the line; found "y"$/u],
    ['request k1 reconfig add k2', /^1:25: expected a replica, leader or acceptor such as a4/u],
    ['expect chosen slot 0', /^1:20: expected a slot such as 1; found "0"$/u],
    ['"stop"', /^1:1: expected one of/u],
  ])('of %j says where it is and what was expected', (text, words) => {
    expect(faults(text)).toEqual([expect.stringMatching(words)]);
  });

  it('is told for every line that has one', () => {
    expect(faults('stop\nhalt\n\nwait 5').map((text) => text.split(':', 2))).toEqual([
      ['2', '1'],
      ['4', '6'],
    ]);
  });
});

describe('a block', () => {
  it('ends with a blank line; below its rule stands its trace', () => {
    const result = parse('# why\nstop # here\n----\nl1  timer\n\n----\n\n\nnext event\r\n');
    expect(result).toMatchObject({
      kind: 'script',
      script: {
        blocks: [
          {
            lines: [
              { number: 1, step: null, comment: '# why' },
              { number: 2, step: { form: 'stop' }, comment: '# here' },
            ],
            trace: ['l1  timer'],
            traceAt: 3,
          },
          { lines: [], trace: [], traceAt: 6 },
          { lines: [{ number: 9, step: { form: 'next' } }], trace: null },
        ],
      },
    });
  });
});
