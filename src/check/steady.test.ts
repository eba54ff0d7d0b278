import { describe, expect, it } from 'vitest';
import type { Settings } from '../paxos/index.ts';
import { loseMajority, stayCalm } from './steady.ts';
import type { Occurrence } from '../sim/index.ts';
import {
  act,
  clusterOf,
  drop,
  fire,
  openTrial,
  request,
  run,
  type Trial,
} from './testing/trial.ts';
import type { Variant } from './variant.ts';
import { VARIANTS } from './variants.ts';
import type { Violation } from './violation.ts';

const SHAPE = { acceptors: 3, leaders: 2, replicas: 2, clients: 2 };

function trialWith(settings: Partial<Settings> = {}, change?: Variant['change']): Trial {
  const trial = openTrial(clusterOf(SHAPE, settings), change);
  request(trial, 'k1', 'put', 'x', '1');
  run(trial, 2_000_000);
  return trial;
}

function found(violations: readonly Violation[]): readonly string[] {
  return violations.map(({ invariant }) => invariant);
}

describe('a world without faults', () => {
  it('keeps its leader and collects', () => {
    expect(stayCalm(trialWith().world, () => {})).toEqual([]);
  });

  it('P2: does not when leaders scout as soon as they may', () => {
    const { world } = trialWith({ election: 'eager' });
    expect(found(stayCalm(world, () => {}))).toContain('P2');
  });

  it('P2: settles after a leader was preempted, but for V25, which comes back at once', () => {
    const { change } = VARIANTS.find(({ id }) => id === 'V25')!;
    const disturbed = (variant?: Variant['change']) => {
      const trial = trialWith({}, variant);
      request(trial, 'k1', 'put', 'x', '2');
      request(trial, 'k2', 'put', 'x', '3');
      run(trial, 20_000);
      fire(trial, 'l2', 'elect');
      run(trial, 2_000_000);
      return found(stayCalm(trial.world, () => {}));
    };
    expect(disturbed()).toEqual([]);
    expect(disturbed(change)).toEqual(['P2']);
  });

  it('P2: keeps its leader when the leader goes on to the next configuration', () => {
    const patient = 20_000_000;
    const trial = trialWith({ clientRetry: patient, clientRetryMax: patient });
    act(trial, { kind: 'request', client: 'k2', op: { expect: 0, add: [], remove: ['r2'] } });
    drop(trial, 'request', 'k2', 'r2');
    const after: unknown[] = [];
    const seen = ({ step }: Occurrence) => {
      for (const note of step?.notes ?? []) if (note.kind === 'scouting') after.push(note.after);
    };
    expect(stayCalm(trial.world, seen)).toEqual([]);
    expect(after).toEqual([0]);
  });

  it('P6: does not collect when replicas do not say what they have', () => {
    const { world } = trialWith({ status: 600_000_000 });
    const [P6, ...others] = stayCalm(world, () => {});
    expect(others).toEqual([]);
    const witnesses = ['a1', 'a2', 'a3', 'r1', 'r2'];
    expect(P6).toMatchObject({ invariant: 'P6', witnesses });
  });
});

describe('a world without a majority', () => {
  it('decides nothing', () => {
    const { world } = trialWith();
    expect(loseMajority(world, () => {})).toEqual([]);
  });

  it('P7: decides when one acceptor is a quorum', () => {
    const { world } = trialWith({}, (lawful) => ({ ...lawful, isQuorum: (count) => count >= 1 }));
    expect(found(loseMajority(world, () => {}))).toEqual(['P7']);
  });
});
