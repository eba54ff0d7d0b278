import type {
  Ballot,
  LaneView,
  LogEvent,
  LogMessage,
  LogView,
  Micros,
  NodeSpec,
  ProcessId,
  Slot,
} from '../contract/index.ts';
import { clamp } from './geometry.ts';
import { glyphOf, type Glyph, type MessageKind } from './glyphs.ts';
import { byNumber, inOrder, rank } from './names.ts';
import type { Arrangement } from './plan.ts';

/**
 * A space-time diagram has a lane for each process, time to the right, and an arrow for each
 * message. Places are in units across and in lanes down, whatever the zoom. Time is not to scale:
 * long waits are shortened, and a run of hidden events is folded into a dot.
 */
export interface LifePlan {
  readonly lanes: readonly ProcessId[];
  /** The place of the event at `from + i`; `xs[0]` is the beginning, and the values never decrease. */
  readonly xs: Float64Array;
  readonly from: number;
  readonly width: number;
  readonly points: readonly LifePoint[];
  readonly folds: readonly Fold[];
  readonly arrows: readonly Arrow[];
  /** A stroke shows the ballot that an acceptor has promised, or the ballot and mode of a leader. */
  readonly strokes: readonly Stroke[];
  readonly bands: readonly Band[];
  readonly cuts: readonly Cut[];
}

/** An event of a process, or of the world itself where `lane` is null. */
export interface LifePoint {
  readonly event: LogEvent;
  readonly x: number;
  readonly lane: number | null;
}

/** `count` hidden events between `from` and `to`; arrivals are not counted. */
export interface Fold {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface Arrow {
  readonly message: LogMessage;
  readonly glyph: Glyph;
  readonly x1: number;
  readonly lane1: number;
  readonly x2: number;
  readonly lane2: number;
  /** The message changed nothing, or the filter does not ask for it. */
  readonly faint: boolean;
}

export interface Stroke {
  readonly lane: number;
  readonly x1: number;
  readonly x2: number;
  readonly ballot: Ballot;
  readonly mode: LaneView['mode'];
}

export interface Band {
  readonly lane: number;
  readonly x1: number;
  readonly x2: number;
  readonly kind: 'down' | 'paused';
}

/** The time from the cut of a link until it heals. */
export interface Cut {
  readonly x1: number;
  readonly x2: number;
  readonly links: readonly string[];
}

/** A person looks for messages that match all of this; null matches anything. */
export interface LifeFilter {
  readonly kind: MessageKind | null;
  readonly slot: Slot | null;
  readonly ballot: Ballot | null;
  readonly process: ProcessId | null;
}

export const NO_FILTER: LifeFilter = { kind: null, slot: null, ballot: null, process: null };

export interface LifeOptions {
  /** The processes from top to bottom. */
  readonly lanes: readonly ProcessId[];
  readonly nodes: readonly NodeSpec[];
  /** A wait of this length is one unit wide. */
  readonly unit: Micros;
  /** True if quiet events, such as heartbeats, are drawn, too. */
  readonly everyEvent: boolean;
  /** The folds that a person has opened, by their `from`. */
  readonly open: ReadonlySet<number>;
  readonly filter: LifeFilter;
}

/** Orders processes from top to bottom: by role, as messages travel, or node after node. */
export function laneOrder(nodes: readonly NodeSpec[], by: Arrangement): readonly ProcessId[] {
  const sorted = nodes.toSorted((a, b) => byNumber(a.id, b.id));
  const all = sorted.flatMap(({ processes }) => processes.toSorted((a, b) => rank(a) - rank(b)));
  if (by === 'machine') return all.toSorted((a, b) => Number(rank(a) > 0) - Number(rank(b) > 0));
  return inOrder(all);
}

/** The least and the greatest distance between two events, in units. */
const NEAREST = 0.5;
const FURTHEST = 3;
const FOLDED = 2;

export function planLifelines(log: LogView, options: LifeOptions): LifePlan {
  const laneOf = new Map(options.lanes.map((id, at) => [id, at]));
  const messages = log.messages.map((message) => ({ message, glyph: glyphOf(message.body) }));
  const visible = folded(log, wantedBy(messages, options), options.open);
  const { shown } = visible;
  const { xs, folds } = placed(log, visible, options);
  const place = (index: number) => xs[clamp(index - log.from, 0, xs.length - 1)]!;
  const width = xs.at(-1)! + FURTHEST;
  const arrows = messages.flatMap(({ message, glyph }) => {
    const { from, to, sent, ended } = message;
    const start = sent ?? ended?.index ?? log.from;
    const isShown = shown.has(start) || (ended !== null && shown.has(ended.index));
    const isWanted = matches(options.filter, message, glyph);
    const [lane1, lane2] = [laneOf.get(from), laneOf.get(to)];
    if (!isShown || !isWanted || lane1 === undefined || lane2 === undefined) return [];
    const x2 = ended === null ? width : place(ended.index);
    const faint = ended?.how.kind === 'handled' && ended.how.ignored;
    return [{ message, glyph, x1: place(start), lane1, x2, lane2, faint }];
  });
  const points = log.events
    .filter((event) => shown.has(event.index) && isPoint(event))
    .map((event) => {
      const lane = event.process === null ? null : (laneOf.get(event.process) ?? null);
      return { event, x: place(event.index), lane };
    });
  return {
    lanes: options.lanes,
    xs,
    from: log.from,
    width,
    points,
    folds,
    arrows,
    strokes: strokesOf(log, laneOf, place, width),
    bands: bandsOf(log, options, laneOf, place, width),
    cuts: cutsOf(log, place, width),
  };
}

/** The network's own acts on a message are drawn by its arrow, not by a point. */
function isPoint({ process, envelope, byHand }: LogEvent): boolean {
  return process !== null || envelope === null || byHand;
}

type Worded = { readonly message: LogMessage; readonly glyph: Glyph };

function matches(filter: LifeFilter, { from, to, body }: LogMessage, glyph: Glyph): boolean {
  const { kind, slot, ballot, process } = filter;
  if (kind !== null && glyph.kind !== kind) return false;
  if (slot !== null && glyph.slot !== slot) return false;
  if (ballot !== null && !isBallot(body, ballot)) return false;
  return process === null || from === process || to === process;
}

/** Tells whether the message belongs to this ballot or answers a message of it. */
function isBallot(body: LogMessage['body'], { round, leader }: Ballot): boolean {
  const own = [...('ballot' in body ? [body.ballot] : []), ...('re' in body ? [body.re] : [])];
  return own.some((one) => one.round === round && one.leader === leader);
}

type Wanted = (event: LogEvent) => boolean;

/** Arrivals are never drawn, and events of the world always; the options select among the others. */
function wantedBy(messages: readonly Worded[], { filter, everyEvent }: LifeOptions): Wanted {
  const isFiltered = Object.values(filter).some((value) => value !== null);
  const found = new Set<number>();
  for (const { message, glyph } of isFiltered ? messages : []) {
    if (!matches(filter, message, glyph)) continue;
    if (message.sent !== null) found.add(message.sent);
    if (message.ended !== null) found.add(message.ended.index);
  }
  return (event) => {
    if (event.kind === 'arrive') return false;
    if (event.process === null && event.envelope === null) return true;
    return isFiltered ? found.has(event.index) : everyEvent || !event.quiet;
  };
}

/** The indices of the events that are drawn, and the runs of hidden events between them. */
function folded(
  log: LogView,
  isWanted: Wanted,
  open: LifeOptions['open'],
): { readonly shown: ReadonlySet<number>; readonly runs: readonly (readonly number[])[] } {
  const shown = new Set<number>();
  const runs: number[][] = [];
  let run: number[] = [];
  const close = () => {
    if (run.length === 0) return;
    if (open.has(run[0]!)) for (const index of run) shown.add(index);
    else runs.push(run);
    run = [];
  };
  let left = 0;
  const passOver = (until: number) => {
    while (left < log.folded.length && log.folded[left]! < until) run.push(log.folded[left++]!);
  };
  for (const event of log.events) {
    passOver(event.index);
    if (isWanted(event)) {
      close();
      shown.add(event.index);
    } else if (event.kind !== 'arrive') run.push(event.index);
  }
  passOver(Infinity);
  close();
  return { shown, runs };
}

/** A run of at least this many hidden events is drawn as a dot; a shorter one leaves no trace. */
const WORTH_A_DOT = 3;

/** Places every event, hidden ones between their neighbours, and a dot for each long run of hidden ones. */
function placed(
  log: LogView,
  { shown, runs }: ReturnType<typeof folded>,
  { unit }: LifeOptions,
): { readonly xs: Float64Array; readonly folds: readonly Fold[] } {
  const drawn = log.events.filter(({ index }) => shown.has(index));
  const xs = new Float64Array(log.to - log.from + 1);
  const folds: Fold[] = [];
  let [x, at, run, next] = [0, log.start, 0, 0];
  let hasDot = false;
  for (let index = log.from + 1; index <= log.to; index++) {
    const hidden = runs[run];
    if (hidden?.[0] === index) {
      run += 1;
      if (hidden.length >= WORTH_A_DOT) {
        folds.push({ x: x + FOLDED / 2, from: index, to: hidden.at(-1)!, count: hidden.length });
        hasDot = true;
      }
    }
    const event = drawn[next];
    if (event?.index === index) {
      const wait = clamp((event.at - at) / unit, NEAREST, FURTHEST);
      x += hasDot ? Math.max(FOLDED, wait) : wait;
      at = event.at;
      hasDot = false;
      next += 1;
    }
    xs[index - log.from] = hasDot ? x + FOLDED / 2 : x;
  }
  return { xs, folds };
}

type Place = (index: number) => number;
type LaneOf = ReadonlyMap<ProcessId, number>;

function strokesOf({ lanes }: LogView, laneOf: LaneOf, place: Place, end: number): Stroke[] {
  const next = new Map<ProcessId, number>();
  const strokes: Stroke[] = [];
  for (const { process, index, ballot, mode } of lanes.toReversed()) {
    const lane = laneOf.get(process);
    if (lane === undefined) continue;
    strokes.push({ lane, x1: place(index), x2: next.get(process) ?? end, ballot, mode });
    next.set(process, place(index));
  }
  return strokes.toReversed();
}

/** A node that is down or paused has a band over the lanes of all its processes. */
function bandsOf(
  { nodes, events }: LogView,
  options: LifeOptions,
  laneOf: LaneOf,
  place: Place,
  end: number,
): Band[] {
  return nodes.flatMap(({ id, status }) => {
    const spans: { kind: Band['kind']; x1: number; x2: number }[] = [];
    let now = status;
    let since = 0;
    const become = (next: typeof now, x: number) => {
      if (now !== 'up') spans.push({ kind: now, x1: since, x2: x });
      now = next;
      since = x;
    };
    for (const event of events) {
      if (event.node !== id) continue;
      if (event.crashed) become('down', place(event.index));
      else if (event.kind === 'pause') become('paused', place(event.index));
      else if (event.kind === 'restart' || event.kind === 'resume')
        become('up', place(event.index));
    }
    become('up', end);
    const hosted = options.nodes.find((node) => node.id === id)?.processes ?? [];
    const lanes = hosted.flatMap((process) => laneOf.get(process) ?? []);
    return spans.flatMap((span) => lanes.map((lane) => ({ lane, ...span })));
  });
}

/** The spans in which the same links are cut. */
function cutsOf({ cut, events }: LogView, place: Place, end: number): Cut[] {
  const cuts: Cut[] = [];
  let links = new Set(cut);
  let since = 0;
  const become = (next: Set<string>, x: number) => {
    if (links.size > 0 && x > since) cuts.push({ x1: since, x2: x, links: [...links] });
    links = next;
    since = x;
  };
  for (const { kind, links: named, index } of events) {
    if (kind === 'cut') become(new Set([...links, ...named]), place(index));
    if (kind === 'heal')
      become(new Set([...links].filter((one) => !named.includes(one))), place(index));
  }
  become(new Set(), end);
  return cuts;
}

/** Joins two stretches that meet. The later one knows more of a message, so its word counts. */
export function joinLogs(earlier: LogView, later: LogView): LogView {
  const messages = new Map(earlier.messages.map((message) => [message.id, message]));
  for (const message of later.messages) messages.set(message.id, message);
  return {
    from: earlier.from,
    to: later.to,
    start: earlier.start,
    end: later.end,
    events: [...earlier.events, ...later.events],
    folded: [...earlier.folded, ...later.folded],
    messages: [...messages.values()],
    nodes: earlier.nodes,
    cut: earlier.cut,
    lanes: [...earlier.lanes, ...later.lanes.filter((lane) => lane.index > later.from)],
  };
}
