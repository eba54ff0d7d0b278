import { describe, expect, it } from 'vitest';
import type { Reconfig } from './command.ts';
import type { Event } from './events.ts';
import type { LineId } from './pseudocode.ts';
import type { ProcessState } from './states.ts';
import {
  after,
  ballot,
  booted,
  command,
  decision,
  from,
  p1a,
  p1b,
  p2a,
  p2b,
  pong,
  propose,
  start,
  status,
  take,
  timer,
} from './testing/trial.ts';

const LOW = ballot(1, 1);
const HIGH = ballot(2, 2);
const X = command('k1');
const Y = command('k2');

const promised = after(booted('acceptor'), from('l2', p1a(HIGH)));
const collecting = after(
  promised,
  from('l2', p2a(HIGH, 1, X)),
  from('r1', status(2)),
  from('r2', status(2)),
);
const passive = after(booted('leader'), start);
const scouting = after(passive, timer('elect'));
const active = after(scouting, from('a1', p1b(LOW)), from('a2', p1b(LOW)));
const commanding = after(active, from('r1', propose(1, X)));
const decided = after(commanding, from('a1', p2b(LOW, 1)), from('a2', p2b(LOW, 1)));
const collected = after(decided, from('r1', status(2)), from('r2', status(2)));
const replica = after(booted('replica'), start);
const waiting = after(replica, from('k1', { type: 'request', cmd: X }));
const done = after(replica, from('l1', decision(1, command('k1', 2))));
const empty: Reconfig = { expect: 7, add: [], remove: [] };

type Case = readonly [LineId, string, ProcessState, Event];

const CASES: readonly Case[] = [
  ['A4', 'a p1a below the promise', promised, from('l1', p1a(LOW))],
  ['A8', 'a p2a for a slot that is collected', collecting, from('l2', p2a(HIGH, 1, X))],
  ['A9', 'a p2a below the promise', promised, from('l1', p2a(LOW, 1, X))],
  ['L4', 'a proposal for a slot that is collected', collected, from('r3', propose(1, Y))],
  ['L5', 'a proposal for a slot that is decided', decided, from('r2', propose(1, Y))],
  ['L6', 'a second proposal for a slot', commanding, from('r2', propose(1, Y))],
  ['L19', 'a pong of a leader that does not lead', passive, from('l2', pong(HIGH, false))],
  ['S2', 'a p1b in a higher ballot', scouting, from('a1', p1b(LOW, { ballot: HIGH }))],
  ['S3', 'a p1b that no scout waits for', active, from('a3', p1b(LOW))],
  ['C3', 'a p2b in a higher ballot', commanding, from('a1', p2b(LOW, 1, { ballot: HIGH }))],
  ['C4', 'a p2b from who has collected the slot', commanding, from('a1', p2b(LOW, 1, { base: 2 }))],
  ['C5', 'a p2b for a slot that is decided', decided, from('a3', p2b(LOW, 1))],
  ['R2', 'a request older than the last', done, from('k1', { type: 'request', cmd: X })],
  [
    'R3',
    'a request that is performed',
    done,
    from('k1', { type: 'request', cmd: command('k1', 2) }),
  ],
  ['R4', 'a request that is on its way', waiting, from('k1', { type: 'request', cmd: X })],
  ['R14', 'a decision that it knows', done, from('l1', decision(1, Y))],
  [
    'G2',
    'a change of a configuration that is not the newest',
    replica,
    from('l1', decision(1, { client: 'k9', seq: 1, op: empty })),
  ],
];

describe('a handler says which test turned away what came', () => {
  it.each(CASES)('%s: %s', (line, _what, state, event) => {
    const { lines, refusals } = take(state, event);
    expect(refusals).toEqual([line]);
    expect(lines).toContain(line);
  });

  it.each([
    ['a vote', promised, from('l2', p2a(HIGH, 1, X))],
    ['a promise', promised, from('l3', p1a(ballot(3, 3)))],
    ['a proposal', active, from('r1', propose(1, X))],
    ['an adoption', after(scouting, from('a1', p1b(LOW))), from('a2', p1b(LOW))],
    ['a decision', replica, from('l1', decision(1, X))],
    [
      'a vote that comes twice',
      after(commanding, from('a1', p2b(LOW, 1))),
      from('a1', p2b(LOW, 1)),
    ],
  ] as const)('and of %s none', (_what, state, event) => {
    expect(take<ProcessState>(state, event).refusals).toEqual([]);
  });
});
