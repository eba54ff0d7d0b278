import { describe, expect, it } from 'vitest';
import { NOOP } from '../paxos/index.ts';
import { keyOf } from './keys.ts';
import {
  adopt,
  decideNext,
  crash,
  deliver,
  drop,
  fire,
  notes,
  openByHand,
  request,
  restart,
  sent,
  stateOf,
} from './testing/trial.ts';

/** Schedules by hand that no script in script/cases covers. */

describe('holes', () => {
  it('L13: a hole below what acceptors carried is filled with a no-op', () => {
    const trial = openByHand({ acceptors: 3, leaders: 2, replicas: 1, clients: 2 });
    request(trial, 'k1', 'put', 'x', '1');
    request(trial, 'k2', 'put', 'x', '2');
    deliver(trial, 'request', 'k1', 'r1');
    deliver(trial, 'request', 'k2', 'r1');
    drop(trial, 'propose', 'r1', 'l1');
    deliver(trial, 'propose', 'r1', 'l1');
    adopt(trial, 'l1', 'a1', 'a2');
    expect(notes(trial, 'commanding')).toMatchObject([
      { slot: 1, cmd: NOOP, origin: 'filled' },
      { slot: 2, cmd: { client: 'k2' }, origin: 'proposed' },
    ]);
  });

  it('R29: a hole that no replica proposes for any more is filled with a no-op', () => {
    const trial = openByHand({ acceptors: 3, leaders: 1, replicas: 2, clients: 3 });
    adopt(trial, 'l1', 'a1', 'a2');
    for (const client of ['k1', 'k3'] as const) {
      request(trial, client, 'put', 'x', client);
      deliver(trial, 'request', client, 'r1');
    }
    drop(trial, 'propose', 'r1', 'l1');
    deliver(trial, 'propose', 'r1', 'l1');
    crash(trial, 'r1');
    decideNext(trial, 'l1');
    deliver(trial, 'decision', 'l1', 'r2');
    expect(stateOf(trial, 'r2').volatile.slotOut).toBe(1);
    fire(trial, 'r2', 'gap', 1);
    expect(sent(trial, 'learn')).toEqual([{ type: 'learn', from: 1 }]);
    fire(trial, 'r2', 'gap', 1);
    deliver(trial, 'propose', 'r2', 'l1');
    decideNext(trial, 'l1');
    deliver(trial, 'decision', 'l1', 'r2');
    expect(stateOf(trial, 'r2').volatile.slotOut).toBe(3);
    expect(notes(trial, 'performed').map(({ cmd }) => keyOf(cmd))).toEqual(['noop', 'k3#1']);
    expect(trial.violations).toEqual([]);
  });
});

it('a crash before persisting: nothing is written and nothing sent', () => {
  const trial = openByHand({ acceptors: 3, leaders: 1, replicas: 1, clients: 1 });
  fire(trial, 'l1', 'elect');
  crash(trial, 'a1', 'beforePersist');
  deliver(trial, 'p1a', 'l1', 'a1');
  restart(trial, 'a1');
  expect(stateOf(trial, 'a1').stable.instances).toEqual([]);
  expect(sent(trial, 'p1b')).toEqual([]);
});
