import { describe, expect, it } from 'vitest';
import type { Rules } from '../paxos/index.ts';
import {
  adopt,
  decideNext,
  propose,
  type Play,
  V1,
  V2,
  V3,
  V4,
  V6,
  V7,
  V8,
  V9,
  V12,
  V13,
  V14,
  V15,
  V31,
} from './plays.ts';
import { deliver, duplicate, fire, openByHand, request } from './trial.ts';
import { VARIANTS } from './variants.ts';

/** Exact schedules with one rule replaced, and on the protocol as it is. */

function variant(id: string): (lawful: Rules) => Rules {
  return VARIANTS.find((one) => one.id === id)!.change;
}

function found(leaders: number, play: Play, change?: (lawful: Rules) => Rules): readonly string[] {
  const trial = openByHand({ acceptors: 3, leaders, replicas: 3, clients: 3 }, change);
  play(trial);
  return [...new Set(trial.violations.map(({ invariant }) => invariant))];
}

const SCHEDULES: readonly (readonly [id: string, leaders: number, Play, breaks: string])[] = [
  ['V1', 2, V1, 'I2'],
  ['V2', 2, V2, 'I2'],
  ['V3', 3, V3, 'I2'],
  ['V6', 1, V6, 'I3'],
  ['V7', 2, V7, 'I2'],
  ['V8', 2, V8, 'I3'],
  ['V9', 2, V9, 'I9'],
  ['V12', 2, V12, 'I2'],
  ['V13', 1, V13, 'I5'],
  ['V14', 1, V14, 'I4'],
  ['V15', 3, V15, 'I2'],
  ['V31', 2, V31, 'I18'],
];

describe('a broken variant on its own schedule', () => {
  it.each(SCHEDULES)('%s is found out', (id, leaders, play, breaks) => {
    expect(found(leaders, play, variant(id))).toContain(breaks);
  });

  it.each(SCHEDULES)('%s: the protocol as it is passes', (_id, leaders, play) => {
    expect(found(leaders, play)).toEqual([]);
  });
});

/** What a variant breaks before all else. */
function first(leaders: number, play: Play, id: string): readonly string[] {
  const trial = openByHand({ acceptors: 3, leaders, replicas: 3, clients: 3 }, variant(id));
  play(trial);
  const [earliest] = trial.violations;
  const together = trial.violations.filter(({ index }) => index === earliest?.index);
  return [...new Set(together.map(({ invariant }) => invariant))];
}

describe('what was said and is lost by a crash', () => {
  it('I18: a vote, and nothing else', () => {
    expect(first(2, V31, 'V31')).toEqual(['I18']);
  });

  it('I18: a round, before it is used again', () => {
    expect(first(1, V13, 'V13')).toEqual(['I18']);
  });
});

describe('I20: a leader without a majority is found out when it takes the lead', () => {
  it.each([
    ['V4', V4],
    ['V7', V7],
  ])('%s', (id, play) => {
    const trial = openByHand({ acceptors: 3, leaders: 2, replicas: 3, clients: 3 }, variant(id));
    play(trial);
    expect(trial.violations[0]!.invariant).toBe('I20');
    expect(trial.violations.at(-1)!.invariant).toBe('I2');
  });
});

describe('I8: an unsafe command is found out before a second one is chosen', () => {
  it.each([
    ['V2', 2, V2],
    ['V3', 3, V3],
    ['V4', 2, V4],
    ['V7', 2, V7],
    ['V12', 2, V12],
  ] as const)('%s', (id, leaders, play) => {
    const trial = openByHand({ acceptors: 3, leaders, replicas: 3, clients: 3 }, variant(id));
    play(trial);
    const firstOf = (invariant: string) =>
      trial.violations.find((one) => one.invariant === invariant)!.index;
    expect(firstOf('I8')).toBeLessThan(firstOf('I2'));
  });
});

it('I17: V20 lets an acceptor vote for a slot that it has collected', () => {
  const late: Play = (trial) => {
    propose(trial, 1);
    adopt(trial, 'l1', 'a1', 'a2');
    duplicate(trial, 'p2a', 'l1', 'a1');
    decideNext(trial, 'l1');
    for (const replica of ['r1', 'r2'] as const) {
      deliver(trial, 'decision', 'l1', replica);
      fire(trial, replica, 'status');
      deliver(trial, 'status', replica, 'a1');
    }
    deliver(trial, 'p2a', 'l1', 'a1');
  };
  expect(found(1, late, variant('V20'))).toEqual(['I17']);
  expect(found(1, late)).toEqual([]);
});

it('I13: V21 proposes one slot too far', () => {
  const busy: Play = (trial) => {
    for (let n = 1; n <= 6; n++) {
      request(trial, `k${n}`, 'put', 'x', String(n));
      fire(trial, `k${n}`, 'clientRetry', 1);
      fire(trial, `k${n}`, 'clientRetry', 1);
      const envelope = [...trial.world.envelopes.values()].find(
        ({ body, to }) => body.type === 'request' && to === 'r1',
      );
      deliver(trial, 'request', envelope!.from, 'r1');
    }
  };
  const shape = { acceptors: 3, leaders: 1, replicas: 3, clients: 6 };
  const broken = openByHand(shape, variant('V21'));
  busy(broken);
  expect(broken.violations).toMatchObject([{ invariant: 'I13', data: { slot: 6, slotOut: 1 } }]);
  const lawful = openByHand(shape);
  busy(lawful);
  expect(lawful.violations).toEqual([]);
});
