import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Configuration } from './configuration.ts';
import type { Event } from './events.ts';
import { PSEUDOCODE, type LineId } from './pseudocode.ts';
import type { AcceptorState, LeaderState } from './states.ts';
import {
  after,
  ballot,
  booted,
  comeBack,
  command,
  from,
  p1a,
  p1b,
  p2a,
  p2b,
  pong,
  propose,
  pvalue,
  RECORD,
  start,
  status,
  take,
  timer,
} from './testing/trial.ts';

/** Handlers do what the pseudo-code says, in its order. */

const POSITION: ReadonlyMap<LineId, number> = new Map(PSEUDOCODE.map(({ id }, at) => [id, at]));

/** For each line, the position of the head above it. */
const HEADS: readonly number[] = PSEUDOCODE.reduce<number[]>(
  (heads, { depth }, at) => [...heads, depth === 0 ? at : heads.at(-1)!],
  [],
);

/** What the text calls the procedures that lines call. */
const PROCEDURES: ReadonlyMap<LineId, string> = new Map([
  ['L8', 'startScout'],
  ['L11', 'adopted'],
  ['C1', 'startCommander'],
  ['L15', 'preempted'],
]);

/** The line at which a loop begins again, by the last line of its body. */
const LOOPS: ReadonlyMap<LineId, LineId> = new Map([['A14', 'A13']]);

/** A line that the text does not lead to from those before it; null where every one is in order. */
function outOfOrder(lines: readonly LineId[]): string | null {
  const open: number[] = [];
  for (const [at, id] of lines.entries()) {
    const position = POSITION.get(id)!;
    const caller = open.at(-1);
    const isNamed =
      caller !== undefined &&
      [id, PROCEDURES.get(id)].some((name) => name && PSEUDOCODE[caller]!.text.includes(name));
    const isEvent = at === 0 && PSEUDOCODE[position]!.text.startsWith('on ');
    if (isEvent || isNamed) {
      open.push(position);
      continue;
    }
    while (open.length > 0 && HEADS[open.at(-1)!] !== HEADS[position]) open.pop();
    const before = open.at(-1);
    const isOnward = before !== undefined && before <= position;
    const isAgain = before !== undefined && LOOPS.get(PSEUDOCODE[before]!.id) === id;
    if (!isOnward && !isAgain) return `${id} after ${lines.slice(0, at).join(' ')}`;
    open[open.length - 1] = position;
  }
  return null;
}

const NEXT: Configuration = { ...RECORD, id: 1, from: 6 };

const number = fc.integer({ min: 1, max: 3 });
const slot = fc.integer({ min: 1, max: 6 });
/** Often the first one of l1, so that it is adopted and its commands are decided. */
const anyBallot = fc.oneof(
  { weight: 3, arbitrary: fc.constant(ballot(1, 1)) },
  fc.tuple(number, number).map(([round, leader]) => ballot(round, leader)),
);
const timers = ['elect', 'ping', 'quorum', 'p1Retry', 'p2Retry'] as const;

const heardByLeader: fc.Arbitrary<Event> = fc.oneof(
  fc.constantFrom(start, comeBack),
  fc
    .tuple(fc.constantFrom(...timers), fc.constantFrom(0, 0, 1))
    .map(([name, key]) => timer(name, key)),
  fc
    .tuple(number, anyBallot, slot)
    .map(([n, of, at]) =>
      from(`a${n}`, p1b(of, { pvalues: [pvalue(at, ballot(1, 2), command('k2'))] })),
    ),
  fc.tuple(number, anyBallot).map(([n, of]) => from(`a${n}`, p1b(of))),
  fc
    .tuple(number, anyBallot, anyBallot)
    .map(([n, re, of]) => from(`a${n}`, p1b(re, { ballot: of }))),
  fc
    .tuple(number, anyBallot, slot, slot)
    .map(([n, of, at, base]) => from(`a${n}`, p2b(of, at, { base }))),
  fc.tuple(number, slot).map(([n, at]) => from(`r${n}`, propose(at, command('k1', at)))),
  fc
    .tuple(number, anyBallot, fc.boolean(), number)
    .map(([n, of, isActive, nonce]) => from(`l${n}`, pong(of, isActive, nonce))),
  number.map((nonce) => from('l2', { type: 'ping', cfg: 0, nonce })),
  fc.tuple(number, slot).map(([n, at]) => from(`r${n}`, status(at))),
  fc.constant(from('r1', { type: 'configInfo', records: [RECORD, NEXT] })),
  fc.constant(from('r1', { type: 'propose', cfg: NEXT, slot: 6, cmd: command('k3') })),
  fc.constant(from('a1', { type: 'retired', cfg: 0 })),
);

const heardByAcceptor: fc.Arbitrary<Event> = fc.oneof(
  anyBallot.map((of) => from('l1', p1a(of))),
  fc.tuple(anyBallot, slot).map(([of, at]) => from('l1', p2a(of, at, command('k1', at)))),
  fc.tuple(number, slot).map(([n, at]) => from(`r${n}`, status(at))),
  fc.constant(from('r1', { type: 'configInfo', records: [RECORD, NEXT] })),
);

function disorder(state: LeaderState | AcceptorState, events: readonly Event[]): readonly string[] {
  let now: LeaderState | AcceptorState = state;
  return events.flatMap((event) => {
    const outcome = take(now, event);
    now = outcome.state;
    return outOfOrder(outcome.lines) ?? [];
  });
}

describe('the lines that ran', () => {
  it('are in an order that the text allows, whatever a leader hears', () => {
    fc.assert(
      fc.property(fc.array(heardByLeader, { maxLength: 30 }), (events) => {
        expect(disorder(after(booted('leader'), start, timer('elect')), events)).toEqual([]);
      }),
    );
  });

  it('are in an order that the text allows, whatever an acceptor hears', () => {
    fc.assert(
      fc.property(fc.array(heardByAcceptor, { maxLength: 30 }), (events) => {
        expect(disorder(after(booted('acceptor'), start), events)).toEqual([]);
      }),
    );
  });

  it('would be found out of order: what follows a test before it, or a procedure that no line calls', () => {
    expect(outOfOrder(['A1', 'A3', 'A2'])).toBe('A2 after A1 A3');
    expect(outOfOrder(['S1', 'S2', 'L8'])).toBe('L8 after S1 S2');
    expect(outOfOrder(['S1', 'C3'])).toBe('C3 after S1');
    expect(outOfOrder(['L10'])).toBe('L10 after ');
  });
});
