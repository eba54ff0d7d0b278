import { expect, it } from 'vitest';
import type { Rules } from '../paxos/index.ts';
import {
  adopt,
  crash,
  decideNext,
  deliver,
  duplicate,
  fire,
  openByHand,
  propose,
  request,
  restart,
  type Trial,
} from './trial.ts';
import { VARIANTS } from './variants.ts';

/** What a variant breaks that has no script: by hand, and on the protocol as it is. */

type Play = (trial: Trial) => void;

function variant(id: string): (lawful: Rules) => Rules {
  return VARIANTS.find((one) => one.id === id)!.change;
}

function found(leaders: number, play: Play, change?: (lawful: Rules) => Rules): readonly string[] {
  const trial = openByHand({ acceptors: 3, leaders, replicas: 3, clients: 3 }, change);
  play(trial);
  return [...new Set(trial.violations.map(({ invariant }) => invariant))];
}

it('I18: V31 votes on the wire and loses them, and nothing else is broken yet', () => {
  const voted: Play = (trial) => {
    propose(trial, 1);
    adopt(trial, 'l1', 'a1', 'a2');
    deliver(trial, 'p2a', 'l1', 'a1', 'a2');
    crash(trial, 'a1');
    restart(trial, 'a1');
  };
  expect(found(2, voted, variant('V31'))).toEqual(['I18']);
  expect(found(2, voted)).toEqual([]);
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
