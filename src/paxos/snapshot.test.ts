import { describe, expect, it } from 'vitest';
import { NOOP } from './command.ts';
import type { Event } from './events.ts';
import type { Message } from './messages.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import { entries } from './slot-map.ts';
import { afterCrash } from './step.ts';
import {
  after,
  booted,
  comeBack,
  command,
  decision,
  from,
  isDisarmed,
  noted,
  RECORD,
  RULES,
  said,
  sends,
  start,
  take,
  timer,
} from './testing/trial.ts';

const { chunk } = DEFAULT_SETTINGS;
const fresh = after(booted('replica'), start);

const decide = (slot: number, cmd = command(`k${slot}`)): Event => from('l1', decision(slot, cmd));
const upTo = (last: number): readonly Event[] =>
  Array.from({ length: last }, (_, at) => decide(at + 1));
const stored = (replica: typeof fresh) => entries(replica.stable.log).map(([slot]) => slot);

const LAST = 2 * chunk + 3;
/** A replica that has performed a little more than two chunks, and whose status is due. */
const full = after(fresh, ...upTo(LAST));
const short = after(full, timer('status'));
const { snap } = short.stable;
const snapshot: Message = { type: 'snapshot', ...snap, top: LAST };

describe('taking a snapshot', () => {
  it('R36: keeps what all the performed slots have led to, and a chunk of the log', () => {
    const outcome = take(full, timer('status'));
    expect(noted(outcome, 'snapshotTaken').upTo).toBe(LAST + 1);
    const { state, sessions, configs } = full.volatile;
    expect(outcome.state.stable.snap).toEqual({ upTo: LAST + 1, state, sessions, configs });
    expect(stored(outcome.state)).toEqual(stored(full).slice(-chunk));
    expect(outcome.state.volatile).toEqual(full.volatile);
  });

  it('R36: not before a chunk of slots is new', () => {
    const little = after(fresh, ...upTo(chunk - 1));
    expect(after(little, timer('status')).stable).toBe(little.stable);
    const more = after(short, ...upTo(LAST + chunk - 1));
    expect(after(more, timer('status')).stable.snap).toBe(snap);
    const enough = after(more, decide(LAST + chunk));
    expect(after(enough, timer('status')).stable.snap.upTo).toBe(LAST + chunk + 1);
  });

  it('keeps decisions beyond a hole', () => {
    const gap = after(full, decide(LAST + 2), timer('status'));
    expect(stored(gap)).toContain(LAST + 2);
    expect(gap.stable.snap.upTo).toBe(LAST + 1);
  });

  it('comes back after a crash from the snapshot and the log behind it', () => {
    const later = after(short, decide(LAST + 1), decide(LAST + 2, command('k1', 2)));
    const back = after(afterCrash(RULES, later, [RECORD]) as typeof later, comeBack);
    const { slotOut, state, sessions, configs, top } = later.volatile;
    expect(back.volatile).toMatchObject({
      slotOut,
      slotIn: slotOut,
      state,
      sessions,
      configs,
      top,
    });
    expect(back.stable).toEqual(later.stable);
  });
});

describe('sending a snapshot', () => {
  it('R31: where what is asked for has been dropped', () => {
    const outcome = take(short, from('r2', { type: 'learn', from: 3 }));
    expect(sends(outcome)).toEqual([['r2', snapshot]]);
    expect(noted(outcome, 'snapshotSent')).toMatchObject({ to: 'r2', upTo: LAST + 1 });
  });

  it('R31: but decisions where they are still there', () => {
    const outcome = take(short, from('r2', { type: 'learn', from: LAST - chunk + 1 }));
    expect(said(outcome)).toMatchObject({ type: 'learned', top: LAST });
  });
});

describe('installing a snapshot', () => {
  it('R33: all of it together, durably, and goes on behind it', () => {
    const outcome = take(fresh, from('r2', snapshot));
    const { stable, volatile } = outcome.state;
    expect(stable.snap).toEqual(snap);
    expect(volatile).toMatchObject({ slotOut: LAST + 1, slotIn: LAST + 1, top: LAST });
    expect(volatile.state).toEqual(full.volatile.state);
    expect(volatile.sessions).toEqual(full.volatile.sessions);
    expect(volatile.configs).toEqual(full.volatile.configs);
    expect(noted(outcome, 'snapshotInstalled')).toMatchObject({ upTo: LAST + 1, was: 1 });
    expect(outcome.effects[0]).toMatchObject({ kind: 'persist' });
  });

  it('R16: performs what it had learned behind it, and drops what lies below', () => {
    const ahead = after(fresh, decide(5), decide(LAST + 1));
    const { stable, volatile } = after(ahead, from('r2', snapshot));
    expect(volatile.slotOut).toBe(LAST + 2);
    expect(entries(stable.log).map(([slot]) => slot)).toEqual([LAST + 1]);
  });

  it('answers a late duplicate from the sessions that came with it', () => {
    const installed = after(fresh, from('r2', snapshot));
    const outcome = take(installed, from('k3', { type: 'request', cmd: command('k3') }));
    expect(said(outcome)).toMatchObject({ type: 'response', client: 'k3', slot: 3 });
    expect(outcome.state).toBe(installed);
  });

  it('R34: tries its own open commands again, unless they are executed', () => {
    const mine = command('k99');
    const waiting = after(
      fresh,
      from('k99', { type: 'request', cmd: mine }),
      from('k2', { type: 'request', cmd: command('k2') }),
    );
    const outcome = take(waiting, from('r2', snapshot));
    expect(outcome.state.volatile.proposals).toEqual([{ slot: LAST + 1, cmd: mine }]);
    expect(isDisarmed(outcome, 'proposeRetry')).toBe(true);
  });

  it('R34: forgets a no-op that it proposed', () => {
    const hole = after(fresh, decide(2), timer('gap', 1, 1));
    expect(hole.volatile.proposals).toEqual([{ slot: 1, cmd: NOOP }]);
    expect(after(hole, from('r2', snapshot)).volatile.proposals).toEqual([]);
  });

  it('R32: ignores one that tells nothing new', () => {
    const outcome = take(full, from('r2', snapshot));
    expect(outcome.state).toBe(full);
    expect(noted(outcome, 'ignored').why).toBe('alreadyLearned');
  });

  it('asks its sender for what came later', () => {
    const outcome = take(fresh, from('r2', { ...snapshot, top: LAST + 7 }));
    expect(sends(outcome)).toEqual([['r2', { type: 'learn', from: LAST + 1 }]]);
  });
});
