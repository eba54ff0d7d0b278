import { describe, expect, it } from 'vitest';
import type { LogEvent, LogMessage, LogView, Message } from '../contract/index.ts';
import { lifeHit, laneOrder, NO_FILTER, placeOf, planLifelines, type LifeView } from './index.ts';

const BALLOT = { round: 1, leader: 1 };
const NODES = [
  { id: 'n1', processes: ['a1', 'l1', 'r1'] },
  { id: 'n2', processes: ['a2', 'r2'] },
  { id: 'n3', processes: ['k1'] },
] as const;
const LANES = laneOrder(NODES, 'role');

function event(index: number, over: Partial<LogEvent> = {}): LogEvent {
  return {
    index,
    at: index * 1_000,
    kind: 'deliver',
    process: 'a1',
    node: null,
    crashed: false,
    envelope: index,
    byHand: false,
    quiet: false,
    beats: [],
    links: [],
    ...over,
  };
}

function message(id: number, sent: number, over: Partial<LogMessage> = {}): LogMessage {
  const body = { type: 'p2a', cfg: 0, ballot: BALLOT, slot: 4, cmd: 'noop' } as Message;
  return { id, from: 'l1', to: 'a1', body, sent, sentAt: sent * 1_000, ended: null, ...over };
}

function ended(index: number, kind: 'handled' | 'dropped' = 'handled'): LogMessage['ended'] {
  const how = kind === 'handled' ? { kind, ignored: false } : { kind, why: 'lost' as const };
  return { index, at: index * 1_000, how };
}

function log(events: readonly LogEvent[], over: Partial<LogView> = {}): LogView {
  return {
    from: 0,
    to: events.length,
    start: 0,
    end: events.length * 1_000,
    events,
    folded: [],
    messages: [],
    nodes: NODES.map(({ id }) => ({ id, status: 'up' })),
    lanes: [],
    cut: [],
    ...over,
  };
}

const OPTIONS = {
  lanes: LANES,
  nodes: NODES,
  unit: 1_000,
  everyEvent: false,
  open: new Set<number>(),
  filter: NO_FILTER,
};

describe('the order of lanes', () => {
  it('is that of the roles, or that of the nodes with clients on top', () => {
    expect(LANES).toEqual(['k1', 'r1', 'r2', 'l1', 'a1', 'a2']);
    expect(laneOrder(NODES, 'machine')).toEqual(['k1', 'r1', 'l1', 'a1', 'r2', 'a2']);
  });
});

describe('the plan of lifelines', () => {
  it('moves to the right with every event, and long waits are shortened', () => {
    const waits = log([
      event(1),
      event(2, { at: 1_000 }),
      event(3, { at: 900_000 }),
      event(4, { at: 902_000 }),
    ]);
    const { points } = planLifelines(waits, OPTIONS);
    const xs = points.map(({ x }) => x);
    expect(xs).toEqual([1, 1.5, 4.5, 6.5]);
  });

  it('draws an arrow from the event that sent a message to the one that ended it', () => {
    const one = message(9, 1, { ended: ended(3) });
    const plan = planLifelines(log([event(1), event(2), event(3)], { messages: [one] }), OPTIONS);
    const [arrow] = plan.arrows;
    expect(arrow).toMatchObject({ x1: placeOf(plan, 1), x2: placeOf(plan, 3), lane1: 3, lane2: 4 });
  });

  it('folds a run of quiet events into a dot that says how many, and opens it', () => {
    const quiet = (index: number) => event(index, { quiet: true });
    const arrival = event(5, { quiet: true, kind: 'arrive', process: null });
    const events = [event(1), quiet(2), quiet(3), quiet(4), arrival, event(6), quiet(7), event(8)];
    const plan = planLifelines(log(events), OPTIONS);
    expect(plan.folds).toMatchObject([{ from: 2, to: 4, count: 3 }]);
    expect(plan.points.map((point) => point.event.index)).toEqual([1, 6, 8]);
    const left = events.filter(({ quiet: isQuiet }) => !isQuiet);
    const told = log(left, { to: 8, folded: [2, 3, 4, 7] });
    expect(planLifelines(told, OPTIONS)).toEqual(plan);
    const opened = planLifelines(log(events), { ...OPTIONS, open: new Set([2]) });
    expect(opened.folds).toEqual([]);
    expect(opened.points.map((point) => point.event.index)).toEqual([1, 2, 3, 4, 6, 8]);
    const every = planLifelines(log(events), { ...OPTIONS, everyEvent: true });
    expect(every.points.map((point) => point.event.index)).toEqual([1, 2, 3, 4, 6, 7, 8]);
  });

  it('shows only the messages that the filter asks for, with both ends', () => {
    const p1a = { type: 'p1a', cfg: {}, ballot: { round: 2, leader: 2 } } as unknown as Message;
    const messages = [
      message(1, 1, { ended: ended(3) }),
      message(2, 2, { ended: ended(4), body: p1a, to: 'a2' }),
    ];
    const stretch = log([event(1), event(2), event(3), event(4)], { messages });
    const seen = (filter: object) => {
      const plan = planLifelines(stretch, { ...OPTIONS, filter: { ...NO_FILTER, ...filter } });
      expect(plan.arrows.length).toBe(1);
      return plan.points.map((point) => point.event.index);
    };
    expect(seen({ kind: 'phase2' })).toEqual([1, 3]);
    expect(seen({ slot: 4 })).toEqual([1, 3]);
    expect(seen({ ballot: { round: 2, leader: 2 } })).toEqual([2, 4]);
    expect(seen({ process: 'a2' })).toEqual([2, 4]);
  });

  it('finds a refusal by the ballot that it refuses, too', () => {
    const [re, ballot] = [BALLOT, { round: 2, leader: 2 }];
    const p1b = { type: 'p1b', cfg: 0, re, ballot, base: 1, pvalues: [] } as Message;
    const messages = [message(1, 1, { ended: ended(2), body: p1b, from: 'a1', to: 'l1' })];
    for (const wanted of [re, ballot]) {
      const filter = { ...NO_FILTER, ballot: wanted };
      const plan = planLifelines(log([event(1), event(2)], { messages }), { ...OPTIONS, filter });
      expect(plan.arrows).toHaveLength(1);
    }
  });

  it('leaves out what a hand did to a message that the filter does not ask for', () => {
    const messages = [message(1, 1, { ended: ended(3) })];
    const byHand = event(2, { byHand: true });
    const plan = planLifelines(log([event(1), byHand, event(3)], { messages }), {
      ...OPTIONS,
      filter: { ...NO_FILTER, slot: 4 },
    });
    expect(plan.points.map((point) => point.event.index)).toEqual([1, 3]);
  });

  it('bands the lanes of a node that is down, and the links that are cut', () => {
    const crash = event(2, {
      kind: 'crash',
      node: 'n1',
      crashed: true,
      process: null,
      envelope: null,
    });
    const restart = event(4, { kind: 'restart', node: 'n1', process: null, envelope: null });
    const cut = event(5, { kind: 'cut', links: ['n1→n2'], process: null, envelope: null });
    const plan = planLifelines(log([event(1), crash, event(3), restart, cut, event(6)]), OPTIONS);
    expect(new Set(plan.bands.map(({ lane }) => plan.lanes[lane]))).toEqual(
      new Set(['a1', 'l1', 'r1']),
    );
    for (const { x1, x2, kind } of plan.bands)
      expect([kind, x1, x2]).toEqual(['down', placeOf(plan, 2), placeOf(plan, 4)]);
    expect(plan.cuts).toEqual([{ x1: placeOf(plan, 5), x2: plan.width, links: ['n1→n2'] }]);
  });

  it('colours a lane from each change to the next', () => {
    const lane = (index: number, round: number) =>
      ({ process: 'a2', index, ballot: { round, leader: 1 }, mode: null }) as const;
    const stretch = log([event(1), event(2), event(3)], { lanes: [lane(0, 0), lane(2, 1)] });
    const plan = planLifelines(stretch, OPTIONS);
    const spans = plan.strokes.map(({ x1, x2, ballot }) => [x1, x2, ballot.round]);
    expect(spans).toEqual([
      [0, placeOf(plan, 2), 0],
      [placeOf(plan, 2), plan.width, 1],
    ]);
  });
});

describe('what lies under a point', () => {
  const VIEW: LifeView = { scale: 20, shift: 100, lane: 30, head: 40, top: 0 };
  const one = message(9, 1, { ended: ended(3) });
  const lost = message(8, 1, { to: 'a2', ended: ended(3, 'dropped') });
  const stretch = log([event(1, { process: 'l1' }), event(2, { process: 'k1' }), event(3)], {
    messages: [one, lost],
  });
  const plan = planLifelines(stretch, OPTIONS);
  const at = (x: number, y: number) => lifeHit(plan, VIEW, { x, y });

  it('is an event, wherever it is zoomed to', () => {
    expect(at(100 + 20 * 3 + 4, 40 + 30 * 4.5)).toMatchObject({
      kind: 'event',
      event: { index: 3 },
    });
    expect(at(100 + 20 * 2, 40 + 15)).toMatchObject({ kind: 'event', event: { index: 2 } });
  });

  it('is a message along its arrow, as far as that came', () => {
    const wide = (x: number, y: number) => lifeHit(plan, { ...VIEW, scale: 40 }, { x, y });
    expect(wide(190, 160)).toMatchObject({ kind: 'message', message: { id: 9 } });
    expect(wide(190, 172)).toMatchObject({ kind: 'message', message: { id: 8 } });
    expect(wide(220, 205)).toBe(null);
  });
});
