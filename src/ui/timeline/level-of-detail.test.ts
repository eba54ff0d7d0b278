import { describe, expect, it } from 'vitest';
import type { TimelineView } from '../../contract/index.ts';
import { bandSpans, markSpots, sparkBars } from './level-of-detail.ts';

type Band = TimelineView['bands'][number];

function band(leader: number, from: number, to: number | null): Band {
  return { leader: `l${leader}`, cfg: 0, ballot: { round: 1, leader }, from, to };
}

describe('bandSpans', () => {
  it('keeps every leadership that has room', () => {
    const spans = bandSpans([band(1, 0, 400), band(2, 400, null)], 1000, 1000, 0.01);
    expect(spans.map(({ ballot, from, to }) => [ballot?.leader, from, to])).toEqual([
      [1, 0, 0.4],
      [2, 0.4, 1],
    ]);
  });

  it('counts short leaderships that follow each other as one span', () => {
    const duel = Array.from({ length: 50 }, (_, i) => band(1 + (i % 2), i * 2, i * 2 + 2));
    const spans = bandSpans([...duel, band(1, 100, 900)], 1000, 1000, 0.01);
    expect(spans.map(({ ballot, count }) => [ballot?.leader ?? null, count])).toEqual([
      [null, 50],
      [1, 1],
    ]);
  });

  it('lets a short leadership stand alone beside a long one', () => {
    const spans = bandSpans(
      [band(1, 0, 500), band(2, 500, 501), band(1, 501, null)],
      900,
      900,
      0.01,
    );
    expect(spans.map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  it('never shows more spans than there is room for', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => band(1 + (i % 3), i, i + 1));
    expect(bandSpans(many, 5_000, 5_000, 1 / 300)).toHaveLength(1);
  });
});

describe('markSpots', () => {
  const mark = (at: number): TimelineView['marks'][number] => ({
    index: at,
    at,
    kind: 'crashed',
    subject: 'n1',
  });

  it('keeps marks apart that have room, and gathers those that have not', () => {
    const spots = markSpots([mark(0), mark(10), mark(500), mark(990)], 1000, 0.03);
    expect(spots.map(({ marks }) => marks.length)).toEqual([2, 1, 1]);
  });

  it('leaves at least the asked distance between spots, however many marks', () => {
    const spots = markSpots(
      Array.from({ length: 1000 }, (_, i) => mark(i)),
      1000,
      0.05,
    );
    const gaps = spots.slice(1).map(({ at }, i) => at - spots[i]!.at);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0.05);
    expect(spots.reduce((sum, { marks }) => sum + marks.length, 0)).toBe(1000);
  });
});

describe('sparkBars', () => {
  it('sums spans until there are few enough, and loses no slot', () => {
    const bars = sparkBars(
      { width: 10, counts: Array.from({ length: 100 }, () => 1) },
      1000,
      1000,
      20,
    );
    expect(bars).toHaveLength(20);
    expect(bars.every(({ height }) => height === 1)).toBe(true);
  });

  it('draws no peak for one slot alone, and nothing beyond now', () => {
    const [bar] = sparkBars({ width: 100, counts: [1] }, 30, 1000, 20);
    expect(bar).toEqual({ from: 0, width: 0.03, height: 0.25 });
  });

  it('has nothing to show before the first slot', () => {
    expect(sparkBars({ width: 10, counts: [] }, 1000, 1000, 20)).toEqual([]);
  });
});
