import { describe, expect, it } from 'vitest';
import type { Intent, LastRun, LineId } from '../../contract/index.ts';
import { lastRun } from './look-back.ts';
import { frameOf, handle } from '../session.ts';
import { openSession, type Session } from '../state.ts';

function opened(...intents: readonly Intent[]): Session {
  const session = openSession();
  for (const intent of intents) handle(session, intent);
  return session;
}

function asked(session: Session, line: LineId, process: string, before: number): LastRun {
  const intent = { kind: 'lastRun', line, process, before } as Intent;
  const { answer } = handle(session, intent);
  if (answer.kind !== 'lastRun') throw new Error(`${line}: ${answer.kind}`);
  return answer.value;
}

/** Finds every event up to `index` in which the process ran the line, by going to each moment. */
function visited(session: Session, line: LineId, process: string, index: number): number[] {
  const found: number[] = [];
  for (let at = 1; at <= index; at++) {
    const { event } = handle(session, { kind: 'seek', index: at }).frame;
    if (event!.actor === process && event!.lines.includes(line)) found.push(at);
  }
  return found;
}

const BUSY: readonly Intent[] = [
  { kind: 'openScene', scene: 'failover' },
  { kind: 'runTo', to: 900_000 },
];

describe('where a line last ran', () => {
  it('is the event before this one that going there shows, and the moment stays', () => {
    const session = opened(...BUSY);
    const places = visited(session, 'C6', 'l1', 400);
    expect(places.length).toBeGreaterThan(5);
    const before = handle(session, { kind: 'seek', index: 400 }).frame;
    for (let at = places.length - 1; at >= 0; at--) {
      const from = places[at + 1] ?? 401;
      expect(asked(session, 'C6', 'l1', from).found?.index).toBe(places[at]);
    }
    expect(asked(session, 'C6', 'l1', places[0]!)).toMatchObject({ found: null, searched: 0 });
    expect(frameOf(session)).toBe(before);
  });

  it('is found across kept moments, with its time', () => {
    const session = opened(...BUSY, { kind: 'runTo', to: 9e9 });
    const { index } = frameOf(session);
    expect(index).toBeGreaterThan(10_000);
    const { found } = asked(session, 'L14', 'l1', index);
    expect(found!.index).toBeLessThan(200);
    const { event } = handle(session, { kind: 'seek', index: found!.index }).frame;
    expect(event).toMatchObject({ at: found!.at, actor: 'l1' });
    expect(event!.lines).toContain('L14');
  });

  it('misses no event where one stretch of the past meets the next', () => {
    const session = opened(...BUSY);
    const [from, to] = [900, 1_100];
    const latest = new Map<string, number>();
    for (let at = from; at < to; at++) {
      const { event } = handle(session, { kind: 'seek', index: at }).frame;
      for (const line of event!.lines) latest.set(`${event!.actor} ${line}`, at);
    }
    expect(Math.min(...latest.values())).toBeLessThan(1_024);
    for (const [name, index] of latest) {
      const [process, line] = name.split(' ') as [string, LineId];
      expect([name, asked(session, line, process, to).found?.index]).toEqual([name, index]);
    }
  });

  it('is of that process alone', () => {
    const session = opened(...BUSY);
    const { index } = frameOf(session);
    expect(asked(session, 'L14', 'l1', index).found).not.toBe(null);
    expect(asked(session, 'L14', 'l3', index)).toMatchObject({ found: null, searched: 0 });
  });

  it('says how far it has looked where one answer does not reach the start, and goes on there', () => {
    const { current } = opened(...BUSY, { kind: 'runTo', to: 9e9 });
    const { history } = current;
    const first = lastRun(history, 'L14', 'l1', history.length, 3_000);
    expect(first.found).toBe(null);
    expect(first.searched).toBeGreaterThan(0);
    expect(first.searched).toBeLessThanOrEqual(history.length - 3_000);
    const all = lastRun(history, 'L14', 'l1', first.searched + 1);
    expect(all.found).toEqual(lastRun(history, 'L14', 'l1', history.length).found);
  });

  it('lies in the past of the moment shown, in the branch shown', () => {
    const session = opened(...BUSY);
    handle(session, { kind: 'seek', index: 300 });
    const crash = { kind: 'crash', node: 'n1', point: 'now' } as const;
    const { index } = handle(session, { kind: 'act', action: crash, at: 0 }).frame;
    handle(session, { kind: 'runTo', to: 2_000_000 });
    const end = frameOf(session).index;
    expect(asked(session, 'L14', 'l1', end).found!.index).toBeLessThan(index);
    expect(asked(session, 'C6', 'l1', end).found!.index).toBeLessThan(index);
    handle(session, { kind: 'branch', id: 1 });
    expect(asked(session, 'C6', 'l1', 9e9).found!.index).toBeGreaterThan(index);
  });

  it('refuses what is no number', () => {
    const { answer } = handle(openSession(), {
      kind: 'lastRun',
      line: 'C6',
      process: 'l1',
      before: Number.NaN,
    });
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ field: 'before' }] });
  });
});
