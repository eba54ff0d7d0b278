import type { AnswersView, OutageView, TrafficView } from '../../contract/index.ts';
import {
  sameBallot,
  type Ballot,
  type Micros,
  type Note,
  type ProcessId,
  type SessionId,
} from '../../paxos/index.ts';
import { nodeStruck, type Occurrence, type Seen, type Truth } from '../../sim/index.ts';
import { answersView, NO_ANSWERS, withAnswered, type Answers } from './answers.ts';
import type { Band } from './leaderships.ts';

/**
 * Throughput, latency, cost and outages of a branch. It grows event by event, and its size is
 * bounded. No value is changed in place: later values share every closed span.
 */
export interface Traffic {
  readonly series: Series;
  /** Requests without an answer yet: at most one for each client. */
  readonly asked: readonly Asked[];
  readonly answers: Answers;
  readonly outages: Outages;
}

interface Series {
  readonly width: Micros;
  /** The closed spans, from time 0 on. */
  readonly closed: readonly Span[];
  readonly open: Span;
}

interface Span {
  readonly answered: number;
  readonly latency: Micros;
  readonly longest: Micros;
  readonly messages: number;
}

interface Asked {
  readonly client: ProcessId;
  readonly session: SessionId;
  readonly seq: number;
  readonly at: Micros;
  /** True for a read past the log, which has no slot. */
  readonly read: boolean;
}

interface Outages {
  readonly past: readonly OutageView[];
  readonly forgotten: number;
  readonly present: Outage | null;
  /** The latest outage that is over, until a client is answered again. */
  readonly unserved: Outage | null;
}

interface Outage {
  readonly from: Micros;
  readonly lost: Ballot;
  /** True when it began with a crash. */
  readonly crash: boolean;
  /** The answers that clients had by then. */
  readonly answers: Answers;
  /** Leaders that have tried since then. */
  readonly rising: readonly Rising[];
}

interface Rising {
  readonly ballot: Ballot;
  readonly scouted: Micros;
  readonly adopted: Micros | null;
  readonly accepted: Micros | null;
}

type Bands = readonly Band[];

const WIDTH: Micros = 50_000;
const SPANS_MAX = 256;
const OUTAGES_MAX = 100;
const NOTHING: Span = { answered: 0, latency: 0, longest: 0, messages: 0 };

export const NO_TRAFFIC: Traffic = {
  series: { width: WIDTH, closed: [], open: NOTHING },
  asked: [],
  answers: NO_ANSWERS,
  outages: { past: [], forgotten: 0, present: null, unserved: null },
};

/** The traffic with one more event; `were` are the leaderships before it, `bands` those after it. */
export function withTraffic(
  traffic: Traffic,
  { occurrence, truth }: Pick<Seen, 'occurrence' | 'truth'>,
  were: Bands,
  bands: Bands,
): Traffic {
  const { event, step, kept, at } = occurrence;
  let { series, asked, answers } = traffic;
  let { outages } = traffic;
  if (event?.kind === 'message') series = withMessage(series, at);
  if (kept && step?.state.role === 'client') {
    for (const note of step.notes) {
      if (note.kind === 'answered') {
        series = withAnswer(series, at, at - askedAt(asked, note, at));
        outages = served(outages, truth, occurrence);
        if (!isRead(asked, note)) answers = withAnswered(answers, note, truth);
      }
      asked = withNote(asked, step.state.id, note, at);
    }
  }
  outages = withOutage(outages, answers, occurrence, were, bands);
  const { series: before, asked: open, outages: known } = traffic;
  if (series === before && asked === open && outages === known) return traffic;
  return { series, asked, answers, outages };
}

// --- clients

/** An answer closes an open request. So does a new request of the same client, which has come back from a crash. */
function withNote(
  asked: readonly Asked[],
  client: ProcessId,
  note: Note,
  at: Micros,
): readonly Asked[] {
  if (note.kind !== 'asked' && note.kind !== 'answered') return asked;
  const others = asked.filter((one) => one.client !== client);
  if (note.kind === 'answered' || note.cmd === 'noop') return others;
  const { client: session, seq } = note.cmd;
  return [...others, { client, session, seq, at, read: note.read }];
}

function isRead(
  asked: readonly Asked[],
  { client, seq }: { readonly client: SessionId; readonly seq: number },
): boolean {
  return asked.some((one) => one.session === client && one.seq === seq && one.read);
}

function askedAt(
  asked: readonly Asked[],
  answer: { readonly client: SessionId; readonly seq: number },
  otherwise: Micros,
): Micros {
  const { client, seq } = answer;
  return asked.find((one) => one.session === client && one.seq === seq)?.at ?? otherwise;
}

function withMessage(series: Series, at: Micros): Series {
  const { width, closed, open } = reaching(series, at);
  const { answered, latency, longest, messages } = open;
  return { width, closed, open: { answered, latency, longest, messages: messages + 1 } };
}

function withAnswer(series: Series, at: Micros, took: Micros): Series {
  const { width, closed, open } = reaching(series, at);
  const one: Span = { answered: 1, latency: took, longest: took, messages: 0 };
  return { width, closed, open: together(open, one) };
}

function together(a: Span, b: Span): Span {
  return {
    answered: a.answered + b.answered,
    latency: a.latency + b.latency,
    longest: Math.max(a.longest, b.longest),
    messages: a.messages + b.messages,
  };
}

/** The series with the span of `at` open; when there are too many spans, each becomes twice as wide. */
function reaching(series: Series, at: Micros): Series {
  const { width, closed, open } = series;
  const wanted = Math.floor(at / width);
  if (wanted === closed.length) return series;
  if (wanted >= SPANS_MAX) return reaching(halved(series), at);
  const spans = [...closed, open];
  while (spans.length < wanted) spans.push(NOTHING);
  return { width, closed: spans, open: NOTHING };
}

function halved({ width, closed, open }: Series): Series {
  const spans = [...closed, open];
  const pairs = Array.from({ length: Math.ceil(spans.length / 2) }, (_, i) =>
    together(spans[2 * i]!, spans[2 * i + 1] ?? NOTHING),
  );
  return { width: 2 * width, closed: pairs.slice(0, -1), open: pairs.at(-1)! };
}

// --- outages

function withOutage(
  outages: Outages,
  answers: Answers,
  occurrence: Occurrence,
  were: Bands,
  bands: Bands,
): Outages {
  const { present } = outages;
  const { step, kept, parts, at } = occurrence;
  if (present === null)
    return were === bands ? outages : begun(outages, answers, occurrence, were, bands);
  let next = were === bands ? outages : { ...outages, present: stillLeading(present, bands) };
  for (const part of [{ step, kept }, ...parts]) {
    const { notes = [] } = (part.kept ? part.step : null) ?? {};
    for (const note of notes) next = told(next, note, at);
  }
  return next;
}

/** An outage begins when no leader believes itself active. */
function begun(
  outages: Outages,
  answers: Answers,
  occurrence: Occurrence,
  were: Bands,
  bands: Bands,
): Outages {
  const lost = were.findLast(({ to }) => to === null);
  if (lost === undefined || bands.some(({ to }) => to === null)) return outages;
  const crash = nodeStruck(occurrence) !== null;
  const present = { from: occurrence.at, lost: lost.ballot, crash, answers, rising: [] };
  return { ...outages, present, unserved: null };
}

/** A leader that has lost its lead before anything was decided is again one of those that try. */
function stillLeading(outage: Outage, bands: Bands): Outage {
  const leads = ({ ballot }: Rising) =>
    bands.some((band) => band.to === null && sameBallot(band.ballot, ballot));
  const rising = outage.rising.map((one) =>
    one.adopted === null || leads(one) ? one : { ...one, adopted: null, accepted: null },
  );
  return { ...outage, rising };
}

function told(outages: Outages, note: Note, at: Micros): Outages {
  const { present } = outages;
  if (present === null) return outages;
  switch (note.kind) {
    case 'scouting':
      return { ...outages, present: withTry(present, note.ballot, at, null) };
    case 'adopted':
      return { ...outages, present: withTry(present, note.ballot, present.from, at) };
    case 'accepted':
      return { ...outages, present: withVote(present, note.ballot, at) };
    case 'decided':
      return ended(outages, present, note.ballot, at);
    default:
      return outages;
  }
}

/** Only a leader's first scout in the outage counts, even if other leaders scouted in between. */
function withTry(outage: Outage, ballot: Ballot, since: Micros, adopted: Micros | null): Outage {
  const known = outage.rising.find((one) => one.ballot.leader === ballot.leader);
  const others = outage.rising.filter((one) => one !== known);
  const scouted = known?.scouted ?? since;
  return { ...outage, rising: [...others, { ballot, scouted, adopted, accepted: null }] };
}

function withVote(outage: Outage, ballot: Ballot, at: Micros): Outage {
  const isFirst = (one: Rising) =>
    one.adopted !== null && one.accepted === null && sameBallot(one.ballot, ballot);
  if (!outage.rising.some(isFirst)) return outage;
  const rising = outage.rising.map((one) => (isFirst(one) ? { ...one, accepted: at } : one));
  return { ...outage, rising };
}

function ended(outages: Outages, outage: Outage, ballot: Ballot, at: Micros): Outages {
  const by = outage.rising.find((one) => one.adopted !== null && sameBallot(one.ballot, ballot));
  if (by === undefined) return outages;
  const all = [...outages.past, outageView(outage, by, at)];
  const past = all.slice(-OUTAGES_MAX);
  const forgotten = outages.forgotten + all.length - past.length;
  return { past, forgotten, present: null, unserved: outage };
}

function outageView({ from, lost }: Outage, by: Rising | null, decided: Micros | null): OutageView {
  const { ballot = null, scouted = null, adopted = null, accepted = null } = by ?? {};
  return { lost, next: ballot, from, scouted, adopted, accepted, decided, answers: null };
}

/** The first answer after an outage ends it for the clients, and it is told what became of the earlier ones. */
function served(outages: Outages, truth: Truth, { index, at }: Occurrence): Outages {
  const { unserved, past } = outages;
  const last = past.at(-1);
  if (unserved === null || last === undefined) return outages;
  const { answers: before, crash, from } = unserved;
  const answers = answersView(before, truth, { index, after: at - from, crash });
  return { ...outages, past: [...past.slice(0, -1), { ...last, answers }], unserved: null };
}

/** What became of earlier answers, if this event is the first answer after an outage. */
export function restoredAt(
  { outages }: Traffic,
  { index, step }: Pick<Occurrence, 'index' | 'step'>,
): AnswersView | null {
  if (step?.state.role !== 'client') return null;
  return outages.past.find(({ answers }) => answers?.index === index)?.answers ?? null;
}

// --- the view

const views = new WeakMap<Traffic, TrafficView>();

/** The traffic as a page sees it; the same view for the same traffic. */
export function trafficView(traffic: Traffic): TrafficView {
  const known = views.get(traffic);
  if (known !== undefined) return known;
  const { series, outages } = traffic;
  const { past, present, forgotten } = outages;
  const spans = [...series.closed, series.open];
  const made: TrafficView = {
    width: series.width,
    answered: spans.map(({ answered }) => answered),
    latency: spans.map(({ latency }) => latency),
    longest: spans.map(({ longest }) => longest),
    messages: spans.map(({ messages }) => messages),
    outages: present === null ? past : [...past, presentView(present)],
    forgotten,
  };
  views.set(traffic, made);
  return made;
}

function presentView(outage: Outage): OutageView {
  const by = outage.rising.findLast(({ adopted }) => adopted !== null) ?? null;
  return outageView(outage, by, null);
}
