import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOTTOM, compareBallots } from './ballot.ts';
import { NOOP, type ClientCommand, type Command } from './command.ts';
import type { Event } from './events.ts';
import { isQuorum } from './quorum.ts';
import { entries, get } from './slot-map.ts';
import type { AcceptorInstance, AcceptorState, Session } from './states.ts';
import {
  after,
  ballot,
  booted,
  command,
  decision,
  from,
  p1a,
  p2a,
  RULES,
  start,
  status,
  take,
} from './testing/trial.ts';

/** Laws that hold for any events in any order. */

describe('quorums', () => {
  const group = fc.integer({ min: 1, max: 9 }).chain((size) => {
    const members = Array.from({ length: size }, (_, at) => at);
    const some = fc.subarray(members);
    return fc.record({ size: fc.constant(size), one: some, other: some });
  });

  it('of the same members meet', () => {
    fc.assert(
      fc.property(group, ({ size, one, other }) => {
        fc.pre(isQuorum(one.length, size) && isQuorum(other.length, size));
        expect(one.some((member) => other.includes(member))).toBe(true);
      }),
    );
  });

  it('are never on both sides of a cut, and with an odd number of members on one', () => {
    fc.assert(
      fc.property(group, ({ size, one }) => {
        const sides = [isQuorum(one.length, size), isQuorum(size - one.length, size)];
        expect(sides).not.toEqual([true, true]);
        if (size % 2 === 1) expect(sides).toContain(true);
      }),
    );
  });
});

describe('the session table', () => {
  const CLIENTS = ['k1', 'k2', 'k3'] as const;
  /** Commands as clients send them: one after the other, each any number of times, with late copies of old ones. */
  const commands = fc.array(
    fc.record({
      client: fc.constantFrom(...CLIENTS),
      seq: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 30 },
  );

  function append({ client, seq }: Pick<ClientCommand, 'client' | 'seq'>): ClientCommand {
    return command(client, seq, 'append', 'x', `${client}:${seq} `);
  }

  /** A single machine that remembers the highest number of each client. */
  function model(all: readonly Command[]) {
    const latest = new Map<string, Omit<Session, 'client'>>();
    let x = '';
    for (const [at, cmd] of all.entries()) {
      if (cmd === NOOP || (latest.get(cmd.client)?.seq ?? 0) >= cmd.seq) continue;
      x += `${cmd.client}:${cmd.seq} `;
      latest.set(cmd.client, { seq: cmd.seq, slot: at + 1, result: x });
    }
    return { x, latest };
  }

  it('lets each command act once, whatever is decided how often and learned in whatever order', () => {
    fc.assert(
      fc.property(commands, fc.infiniteStream(fc.nat()), (draws, luck) => {
        const all: readonly Command[] = draws.map((one) => (one.seq === 5 ? NOOP : append(one)));
        const events = all.map((cmd, at) => from('l1', decision(at + 1, cmd)));
        const shuffled: Event[] = [];
        for (const event of events) {
          shuffled.splice(luck.next().value % (shuffled.length + 1), 0, event);
        }
        const { volatile } = after(after(booted('replica'), start), ...shuffled);
        const { x, latest } = model(all);
        expect(volatile.slotOut).toBe(all.length + 1);
        expect(volatile.state).toEqual(x === '' ? [] : [['x', x]]);
        const table = volatile.sessions.map(({ client, ...rest }) => [client, rest] as const);
        expect(new Map(table)).toEqual(latest);
      }),
    );
  });
});

describe('an acceptor', () => {
  const slot = fc.integer({ min: 1, max: 6 });
  const number = fc.integer({ min: 1, max: 3 });
  const event: fc.Arbitrary<Event | 'crash'> = fc.oneof(
    fc.tuple(number, number).map(([round, n]) => from(`l${n}`, p1a(ballot(round, n)))),
    // Leaders ensure that a ballot has one command for each slot.
    fc.tuple(number, number, slot).map(([round, n, at]) => {
      return from(`l${n}`, p2a(ballot(round, n), at, command('k1', 100 * round + 10 * n + at)));
    }),
    fc.tuple(number, slot).map(([n, at]) => from(`r${n}`, status(at))),
    fc.constant('crash' as const),
  );

  function move(state: AcceptorState, next: Event | 'crash'): AcceptorState {
    if (next !== 'crash') return take(state, next).state;
    return RULES.survives(state, booted('acceptor')) as AcceptorState;
  }

  /** The laws that an instance breaks in the step from `before` to `now`. */
  function faults(before: AcceptorInstance | undefined, now: AcceptorInstance): readonly string[] {
    const votes = entries(now.accepted);
    const earlier = before === undefined ? [] : entries(before.accepted);
    const laws = {
      'a vote is above the base': votes.every(([at]) => at >= now.base),
      'a vote is in a promised ballot': votes.every(
        ([, vote]) => compareBallots(vote.ballot, now.promised) <= 0,
      ),
      'the promise never falls': compareBallots(now.promised, before?.promised ?? BOTTOM) >= 0,
      'the base never falls': now.base >= (before?.base ?? 1),
      'a vote gives way to a higher one only': earlier.every(([at, { ballot: old }]) => {
        const vote = get(now.accepted, at);
        return at < now.base || (vote !== undefined && compareBallots(vote.ballot, old) >= 0);
      }),
    };
    return Object.entries(laws).flatMap(([law, holds]) => (holds ? [] : [law]));
  }

  it('never goes back on a promise, a vote or its base', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let state = after(booted('acceptor'), start);
        for (const next of events) {
          const [before] = state.stable.instances;
          state = move(state, next);
          const [now] = state.stable.instances;
          if (now !== undefined) expect(faults(before, now)).toEqual([]);
        }
      }),
    );
  });

  it('collects what two of three replicas have reported, and nothing more', () => {
    const reports = fc.array(fc.tuple(number, slot), { maxLength: 12 });
    fc.assert(
      fc.property(reports, (all) => {
        const asked = after(booted('acceptor'), from('l1', p1a(ballot(1))));
        const state = after(asked, ...all.map(([n, at]) => from(`r${n}`, status(at))));
        const highest = [1, 2, 3].map((n) =>
          Math.max(1, ...all.flatMap(([by, at]) => (by === n ? [at] : []))),
        );
        expect(state.stable.instances[0]!.base).toBe(highest.sort((a, b) => b - a)[1]);
      }),
    );
  });
});
