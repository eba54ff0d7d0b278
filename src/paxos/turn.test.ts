import { describe, expect, it } from 'vitest';
import { keyValue } from './application.ts';
import type { Configuration } from './configuration.ts';
import { bootLeader } from './leader.ts';
import { within } from './leader-turn.ts';
import { bootReplica } from './replica.ts';
import { closeReplica, openReplica } from './replica-turn.ts';
import { rulesFor } from './rules.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { closeTurn, openTurn } from './turn.ts';

const RULES = rulesFor(DEFAULT_SETTINGS, keyValue);
const RECORD: Configuration = {
  id: 0,
  from: 1,
  acceptors: ['a1'],
  leaders: ['l1'],
  replicas: ['r1'],
};
const REPLICA = bootReplica('r1', [RECORD], RULES);
const LEADER = bootLeader('l1', [RECORD], DEFAULT_SETTINGS);

/** A value that no state holds. */
const OTHER = {};

describe('a handler that changes one field alone', () => {
  it.each(Object.keys(REPLICA.stable))('leaves a replica with another %s', (field) => {
    const turn = openReplica(RULES, REPLICA);
    Object.assign(turn.stable, { [field]: OTHER });
    expect(closeReplica(turn).state.stable).toHaveProperty(field, OTHER);
  });

  it.each(Object.keys(REPLICA.pacing))('leaves a replica with another %s', (field) => {
    const turn = openReplica(RULES, REPLICA);
    Object.assign(turn.pacing, { [field]: OTHER });
    expect(closeReplica(turn).state.pacing).toHaveProperty(field, OTHER);
  });

  it.each(Object.keys(REPLICA.volatile))('leaves a replica with another %s', (field) => {
    const turn = openReplica(RULES, REPLICA);
    Object.assign(turn.volatile, { [field]: OTHER });
    expect(closeReplica(turn).state.volatile).toHaveProperty(field, OTHER);
  });

  const [instance] = LEADER.volatile.instances;
  const [watch] = LEADER.pacing.watches;

  /** An instance works in one configuration all its life. */
  const own = (part: object) => Object.keys(part).filter((field) => field !== 'cfg');

  it.each(own(instance!))('leaves a leader with another %s', (field) => {
    const turn = openTurn(RULES, LEADER);
    within(turn, 0, (here) => Object.assign(here.mine, { [field]: OTHER }));
    expect(closeTurn(turn).state.volatile.instances[0]).toHaveProperty(field, OTHER);
  });

  it.each(own(watch!))('leaves a leader with another %s', (field) => {
    const turn = openTurn(RULES, LEADER);
    within(turn, 0, (here) => Object.assign(here.watch, { [field]: OTHER }));
    expect(closeTurn(turn).state.pacing.watches[0]).toHaveProperty(field, OTHER);
  });
});

it('a handler that changes nothing leaves the same state', () => {
  expect(closeReplica(openReplica(RULES, REPLICA)).state).toBe(REPLICA);
  const turn = openTurn(RULES, LEADER);
  within(turn, 0, () => {});
  expect(closeTurn(turn).state).toBe(LEADER);
});
