import type { Ballot, CfgId, Micros, TimelineView } from '../../contract/index.ts';

/** A timeline of any width can show a run of any length. Positions are fractions of the axis. */

export interface BandSpan {
  readonly from: number;
  readonly to: number;
  /** It is null if several short leaderships share the place. */
  readonly ballot: Ballot | null;
  /** The configuration of the ballot. */
  readonly cfg: CfgId;
  readonly count: number;
  readonly start: Micros;
  /** It is null while the leadership lasts. */
  readonly end: Micros | null;
}

/** Leaderships as spans. Neighbours narrower than `least`, a fraction of the axis, become one span that counts them. */
export function bandSpans(
  bands: TimelineView['bands'],
  now: Micros,
  axis: Micros,
  least: number,
): readonly BandSpan[] {
  const spans: BandSpan[] = [];
  for (const { cfg, ballot, from, to } of bands) {
    const span = {
      from: from / axis,
      to: (to ?? now) / axis,
      cfg,
      ballot,
      count: 1,
      start: from,
      end: to,
    };
    const last = spans[spans.length - 1];
    if (last !== undefined && joins(last, span, least)) spans[spans.length - 1] = join(last, span);
    else spans.push(span);
  }
  return spans;
}

function joins(last: BandSpan, span: BandSpan, least: number): boolean {
  const narrow = span.to - span.from < least;
  const lastNarrow = last.ballot === null || last.to - last.from < least;
  return narrow && lastNarrow && span.from - last.to < least;
}

function join(last: BandSpan, span: BandSpan): BandSpan {
  const to = Math.max(last.to, span.to);
  return { ...last, to, ballot: null, count: last.count + 1, end: span.end };
}

export interface MarkSpot {
  /** The mark is drawn here, in the middle of what it stands for. */
  readonly at: number;
  readonly marks: TimelineView['marks'];
}

/** Marks closer than `least`, a fraction of the axis, stand together as one spot. */
export function markSpots(
  marks: TimelineView['marks'],
  axis: Micros,
  least: number,
): readonly MarkSpot[] {
  const groups: TimelineView['marks'][number][][] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const mark of marks) {
    const at = mark.at / axis;
    const group = groups[groups.length - 1];
    if (group !== undefined && at - start < least) {
      group.push(mark);
      continue;
    }
    groups.push([mark]);
    start = at;
  }
  return groups.map((group) => ({ at: group[0]!.at / axis, marks: group }));
}

/** A bar is full at this many slots or more, so that a single slot is no peak. */
const PEAK_MIN = 4;

/** The bars of the sparkline up to `now`: at most `most`, each as a fraction of the highest. */
export function sparkBars(
  chosen: TimelineView['chosen'],
  now: Micros,
  axis: Micros,
  most: number,
): readonly { readonly from: number; readonly width: number; readonly height: number }[] {
  const { width, counts } = chosen;
  if (width <= 0 || counts.length === 0) return [];
  const each = Math.max(1, Math.ceil(axis / width / most));
  const sums = Array.from({ length: Math.ceil(counts.length / each) }, (_, i) =>
    counts.slice(i * each, (i + 1) * each).reduce((sum, count) => sum + count, 0),
  );
  const highest = Math.max(PEAK_MIN, ...sums);
  const span = (each * width) / axis;
  return sums.map((sum, i) => ({
    from: i * span,
    width: Math.min(span, Math.max(0, now / axis - i * span)),
    height: sum / highest,
  }));
}
