import { describe, expect, it } from 'vitest';
import { NOOP, type ClientCommand } from './command.ts';
import type { Event } from './events.ts';
import type { ReplicaState } from './states.ts';
import {
  after,
  armed,
  booted,
  command,
  decision,
  from,
  isDisarmed,
  noted,
  receivers,
  RECORD,
  rulesWith,
  said,
  sends,
  start,
  status,
  take,
  timer,
} from './testing/trial.ts';

const X = command('k1');
const Y = command('k2');

const fresh = after(booted('replica'), start);

function decide(slot: number, cmd: ClientCommand): Event {
  return from('l1', decision(slot, cmd));
}

function learned(...slots: readonly number[]): Event {
  const entries = slots.map((slot) => ({ slot, cmd: command(`k${slot}`) }));
  return from('r2', { type: 'learned', entries, top: Math.max(0, ...slots) });
}

describe('gaps', () => {
  it('R20: a decided slot beyond a hole arms the gap timer, for the hole', () => {
    const outcome = take(fresh, decide(3, X));
    expect(armed(outcome, 'gap')).toMatchObject({ key: 1, range: { min: 150_000 } });
  });

  it('R20: filling the hole disarms it', () => {
    const outcome = take(after(fresh, decide(2, X)), decide(1, Y));
    expect(isDisarmed(outcome, 'gap')).toBe(true);
    expect(armed(outcome, 'gap')).toBeUndefined();
  });

  it('R20: the next hole gets a timer of its own', () => {
    const outcome = take(after(fresh, decide(2, X), decide(4, Y)), decide(1, Y));
    expect(armed(outcome, 'gap')?.key).toBe(3);
  });

  it('R29: asks a peer first, and the next peer after that', () => {
    const first = take(after(fresh, decide(2, X)), timer('gap', 1, 0));
    expect(sends(first)).toEqual([['r2', { type: 'learn', from: 1 }]]);
    expect(armed(first, 'gap')).toMatchObject({ key: 1, attempt: 1 });
    const second = take(first.state, timer('gap', 1, 1));
    expect(sends(second)[0]).toEqual(['r3', { type: 'learn', from: 1 }]);
  });

  it('R29: proposes a no-op for the hole the second time, not the first', () => {
    const hole = after(fresh, decide(2, X));
    expect(after(hole, timer('gap', 1, 0)).volatile.proposals).toEqual([]);
    const outcome = take(hole, timer('gap', 1, 1));
    expect(outcome.state.volatile.proposals).toEqual([{ slot: 1, cmd: NOOP }]);
    expect(receivers(outcome)).toEqual(['r2', 'l1', 'l2']);
  });

  it('R29: does not replace a proposal of its own by a no-op', () => {
    const hole = after(fresh, from('k1', { type: 'request', cmd: X }), decide(2, Y));
    expect(after(hole, timer('gap', 1, 1)).volatile.proposals).toEqual([{ slot: 1, cmd: X }]);
  });

  it('R9: does not replace its no-op for a hole by a command', () => {
    const hole = after(fresh, decide(2, Y), timer('gap', 1, 1));
    const { volatile } = after(hole, from('k1', { type: 'request', cmd: X }));
    expect(volatile.proposals).toEqual([
      { slot: 1, cmd: NOOP },
      { slot: 3, cmd: X },
    ]);
  });

  it('R29: a replica without peers still fills its holes', () => {
    const alone = after(booted('replica', 1, { ...RECORD, replicas: ['r1'] }), decide(2, X));
    const outcome = take(alone, timer('gap', 1, 1));
    expect(receivers(outcome)).toEqual(['l1', 'l2']);
  });
});

describe('learning from peers', () => {
  it('R30: hearing that more is decided than it has performed arms the learn timer', () => {
    const outcome = take(fresh, from('r2', status(4, 3)));
    expect(armed(outcome, 'learn')).toMatchObject({ key: 1, range: { min: 120_000 } });
    expect(outcome.state.volatile.top).toBe(3);
  });

  it('R30: a status that tells nothing new is ignored', () => {
    const level = after(fresh, decide(1, X));
    const outcome = take(level, from('r2', status(2, 1)));
    expect(outcome.state).toBe(level);
    expect(noted(outcome, 'ignored').why).toBe('nothingNew');
  });

  it('R29: the learn timer asks peers in turn, ever less often, and proposes nothing', () => {
    const behind = after(fresh, from('r2', status(4, 3)));
    const outcome = take(behind, timer('learn', 1, 2));
    expect(sends(outcome)).toEqual([['r2', { type: 'learn', from: 1 }]]);
    expect(armed(outcome, 'learn')).toMatchObject({ attempt: 3, range: { min: 960_000 } });
  });

  it('R31: sends what is decided from the slot asked for on, at most a chunk of it', () => {
    const full = after(fresh, ...[1, 2, 3, 4].map((slot) => decide(slot, command(`k${slot}`))));
    const outcome = take(full, from('r2', { type: 'learn', from: 2 }), rulesWith({ chunk: 2 }));
    expect(outcome.state).toBe(full);
    expect(sends(outcome)).toEqual([
      [
        'r2',
        {
          type: 'learned',
          entries: [
            { slot: 2, cmd: command('k2') },
            { slot: 3, cmd: command('k3') },
          ],
          top: 4,
        },
      ],
    ]);
  });

  it('R31: says so when it has nothing', () => {
    const outcome = take(fresh, from('r2', { type: 'learn', from: 5 }));
    expect(said(outcome)).toEqual({ type: 'learned', entries: [], top: 0 });
  });

  it('R13: takes each entry as a decision, and disarms the learn timer once level', () => {
    const behind = after(fresh, from('r2', status(4, 3)));
    const outcome = take(behind, learned(1, 2, 3));
    expect(outcome.state.volatile.slotOut).toBe(4);
    expect(isDisarmed(outcome, 'learn')).toBe(true);
    expect(outcome.lines.filter((id) => id === 'R13')).toHaveLength(3);
  });

  it('asks a peer for more at once when it sent all that one message may hold', () => {
    const two = rulesWith({ chunk: 2 });
    const behind = after(fresh, from('r2', status(9, 8)));
    const asked = (event: Event) =>
      sends(take(behind, event, two)).filter(([, { type }]) => type === 'learn');
    expect(asked(learned(1, 2))).toEqual([['r2', { type: 'learn', from: 3 }]]);
    expect(asked(learned(1))).toEqual([]);
    expect(asked(learned(5, 6))).toEqual([]);
  });

  it('asks no leader for more, for leaders do not answer that', () => {
    const two = rulesWith({ chunk: 2 });
    const entries = [1, 2].map((slot) => ({ slot, cmd: command(`k${slot}`) }));
    const event = from('l1', { type: 'learned', entries, top: 8 });
    const outcome = take(fresh, event, two);
    expect(outcome.state.volatile.slotOut).toBe(3);
    expect(receivers(outcome)).not.toContain('l1');
  });

  it('R35: told that its slot is collected, it arms the learn timer', () => {
    const event = from('l1', { type: 'collected', cfg: 0, base: 3 });
    const outcome = take(fresh, event);
    expect(outcome.state.volatile.top).toBe(2);
    expect(armed(outcome, 'learn')?.key).toBe(1);
    const level = after(fresh, decide(1, X), decide(2, Y));
    expect(noted(take(level, event), 'ignored').why).toBe('alreadyLearned');
  });
});

describe('status', () => {
  it('R36: tells peers, leaders and acceptors what it has durably performed', () => {
    const outcome = take(after(fresh, decide(1, X), decide(3, Y)), timer('status'));
    expect(receivers(outcome)).toEqual(['r2', 'r3', 'l1', 'l2', 'a1', 'a2', 'a3']);
    expect(said(outcome)).toEqual({ type: 'status', slotOut: 2, top: 3, cfgTop: 0 });
  });

  it('R36: says it less and less often while nothing moves, but never falls silent', () => {
    let state: ReplicaState = fresh;
    const spans: number[] = [];
    for (let n = 0; n < 6; n++) {
      const outcome = take(state, timer('status'));
      spans.push(armed(outcome, 'status')!.range!.min);
      ({ state } = outcome);
    }
    expect(spans).toEqual([100_000, 200_000, 400_000, 800_000, 800_000, 800_000]);
  });

  it('R36: after a calm span the first new slot is told soon', () => {
    const calm = after(fresh, timer('status'), timer('status'), timer('status'));
    expect(armed(take(calm, decide(1, X)), 'status')?.range?.min).toBe(100_000);
    const busy = after(calm, decide(1, X));
    expect(armed(take(busy, decide(2, Y)), 'status')).toBeUndefined();
  });
});
