import { describe, expect, it } from 'vitest';
import { runFile } from './file.ts';
import { BY_HAND, failures, told } from './testing/runs.ts';

describe('a step that cannot be done', () => {
  it.each([
    ['deliver p2a from l1 to a1', 'there is no p2a from l1 to a1'],
    [
      'deliver p1b from a3 to l1',
      'there is no p1b from a3 to l1; under way: p1b 1·l1 {} from a1 to l1, p1b 1·l1 {} from a2 to l1',
    ],
    ['deliver propose slot 2', 'no propose slot 2; under way: propose 1:put x 1 from r1 to l2'],
    ['hold p1a from l1 to a3', 'p1a from l1 to a3 is held already'],
    ['deliver request k1#2', 'there is no request k1#2'],
    ['deliver 2 p1b from a1 to l1', 'there is only 1 p1b from a1 to l1'],
    ['deliver envelope 999', 'there is no envelope 999'],
    ['restart l1', 'l1 is up already'],
    ['resume n5', 'n5 is not paused'],
    ['crash all acceptors a1 l9', 'there is no l9'],
    ['end', '"end" ends no "repeat" of its block'],
    ['repeat 2', 'what is repeated ends with "end", in the same block'],
    [
      'expect nobody has chosen slot 1',
      '"nobody has" needs a fact with "at …", and "chosen slot 1" has none',
    ],
    ['expect chosen slots 3 to 1', 'slots 3 to 1 are none'],
    ['expect base 1 at k1', 'k1 is not an acceptor or a leader'],
    ['expect base 1 at a1 node of k1', 'node of k1 has no acceptor or leader'],
    ['expect mode passive at l1 a1', 'a1 is not a leader'],
    ['pause all replicas but l1', 'l1 is not among all replicas'],
    ['pause all leaders but l1 l2', 'all leaders but l1 l2 are none'],
    ['cut r1 to r1', 'no link is named: a node always reaches itself'],
    ['partition { l1 l2 }', 'no link is named'],
    ['expect no cut r1 to node of r1', 'no link is named'],
    ['expect sent 0 p2a slots 3 to 1', 'slots 3 to 1 are none'],
    ['crash a9', 'there is no a9'],
    ['crash the active leader', 'no leader is active'],
    ['crash the others', '"the others" can stand in groups only'],
    ['fire gap at r1', 'r1 has no timer gap'],
    ['request k9 put x 1', 'there is no k9'],
    ['request k1 reconfig add a4', 'there is no a4'],
    ['seed 3', '"seed" stands before the first step, which is in line 5'],
    ['cluster servers 3 clients 1', '"cluster" stands before the first step, which is in line 5'],
    ['set load none', 'which is in line 5; from there on "load …" changes the load'],
    ['set window 3', 'which is in line 5; from there on only "set election …" may stand'],
    ['set links reliable', 'which is in line 5; from there on "weather …" changes the links'],
    ['release every p1a', 'there is no "hold every" or "drop every" p1a'],
    ['hold every p2a from l1\nrelease every p2a', 'p2a; there is "hold every p2a from l1"'],
    ['run at most 1s until down a1', 'it never came to that; a1: up'],
    ['expect retired 0 at k1', 'k1 is in no configuration'],
    ['expect mode active at a1', 'a1 is not a leader'],
  ])('%s', (line, why) => {
    expect(told(line, 'expect chosen slot 1')).toEqual([expect.stringContaining(why)]);
  });

  it('is also to wait for what never comes', () => {
    const still = ['pause all servers', 'pause all clients'];
    expect(told(...still, 'next event')).toEqual(['nothing is left to happen']);
  });

  it('ends the script, and names its line', () => {
    expect(failures(`${BY_HAND}crash a9\nexpect chosen slot 1`)).toEqual([
      { line: 10, what: 'step', text: ['there is no a9'] },
    ]);
  });
});

describe('a cluster', () => {
  it('that cannot run is told with all that is wrong', () => {
    const report = runFile('cluster acceptors 0 leaders 1 replicas 1 clients 1\nset window 999\n');
    expect(report.text).toContain('acceptors 0 is less than 1');
    expect(report.text).toContain('window 999 is more than 256');
  });

  it.each([
    ['set suspectMin 5s', 'suspectMin 5s is more than its upper bound, 4s'],
    [
      'set suspectMin 90ms',
      'suspectMin 90ms is not longer than two pings and a way there and back, 100ms',
    ],
    ['set links reliable loss 120%', 'link loss 1.2 is more than 1'],
    ['set load open 0 per second', 'load perSecond 0 is less than 0.01'],
    ['set processing 2s', 'processing 2s is more than 1s'],
    ['spare k1', 'there is no k1 that could be a spare'],
    ['node n1 hosts a7', 'n1 is there twice'],
  ])('with %s is told in words', (line, what) => {
    expect(runFile(`cluster servers 3 clients 1\n${line}\n`).text).toContain(what);
  });

  it('is described once', () => {
    const text = 'cluster servers 3 clients 1\nnode n5 hosts a4\ncluster servers 3 clients 1\n';
    expect(failures(text).map(({ line, text: [why] }) => [line, why])).toEqual([
      [3, 'there is a cluster already; "node … hosts …" adds to it'],
    ]);
  });
});
