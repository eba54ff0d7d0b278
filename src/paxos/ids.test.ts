import { expect, it } from 'vitest';
import { NOOP, sameCommand } from './command.ts';
import { byId, clientOf, numberOf, roleOf, type ProcessId } from './ids.ts';
import { PSEUDOCODE } from './pseudocode.ts';
import { command } from './testing/trial.ts';

it('an id names its role and number', () => {
  const ids: readonly ProcessId[] = ['r1', 'l10', 'a3', 'k25'];
  expect(ids.map(roleOf)).toEqual(['replica', 'leader', 'acceptor', 'client']);
  expect(ids.map(numberOf)).toEqual([1, 10, 3, 25]);
});

it('ids of a role are in numeric order', () => {
  const ids: readonly ProcessId[] = ['a10', 'a2', 'a1', 'a20'];
  expect(ids.toSorted(byId)).toEqual(['a1', 'a2', 'a10', 'a20']);
  expect(byId('a2', 'a2')).toBe(0);
});

it('a session names its client, whatever the life', () => {
  expect([clientOf('k12'), clientOf('k12.3')]).toEqual(['k12', 'k12']);
});

it('commands are the same when client and number are, and no-ops always', () => {
  expect(sameCommand(command('k1', 1, 'get', 'x'), command('k1', 1, 'get', 'y'))).toBe(true);
  expect(sameCommand(command('k1', 1), command('k1', 2))).toBe(false);
  expect(sameCommand(command('k1', 1), command('k1.2', 1))).toBe(false);
  expect(sameCommand(NOOP, NOOP)).toBe(true);
  expect(sameCommand(NOOP, command('k1'))).toBe(false);
});

it('lines of the pseudo-code have an id each, in the letter of their role', () => {
  const ids = PSEUDOCODE.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const letters = { acceptor: /^A/, leader: /^[LSC]/, replica: /^[RGQ]/, client: /^K/ };
  for (const { id, role } of PSEUDOCODE) expect(id).toMatch(letters[role]);
});

it('every body of the pseudo-code stands below a head', () => {
  PSEUDOCODE.forEach(({ depth }, at) => {
    const before = PSEUDOCODE[at - 1];
    expect(depth).toBeLessThanOrEqual(before === undefined ? 0 : before.depth + 1);
  });
});
