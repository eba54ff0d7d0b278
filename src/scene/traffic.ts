import { line, scaleLinear } from 'd3';
import type { Micros, TrafficView } from '../contract/index.ts';
import type { Size } from './geometry.ts';

/** One series over time as it is drawn. */
export interface Chart {
  /** The path of the line, with gaps where there is no value. */
  readonly path: string;
  /** The path of the series behind the line; empty where there is none. */
  readonly behind: string;
  /** The highest value there is room for, and the values that are written at the axis. */
  readonly top: number;
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
}

interface Sample {
  readonly from: Micros;
  readonly to: Micros;
  readonly value: number | null;
}

/** A point needs this many pixels. */
const POINT = 12;
/** The pixels above the highest line, so that it is not cut off. */
const ROOM = 2;
const SECOND: Micros = 1_000_000;

const SHORTEST: Micros = 100_000;

/** The axis ends a little behind `end`. It grows in steps, so that the picture rarely moves. */
export function trafficAxis(end: Micros): Micros {
  const wanted = Math.max(SHORTEST, end);
  const step = 10 ** Math.floor(Math.log10(wanted)) / 4;
  return Math.ceil(wanted / step) * step;
}

type Columns = Pick<TrafficView, 'width' | 'answered' | 'latency' | 'longest' | 'messages'>;

/**
 * Draws the commands answered per second, their latency in milliseconds and the messages handled
 * for each, from time 0 to `axis`. Nothing is drawn after `now`.
 */
export function trafficCharts(
  columns: Columns,
  now: Micros,
  axis: Micros,
  size: Size,
): { readonly rate: Chart; readonly latency: Chart; readonly cost: Chart } {
  const spans = joined(columns, now, axis, size.width);
  const chart = (values: readonly (number | null)[], behind: readonly (number | null)[] = []) =>
    chartOf(samplesOf(spans, values), samplesOf(spans, behind), axis, size);
  const milli = (micros: Micros) => micros / 1_000;
  return {
    rate: chart(spans.map(rateOf)),
    latency: chart(
      spans.map(({ answered, latency }) => (answered === 0 ? null : milli(latency / answered))),
      spans.map(({ answered, longest }) => (answered === 0 ? null : milli(longest))),
    ),
    cost: chart(
      spans.map(({ answered, messages }) => (answered === 0 ? null : messages / answered)),
    ),
  };
}

/** The newest span gets a rate only when half of it is over, because one answer in less time makes a peak. */
function rateOf({ from, to, answered }: Span, _: number, [first]: readonly Span[]): number | null {
  const whole = first!.to - first!.from;
  return to - from < whole / 2 ? null : (answered * SECOND) / (to - from);
}

interface Span {
  readonly from: Micros;
  readonly to: Micros;
  readonly answered: number;
  readonly latency: Micros;
  readonly longest: Micros;
  readonly messages: number;
}

/** Joins spans until each has room for a point. The spans reach to `now` even where nothing happened. */
function joined(columns: Columns, now: Micros, axis: Micros, room: number): readonly Span[] {
  const { width, answered, latency, longest, messages } = columns;
  const each = Math.max(1, Math.ceil((axis / width) * (POINT / Math.max(1, room))));
  const count = Math.ceil(now / (width * each));
  return Array.from({ length: count }, (_, i) => {
    const part = (column: readonly number[]) => column.slice(i * each, (i + 1) * each);
    const sum = (column: readonly number[]) => part(column).reduce((all, one) => all + one, 0);
    return {
      from: i * each * width,
      to: Math.min(now, (i + 1) * each * width),
      answered: sum(answered),
      latency: sum(latency),
      longest: Math.max(0, ...part(longest)),
      messages: sum(messages),
    };
  });
}

function samplesOf(spans: readonly Span[], values: readonly (number | null)[]): readonly Sample[] {
  return values.map((value, i) => ({ from: spans[i]!.from, to: spans[i]!.to, value }));
}

function chartOf(
  samples: readonly Sample[],
  behind: readonly Sample[],
  axis: Micros,
  { width, height }: Size,
): Chart {
  const highest = Math.max(0, ...[...samples, ...behind].map(({ value }) => value ?? 0));
  const x = scaleLinear([0, axis], [0, width]).clamp(true);
  const y = scaleLinear([0, Math.max(1, highest)], [height, ROOM]).nice(2);
  const top = y.domain()[1]!;
  const steps = line<{ readonly at: Micros; readonly value: number | null }>()
    .defined(({ value }) => value !== null)
    .x(({ at }) => round(x(at)))
    .y(({ value }) => round(y(value ?? 0)));
  const ends = samples.flatMap(({ from, to, value }) => [
    { at: from, value },
    { at: to, value },
  ]);
  const bars = behind
    .filter(({ value }) => value !== null)
    .map(({ from, to, value }) => {
      const [left, right, up] = [round(x(from)), round(x(to)), round(y(value!))];
      return `M${left},${height}V${up}H${right}V${height}Z`;
    });
  return {
    path: steps(ends) ?? '',
    behind: bars.join(''),
    top,
    ticks: [0, top].map((value) => ({ value, y: y(value) })),
  };
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
