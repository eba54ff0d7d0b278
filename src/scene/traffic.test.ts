import { describe, expect, it } from 'vitest';
import { trafficAxis, trafficCharts } from './index.ts';

const SIZE = { width: 100, height: 42 };

/** Four spans of 100 ms on an axis of 400 ms, so that each takes 25 pixels. */
const COLUMNS = {
  width: 100_000,
  answered: [1, 0, 4, 2],
  latency: [20_000, 0, 40_000, 80_000],
  longest: [20_000, 0, 25_000, 60_000],
  messages: [10, 7, 40, 30],
};

const drawn = (now: number) => trafficCharts(COLUMNS, now, 400_000, SIZE);

describe('the charts of the traffic', () => {
  it('say commands per second in steps, zero where none was answered', () => {
    const { rate } = drawn(400_000);
    expect(rate.top).toBe(40);
    expect(rate.path).toBe('M0,32L25,32L25,42L50,42L50,2L75,2L75,22L100,22');
  });

  it('have a gap where no command was answered, for nothing had a latency', () => {
    const { latency, cost } = drawn(400_000);
    expect(latency.top).toBe(60);
    expect(latency.path.match(/M/gu)).toHaveLength(2);
    expect(latency.path).toMatch(/^M0,28\.7L25,28\.7M50,/u);
    expect(latency.behind.match(/Z/gu)).toHaveLength(3);
    expect(cost.path.match(/M/gu)).toHaveLength(2);
  });

  it('do not take the beginning of a span for the whole of it', () => {
    expect(drawn(320_000).rate.path).toMatch(/L75,2$/u);
    expect(drawn(350_000).rate.path).toMatch(/L75,2L87\.5,2$/u);
  });

  it('put spans together that have no room', () => {
    const { rate } = trafficCharts(COLUMNS, 400_000, 400_000, { width: 24, height: 42 });
    expect(rate.top).toBe(40);
    expect(rate.path).toBe('M0,37L12,37L12,12L24,12');
  });

  it('are empty before anything happened', () => {
    const { rate, latency, cost } = drawn(0);
    expect([rate.path, latency.path, latency.behind, cost.path]).toEqual(['', '', '', '']);
  });
});

describe('the axis', () => {
  it('ends close behind the run and grows in steps', () => {
    expect(trafficAxis(0)).toBe(100_000);
    expect(trafficAxis(3_000_000)).toBe(3_000_000);
    expect(trafficAxis(3_000_001)).toBe(3_250_000);
    expect(trafficAxis(3_200_000)).toBe(3_250_000);
  });
});
