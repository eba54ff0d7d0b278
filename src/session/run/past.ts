import type { MarkKind, TimelineView } from '../../contract/index.ts';
import type { Micros } from '../../paxos/index.ts';
import {
  chosenBy,
  type Action,
  type Link,
  type Occurrence,
  type Projection,
  type Seen,
  type World,
} from '../../sim/index.ts';
import { withLeadership, type Leaderships } from './leaderships.ts';
import { NO_TRAFFIC, withTraffic, type Traffic } from './traffic.ts';

/** What the timeline shows of a run. Its size is bounded however long the run is. */
export interface Past extends Leaderships {
  readonly marks: readonly Mark[];
  readonly chosen: TimelineView['chosen'];
  readonly traffic: Traffic;
}

type Mark = TimelineView['marks'][number];

const BUCKETS_MAX = 256;
const WIDTH: Micros = 100_000;

const NO_PAST: Past = {
  bands: [],
  marks: [],
  chosen: { width: WIDTH, counts: [] },
  traffic: NO_TRAFFIC,
  grain: 0,
};

export const PAST: Projection<Past> = { open: () => NO_PAST, see: withEvent };

/** The past with one more event; the same value if the event left no trace. */
function withEvent(past: Past, { occurrence, truth, byHand }: Seen, world: World): Past {
  const led = withLeadership(past, world, occurrence);
  let next = led === past ? past : { ...past, ...led };
  const mark = markOf(occurrence.action, occurrence.crashed, byHand);
  if (mark !== null) {
    const { index, at } = occurrence;
    next = { ...next, marks: [...next.marks, { index, at, ...mark }] };
  }
  next = withConfiguration(next, occurrence);
  const isChoice = chosenBy(truth, occurrence)?.isFirst === true;
  const chosen = isChoice ? counted(next.chosen, occurrence.at) : next.chosen;
  const traffic = withTraffic(past.traffic, { occurrence, truth }, past.bands, next.bands);
  if (chosen === next.chosen && traffic === next.traffic) return next;
  const { bands, marks, grain } = next;
  return { bands, marks, chosen, traffic, grain };
}

/** Marks the first time that a process enters a configuration. */
function withConfiguration(past: Past, { step, kept, index, at }: Occurrence): Past {
  if (!kept || step?.state.role !== 'replica') return past;
  const isMarked = (subject: string) =>
    past.marks.some((mark) => mark.kind === 'reconfigured' && mark.subject === subject);
  const marks = step.notes.flatMap((note): readonly Mark[] => {
    const subject = note.kind === 'reconfigured' ? String(note.record.id) : null;
    if (subject === null || isMarked(subject)) return [];
    return [{ index, at, kind: 'reconfigured', subject }];
  });
  return marks.length === 0 ? past : { ...past, marks: [...past.marks, ...marks] };
}

const MARKS: Partial<Record<Action['kind'], MarkKind>> = {
  crash: 'crashed',
  restart: 'restarted',
  wipe: 'wiped',
  pause: 'paused',
  resume: 'resumed',
  cut: 'cut',
  heal: 'healed',
  weather: 'weather',
};

function markOf(
  action: Action,
  crashed: string | null,
  byHand: boolean,
): { readonly kind: MarkKind; readonly subject: string } | null {
  if (crashed !== null) return { kind: 'crashed', subject: crashed };
  if (action.kind === 'crash' && action.point !== 'now') return null;
  if (action.kind === 'request') return byHand ? { kind: 'request', subject: action.client } : null;
  const kind = MARKS[action.kind];
  if (kind === undefined) return null;
  if ('node' in action) return { kind, subject: action.node };
  return { kind, subject: 'links' in action ? subjectOf(action.links ?? []) : '' };
}

/** The first few links, as `n1→n2`. */
function subjectOf(links: readonly Link[]): string {
  const named = links.slice(0, 4).map(({ from, to }) => `${from}→${to}`);
  return (links.length > named.length ? [...named, '…'] : named).join(' ');
}

// --- chosen

/** Counts one more slot chosen at `at`; when there are too many spans, each becomes twice as wide. */
function counted({ width, counts }: Past['chosen'], at: Micros): Past['chosen'] {
  if (at >= width * BUCKETS_MAX) {
    const halved = Array.from(
      { length: Math.ceil(counts.length / 2) },
      (_, i) => counts[2 * i]! + (counts[2 * i + 1] ?? 0),
    );
    return counted({ width: width * 2, counts: halved }, at);
  }
  const bucket = Math.floor(at / width);
  const next = counts.slice();
  while (next.length <= bucket) next.push(0);
  next[bucket]! += 1;
  return { width, counts: next };
}
