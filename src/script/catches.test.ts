import { expect, it } from 'vitest';
import { VARIANTS } from '../check/index.ts';
import { catchOf } from './catches.ts';
import { guardedBy } from './guards.ts';
import V2 from './cases/v02.txt?raw';
import V25 from './cases/v25.txt?raw';

function variant(id: string) {
  return VARIANTS.find((one) => one.id === id)!;
}

it('a broken rule is caught by its schedule, event by event, and by a campaign', () => {
  const { schedule, campaign } = catchOf(variant('V2'), V2, 20);
  const { published } = variant('V2');
  const last = schedule!.find(({ invariant }) => invariant === 'I2')!;
  // Here two requests travel, too, one for each client.
  expect(last.events).toBe(published.events! + 2);
  expect(schedule![0]!.events).toBeLessThan(last.events);
  expect(campaign).not.toBeNull();
  expect(catchOf(variant('V2'), null, 0)).toEqual({ schedule: null, missed: null, campaign: null });
});

it('a broken rule that only keeps things from happening is caught by an expectation', () => {
  const { schedule, missed } = catchOf(variant('V25'), V25, 0);
  expect(schedule).toEqual([]);
  expect(missed).toBe('expect mode passive at l1');
});

it('a script guards the rules without which it fails', () => {
  const text =
    'cluster acceptors 1 leaders 1 replicas 1 clients 1\n\nrequest k1 put x 1\nrun for 1s\n';
  expect(guardedBy(text)).toEqual([]);
  expect(guardedBy(`${text}expect chosen slot 1\n`)).toEqual([
    { variant: 'W3', line: 5, missed: 'expect chosen slot 1', invariant: null },
  ]);
  expect(guardedBy(`${text}expect chosen slot 2\n`)).toBeNull();
  expect(guardedBy('nonsense')).toBeNull();
});
