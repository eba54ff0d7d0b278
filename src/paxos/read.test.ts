import { describe, expect, it } from 'vitest';
import { NOOP, type ClientCommand, type Command } from './command.ts';
import type { Configuration } from './configuration.ts';
import type { Event } from './events.ts';
import type { AcceptorId, Slot } from './ids.ts';
import type { Message } from './messages.ts';
import {
  after,
  armed,
  booted,
  command,
  decision,
  from,
  isDisarmed,
  noted,
  RECORD,
  rulesWith,
  sends,
  start,
  take,
  timer,
} from './testing/trial.ts';

/** a4 takes the place of a1; decided in slot 1, in effect from slot 6. */
const NEXT: Configuration = { ...RECORD, id: 1, from: 6, acceptors: ['a2', 'a3', 'a4'] };
const CHANGE: ClientCommand = {
  client: 'k9',
  seq: 1,
  op: { expect: 0, add: ['a4'], remove: ['a1'] },
};

const fresh = after(booted('replica'), start);
const GET = command('k1', 1, 'get', 'x');
const PUT = command('k2', 1, 'put', 'x', 'new');

function read(cmd = GET): Event {
  return from('k1', { type: 'read', cmd });
}

function reply(acceptor: AcceptorId, top: Slot, cfg = 0, cmd = GET): Event {
  const { client, seq } = cmd;
  return from(acceptor, { type: 'readReply', cfg, client, seq, top });
}

function decide(slot: Slot, cmd: Command): Event {
  return from('l1', decision(slot, cmd));
}

function decideAll(...cmds: readonly Command[]): readonly Event[] {
  return cmds.map((cmd, at) => decide(at + 1, cmd));
}

function told(...more: readonly Configuration[]): Event {
  return from('r2', { type: 'configInfo', records: [RECORD, ...more] });
}

type Outcome = ReturnType<typeof take>;

function answers(outcome: Outcome): readonly Message[] {
  return sends(outcome).flatMap(([, body]) => (body.type === 'response' ? [body] : []));
}

function queried(outcome: Outcome): readonly unknown[] {
  return sends(outcome).flatMap(([to, body]) =>
    body.type === 'readQuery' ? [[to, body.cfg] as const] : [],
  );
}

describe('a read past the log', () => {
  it('Q1, Q2: asks all acceptors how far anything may be decided, and takes no slot', () => {
    const outcome = take(fresh, read());
    expect(sends(outcome)).toEqual(
      ['a1', 'a2', 'a3'].map((to) => [to, { type: 'readQuery', cfg: 0, client: 'k1', seq: 1 }]),
    );
    expect(armed(outcome, 'readRetry')).toMatchObject({ range: { min: 60_000 }, attempt: 0 });
    expect(outcome.lines).toEqual(['Q1', 'Q2', 'Q4']);
    expect(outcome.state.volatile.slotIn).toBe(1);
  });

  it('Q1: does not begin it twice, nor an older one of the same client', () => {
    const second = { ...GET, seq: 2 };
    const state = after(fresh, read(second));
    for (const cmd of [second, GET]) {
      const outcome = take(state, read(cmd));
      expect(outcome.state).toBe(state);
      expect(noted(outcome, 'ignored').why).toBe('alreadyRequested');
    }
    expect(after(after(fresh, read()), read(second)).volatile.reads).toMatchObject([
      { cmd: second },
    ]);
  });

  it('Q3: waits for a majority, each acceptor once', () => {
    const one = after(fresh, read(), reply('a1', 0));
    const again = take(one, reply('a1', 0));
    expect(again.state).toBe(one);
    expect(noted(again, 'ignored').why).toBe('alreadyCounted');
    const outcome = take(one, reply('a2', 0));
    expect(noted(outcome, 'readCounted')).toMatchObject({ have: 2, need: 2, top: 0 });
    expect(answers(outcome)).toMatchObject([{ client: 'k1', seq: 1, slot: 0, result: 'none' }]);
  });

  it('Q3: an acceptor that is not asked does not count', () => {
    const state = after(fresh, read());
    expect(take(state, reply('a4', 0)).state).toBe(state);
    expect(noted(take(state, reply('a1', 0, 1)), 'ignored').why).toBe('alreadyAnswered');
    expect(noted(take(state, reply('a1', 0, 0, PUT)), 'ignored').why).toBe('alreadyAnswered');
  });

  it('Q4: waits for the highest slot that any of the majority may have decided', () => {
    const state = after(fresh, read(), reply('a1', 2), reply('a2', 1));
    expect(state.volatile.reads).toMatchObject([{ top: 2 }]);
    const first = take(state, decide(1, NOOP));
    expect(answers(first)).toEqual([]);
    const second = take(first.state, decide(2, PUT));
    expect(answers(second)).toContainEqual(
      expect.objectContaining({ client: 'k1', seq: 1, slot: 2, result: 'new' }),
    );
    expect(isDisarmed(second, 'readRetry')).toBe(true);
    expect(second.state.volatile.reads).toEqual([]);
  });

  it('Q4: answers at once where it has performed as much', () => {
    const outcome = take(after(fresh, decide(1, PUT), read(), reply('a1', 1)), reply('a3', 0));
    expect(answers(outcome)).toMatchObject([{ slot: 1, result: 'new' }]);
    expect(noted(outcome, 'readAnswered')).toMatchObject({ slot: 1, result: 'new' });
  });

  it('Q4: changes neither the state nor the session table', () => {
    const before = after(fresh, decide(1, PUT));
    const { state } = take(after(before, read(), reply('a1', 1)), reply('a3', 1));
    expect(state.volatile.state).toBe(before.volatile.state);
    expect(state.volatile.sessions).toBe(before.volatile.sessions);
  });

  it('Q3: learns what it lacks, or has the slots filled if no other replica does', () => {
    const outcome = take(after(fresh, read(), reply('a1', 2)), reply('a2', 0));
    expect(armed(outcome, 'learn')).toMatchObject({ key: 1 });
    // The slots may be decided, but no process is told that they are.
    expect(outcome.state.volatile.top).toBe(0);
    const proposed = outcome.notes.filter(({ kind }) => kind === 'proposed');
    expect(proposed).toMatchObject([
      { slot: 1, cmd: NOOP },
      { slot: 2, cmd: NOOP },
    ]);
  });

  it('Q3: proposes nothing before a majority has replied', () => {
    const { volatile } = after(fresh, read(), reply('a1', 2));
    expect(volatile.proposals).toEqual([]);
  });

  it('Q3: fills within its window only', () => {
    const rules = rulesWith({ window: 2 });
    const one = take(after(fresh, read()), reply('a1', 9), rules).state;
    const { state } = take(one, reply('a2', 9), rules);
    expect(state.volatile.proposals.map(({ slot }) => slot)).toEqual([1, 2]);
    const next = take(state, decide(1, NOOP), rules).state;
    expect(next.volatile.proposals.map(({ slot }) => slot)).toEqual([2, 3]);
  });

  it('Q5: asks those again that are missing, and backs off', () => {
    let state = after(fresh, read(), reply('a2', 0));
    const delays = [0, 1, 2, 3, 4].map((attempt) => {
      const outcome = take(state, timer('readRetry', 0, attempt));
      ({ state } = outcome);
      expect(queried(outcome)).toEqual([
        ['a1', 0],
        ['a3', 0],
      ]);
      return armed(outcome, 'readRetry')!.range!.min;
    });
    expect(delays).toEqual([120_000, 240_000, 480_000, 480_000, 480_000]);
  });

  it('Q5: asks no acceptor again once it waits for its slots only', () => {
    const state = after(fresh, read(), reply('a1', 2), reply('a2', 2));
    const outcome = take(state, timer('readRetry'));
    expect(queried(outcome)).toEqual([]);
    expect(noted(outcome, 'resent')).toMatchObject({ what: 'readQuery', to: [] });
    expect(armed(outcome, 'readRetry')).toBeDefined();
  });

  it('Q5: means nothing where no read waits', () => {
    const outcome = take(fresh, timer('readRetry'));
    expect(outcome.state).toBe(fresh);
    expect(noted(outcome, 'ignored').why).toBe('alreadyAnswered');
  });

  it('reads of several clients wait side by side', () => {
    const other = command('k3', 1, 'get', 'x');
    const state = after(fresh, decide(1, PUT), read(), from('k3', { type: 'read', cmd: other }));
    const one = take(after(state, reply('a1', 1)), reply('a2', 1));
    expect(answers(one)).toMatchObject([{ client: 'k1' }]);
    expect(isDisarmed(one, 'readRetry')).toBe(false);
    expect(one.state.volatile.reads).toMatchObject([{ cmd: other }]);
    const both = take(after(one.state, reply('a3', 1, 0, other)), reply('a2', 1, 0, other));
    expect(answers(both)).toMatchObject([{ client: 'k3' }]);
    expect(isDisarmed(both, 'readRetry')).toBe(true);
  });

  it('is gone when the replica comes back: its client asks again', () => {
    const state = after(fresh, read(), reply('a1', 0));
    const crashed = { ...booted('replica'), stable: state.stable };
    expect(after(crashed, start).volatile.reads).toEqual([]);
  });
});

describe('a read while the configuration changes', () => {
  it('Q2: asks the acceptors of the newest that it knows, though it is ahead of the log', () => {
    const outcome = take(after(fresh, told(NEXT)), read());
    expect(queried(outcome)).toEqual([
      ['a2', 1],
      ['a3', 1],
      ['a4', 1],
    ]);
  });

  it('Q2: waits for all slots before that one, whatever acceptors say who do not know of it', () => {
    const state = after(fresh, told(NEXT), read(), reply('a3', 0, 1));
    const outcome = take(state, reply('a4', 0, 1));
    expect(answers(outcome)).toEqual([]);
    expect(outcome.state.volatile.reads).toMatchObject([{ top: 5 }]);
    const slots = decideAll(CHANGE, PUT, NOOP, NOOP);
    expect(answers(take(after(outcome.state, ...slots), decide(5, NOOP)))).toMatchObject([
      { slot: 5, result: 'new' },
    ]);
  });

  it('Q4: begins again where it began in an older one', () => {
    const waits = after(fresh, read(), reply('a1', 1), reply('a2', 1));
    const outcome = take(waits, decide(1, CHANGE));
    expect(answers(outcome).filter((body) => 'client' in body && body.client === 'k1')).toEqual([]);
    expect(queried(outcome)).toEqual([
      ['a2', 1],
      ['a3', 1],
      ['a4', 1],
    ]);
    expect(outcome.state.volatile.reads).toMatchObject([{ cfg: 1, top: 5 }]);
  });

  it('Q4: begins again where it was told of a newer one meanwhile', () => {
    const state = after(fresh, read(), told(NEXT), reply('a1', 0));
    const outcome = take(state, reply('a2', 0));
    expect(answers(outcome)).toEqual([]);
    expect(outcome.state.volatile.reads).toMatchObject([{ cfg: 1 }]);
  });

  it('Q5: begins again when acceptors of an older one stay silent', () => {
    const outcome = take(after(fresh, read(), told(NEXT)), timer('readRetry'));
    expect(queried(outcome)).toEqual([
      ['a2', 1],
      ['a3', 1],
      ['a4', 1],
    ]);
    expect(outcome.state.volatile.reads).toMatchObject([{ cfg: 1, waitfor: NEXT.acceptors }]);
  });

  it('Q3: a reply of the older one does not count for the newer', () => {
    const state = after(fresh, read(), told(NEXT), timer('readRetry'));
    const outcome = take(state, reply('a2', 0, 0));
    expect(outcome.state).toBe(state);
    expect(noted(outcome, 'ignored').why).toBe('alreadyAnswered');
  });

  it('Q4: a replica that has not begun waits until it has', () => {
    const spare = after(booted('replica', 4), start);
    const joins: Configuration = { ...RECORD, id: 1, from: 6, replicas: ['r2', 'r3', 'r4'] };
    const state = after(spare, told(joins), read(), reply('a1', 5, 1), reply('a2', 5, 1));
    const change = { ...CHANGE, op: { expect: 0, add: ['r4'] as const, remove: ['r1'] as const } };
    const slots = decideAll(change, PUT, NOOP, NOOP);
    const before = after(state, ...slots);
    expect(before.volatile.reads).toHaveLength(1);
    expect(answers(take(before, decide(5, NOOP)))).toMatchObject([{ slot: 5, result: 'new' }]);
  });

  it('R39: a replica that leaves gives it back', () => {
    const leaves = { ...CHANGE, op: { expect: 0, add: [], remove: ['r1'] as const } };
    const outcome = take(after(fresh, read()), decide(1, leaves));
    expect(noted(outcome, 'handedOver').cmd).toEqual(GET);
    expect(sends(outcome)).toContainEqual([
      'k1',
      { type: 'moved', client: 'k1', seq: 1, cfg: 1, replicas: ['r2', 'r3'] },
    ]);
    expect(outcome.state.volatile.reads).toEqual([]);
    expect(isDisarmed(outcome, 'readRetry')).toBe(true);
  });
});
