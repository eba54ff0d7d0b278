import type { CompareView, ListedEvent, Micros } from '../../contract/index.ts';

/** A span of virtual time, and what each branch did in it. */
export interface Span {
  readonly from: Micros;
  readonly to: Micros;
  readonly cells: readonly [readonly ListedEvent[], readonly ListedEvent[]];
}

const SPANS_MAX = 14;
const STEPS = [1, 2, 5, 10];

/** Groups the listed events of both branches by equal spans of a round width, and drops empty spans. */
export function spansOf({ fork, sides }: CompareView): readonly Span[] {
  const [left, right] = sides;
  const times = [...left.listed, ...right.listed].map(({ event }) => event.at);
  const width = widthOf(Math.max(0, ...times) - fork.at);
  const begins = new Set(times.map((at) => width * Math.floor(at / width)));
  return [...begins]
    .sort((a, b) => a - b)
    .map((from) => {
      const isIn = ({ event }: ListedEvent) => event.at >= from && event.at < from + width;
      return {
        from,
        to: from + width,
        cells: [left.listed.filter(isIn), right.listed.filter(isIn)] as const,
      };
    });
}

/** The least round width with which `SPANS_MAX` spans cover the whole. */
function widthOf(whole: Micros): Micros {
  const wanted = Math.max(1_000, whole / SPANS_MAX);
  const unit = 10 ** Math.floor(Math.log10(wanted));
  return unit * STEPS.find((step) => step * unit >= wanted)!;
}
