import { describe, expect, it } from 'vitest';
import { get } from '../paxos/index.ts';
import { chosenIn, openTruth, seeTruth, type Truth } from '../sim/index.ts';
import { VARIANTS } from './index.ts';
import {
  act,
  crash,
  deliver,
  fire,
  openByHand,
  request,
  restart,
  type Trial,
} from './testing/trial.ts';

/** When one ballot has two commands, a command is chosen only by votes for that command. */

const SHAPE = { acceptors: 3, leaders: 1, replicas: 2, clients: 2 };

function openVariant(id: string): Trial {
  return openByHand(SHAPE, VARIANTS.find((one) => one.id === id)!.change);
}

function truthOf({ world, past }: Trial): Truth {
  return past.reduce((truth, one) => seeTruth(truth, one, world), openTruth(world));
}

function propose(trial: Trial, client: 'k1' | 'k2', replica: 'r1' | 'r2'): void {
  request(trial, client, 'put', 'x', client);
  deliver(trial, 'request', client, replica);
  deliver(trial, 'propose', replica, 'l1');
}

/** Two acceptors adopt l1. */
function lead(trial: Trial, ...voters: readonly ('a1' | 'a2' | 'a3')[]): void {
  fire(trial, 'l1', 'elect');
  deliver(trial, 'p1a', 'l1', 'a1', 'a2', 'a3');
  for (const acceptor of voters) deliver(trial, 'p1b', acceptor, 'l1');
}

/** V14: l1 asks for a second command in the slot. */
function replaced(): Trial {
  const trial = openVariant('V14');
  propose(trial, 'k1', 'r1');
  lead(trial, 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  propose(trial, 'k2', 'r2');
  return trial;
}

/** V13: l1 restarts and uses its ballot again. */
function reborn(): Trial {
  const trial = openVariant('V13');
  propose(trial, 'k1', 'r1');
  lead(trial, 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  crash(trial, 'l1');
  restart(trial, 'l1');
  propose(trial, 'k2', 'r2');
  // a3 promised in the first life of l1, so no promise tells of the vote of a1.
  lead(trial, 'a3', 'a2');
  return trial;
}

describe.each([
  ['V13', reborn],
  ['V14', replaced],
])('two commands in one ballot, as %s has it', (_id, openRun) => {
  it('are not chosen together', () => {
    const trial = openRun();
    deliverLatest(trial, 'a2');
    const truth = truthOf(trial);
    const { votes } = get(truth.slots, 1)!;
    expect(new Set(votes.map(({ acceptor }) => acceptor)).size).toBe(2);
    expect(new Set(votes.map(({ cmd }) => JSON.stringify(cmd))).size).toBe(2);
    expect(chosenIn(truth, 1)).toBeNull();
    expect(truth.chosenCount).toBe(0);
    deliverLatest(trial, 'a1');
    const after = truthOf(trial);
    expect(chosenIn(after, 1)).toMatchObject({ cmd: { client: 'k2' }, index: trial.world.index });
    expect(after.chosenCount).toBe(1);
    expect(after.prefix.next).toBe(2);
  });
});

/** Delivers the latest p2a that was sent to an acceptor. */
function deliverLatest(trial: Trial, to: 'a1' | 'a2'): void {
  const ids = [...trial.world.envelopes.values()]
    .filter((one) => one.body.type === 'p2a' && one.to === to)
    .map(({ id }) => id);
  act(trial, { kind: 'deliver', envelope: Math.max(...ids) });
}
