import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyValue } from '../paxos/index.ts';
import { campaign } from './campaign.ts';
import { linearize, type ClientOperation, type Verdict } from './linearizable.ts';

/** An operation that was sent at one time and answered at another. */
function done(invoked: number, at: number, op: string, result: string): ClientOperation {
  return { ...open(invoked, op), response: { at, result } };
}

function open(invoked: number, op: string): ClientOperation {
  return { client: 'k1', op: op.split(' '), invoked, response: null };
}

function verdict(...history: readonly ClientOperation[]): Verdict {
  return linearize(keyValue, history);
}

describe('a history is linearizable', () => {
  it('when nothing has happened', () => {
    expect(verdict()).toBe('linearizable');
  });

  it('when each reads what was written before', () => {
    expect(verdict(done(1, 2, 'put x 1', 'ok'), done(3, 4, 'get x', '1'))).toBe('linearizable');
  });

  it('when a read meets a write and sees either value', () => {
    const write = done(1, 6, 'put x 1', 'ok');
    expect(verdict(write, done(2, 3, 'get x', 'none'))).toBe('linearizable');
    expect(verdict(write, done(2, 3, 'get x', '1'))).toBe('linearizable');
  });

  it('when an unanswered write is seen, late or never', () => {
    const write = open(1, 'put x 1');
    expect(verdict(write, done(2, 3, 'get x', '1'))).toBe('linearizable');
    expect(verdict(write, done(2, 3, 'get x', 'none'))).toBe('linearizable');
    expect(verdict(write, done(2, 3, 'get x', 'none'), done(4, 5, 'get x', '1'))).toBe(
      'linearizable',
    );
  });
});

describe('a history is not linearizable', () => {
  it('when a read misses a write that was answered before', () => {
    expect(verdict(done(1, 2, 'put x 1', 'ok'), done(3, 4, 'get x', 'none'))).toBe('violated');
  });

  it('when a value is seen and then gone', () => {
    const write = open(1, 'put x 1');
    expect(verdict(write, done(2, 3, 'get x', '1'), done(4, 5, 'get x', 'none'))).toBe('violated');
  });

  it('when a command takes effect twice', () => {
    expect(verdict(done(1, 2, 'append x o', 'o'), done(3, 4, 'append x o', 'ooo'))).toBe(
      'violated',
    );
  });

  it('when something is seen before it was sent', () => {
    expect(verdict(done(1, 2, 'get x', '1'), open(3, 'put x 1'))).toBe('violated');
  });

  it('when this is so for one key of many', () => {
    expect(
      verdict(
        done(1, 2, 'put x 1', 'ok'),
        done(1, 2, 'put y 1', 'ok'),
        done(3, 4, 'get x', '1'),
        done(3, 4, 'get y', 'none'),
      ),
    ).toBe('violated');
  });
});

it('says that it does not know when the search is given up', () => {
  const writes = Array.from({ length: 12 }, (_, at) => open(1, `append x ${at}`));
  const history = [...writes, done(2, 3, 'get x', 'nobody wrote this')];
  expect(linearize(keyValue, history, 500)).toBe('unknown');
  expect(linearize(keyValue, history.slice(-4), 500)).toBe('violated');
});

/** Tries every order of every selection of unanswered operations. */
function byForce(left: readonly ClientOperation[], state: unknown = keyValue.initial): boolean {
  if (left.every(({ response }) => response === null)) return true;
  return left.some((one) => {
    const isFirst = left.every(({ response }) => response === null || response.at >= one.invoked);
    if (!isFirst) return false;
    const after = keyValue.apply(state as never, one.op);
    if (one.response !== null && one.response.result !== after.result) return false;
    return byForce(
      left.filter((other) => other !== one),
      after.state,
    );
  });
}

const someOperation = fc
  .record({
    op: fc.constantFrom(
      'put x 1',
      'put x 2',
      'append x 1',
      'get x',
      'delete x',
      'put y 1',
      'get y',
    ),
    invoked: fc.integer({ min: 0, max: 8 }),
    took: fc.integer({ min: 1, max: 5 }),
    result: fc.constantFrom('ok', 'ok', '1', '2', 'none', '11', '21', null),
  })
  .map(({ op, invoked, took, result }) =>
    result === null ? open(invoked, op) : done(invoked, invoked + took, op, result),
  );

it('agrees with trying every order, on small histories', () => {
  const verdicts = new Set<Verdict>();
  fc.assert(
    fc.property(fc.array(someOperation, { maxLength: 6 }), (history) => {
      const found = linearize(keyValue, history);
      verdicts.add(found);
      expect(found).toBe(byForce(history) ? 'linearizable' : 'violated');
    }),
    { numRuns: 3_000, seed: 1 },
  );
  expect(verdicts).toEqual(new Set(['linearizable', 'violated']));
});

describe('what clients were told in random fault runs', () => {
  const histories = Array.from({ length: 12 }, (_, at) => campaign(at + 1, { events: 1_500 }).told);

  it('could have come from a single machine', () => {
    const verdicts = histories.map((history) => linearize(keyValue, history));
    expect(verdicts).not.toContain('violated');
    expect(verdicts.filter((one) => one === 'linearizable').length).toBeGreaterThan(9);
  });

  it('could not, with one answer changed', () => {
    const forged = histories.flatMap((history) => {
      const at = history.findLastIndex(({ response }) => response !== null);
      if (at < 0) return [];
      const { response, ...rest } = history[at]!;
      return [history.with(at, { ...rest, response: { ...response!, result: 'forged' } })];
    });
    const verdicts = forged.map((history) => linearize(keyValue, history));
    expect(verdicts).not.toContain('linearizable');
    expect(verdicts.filter((one) => one === 'violated').length).toBeGreaterThan(9);
  });
});
