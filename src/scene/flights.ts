import type {
  EnvelopeId,
  EnvelopeView,
  EventView,
  MessageType,
  Micros,
} from '../contract/index.ts';
import { headingOn, mix, pointOn, type Curve, type Point } from './geometry.ts';
import { glyphOf, tagOf, type Glyph } from './glyphs.ts';
import type { Layout } from './plan.ts';
import { wayBetween } from './ways.ts';

/** Which messages are drawn: those of this event, of the last few, or everything. */
export type Density = 'event' | 'few' | 'all';

export interface FlightInput {
  readonly envelopes: readonly EnvelopeView[];
  readonly layout: Layout;
  readonly density: Density;
  /** The latest event, and those shortly before it. */
  readonly event: EventView | null;
  readonly passed: readonly EventView[];
  /** Envelopes that are hovered or selected: never hidden, always with their tag. */
  readonly marked: ReadonlySet<EnvelopeId>;
}

/** How a flight ends if it goes on like this. */
type End = 'arrives' | 'lost' | 'cut' | 'held' | 'sent';

/** All about a flight that does not depend on the time. */
export interface Track {
  readonly id: EnvelopeId;
  readonly glyph: Glyph;
  readonly curve: Curve;
  readonly end: End;
  /** How far along the curve it gets. */
  readonly reach: number;
  readonly sentAt: Micros;
  readonly dueAt: Micros;
  readonly tag: string;
  /** The broadcast it belongs to, how many fly in it, and whether it carries the tag for all. */
  readonly fan: number;
  readonly count: number;
  readonly speaks: boolean;
  readonly marked: boolean;
  /** Background traffic, drawn faintly. */
  readonly faint: boolean;
}

/** One flight at one moment: a mark to draw, in pixels of the stage. */
export interface Flight extends Point {
  readonly track: Track;
  /** How far along its curve, from 0 to 1. */
  readonly part: number;
  readonly heading: number;
  /** It has come as far as it will get: held, lost, or waiting at a cut. */
  readonly stopped: boolean;
  /** From 1 down to 0 as what is lost fades. */
  readonly strength: number;
}

/** Where what is lost stops short, and where a cut is met, as parts of the way. */
export const LOST_AT = 0.64;
export const CUT_AT = 0.5;
const HELD_AT = 0.42;
/** Of what only its sender knows: it has left, and nothing more can be said. */
const SENT_AT = 0.16;
/** Each next one in a queue stands so much farther back. */
const QUEUE_STEP = 0.07;
const QUEUE_MAX = 5;
/** While at most so many fly, each has its tag; beyond, one for each broadcast. */
const TAGS_MAX = 10;
/** So many events back still belong to "the last few". */
const FEW = 12;

/** What flies, and on which way; everything that stays the same until the frame changes. */
export function planFlights(input: FlightInput): readonly Track[] {
  const places = new Map(input.layout.places.map((place) => [place.id, place]));
  const shown = input.envelopes.filter((envelope) => isShown(envelope, input));
  const fans = fansOf(shown);
  const queues = new Map<string, number>();
  const many = shown.filter((envelope) => !faceOf(envelope).faint).length > TAGS_MAX;
  return shown.flatMap((envelope) => {
    const from = places.get(envelope.from);
    const to = places.get(envelope.to);
    if (from === undefined || to === undefined) return [];
    const fan = fans.get(faceOf(envelope).fan)!;
    const curve = wayBetween(input.layout, from, to, twins(fan, envelope));
    return [trackOf(envelope, curve, fan, queues, many, input.marked.has(envelope.id))];
  });
}

function isShown(envelope: EnvelopeView, { density, event, passed, marked }: FlightInput): boolean {
  if (envelope.state === 'waiting') return false;
  if (density === 'all' || marked.has(envelope.id) || envelope.state === 'held') return true;
  if (event === null || envelope.cause === null) return true;
  if (density === 'event') return envelope.cause === event.index;
  return envelope.cause > event.index - FEW || passed.some(({ index }) => index === envelope.cause);
}

const FAINT: ReadonlySet<MessageType> = new Set(['ping', 'pong', 'status', 'collected', 'retired']);

/** What of a message depends on nothing but itself. */
interface Face {
  readonly glyph: Glyph;
  readonly tag: string;
  readonly faint: boolean;
  /** Same sender, same event, same kind: one broadcast. */
  readonly fan: string;
}

/** Envelopes keep their identity from one frame to the next, and there may be thousands. */
const FACES = new WeakMap<EnvelopeView, Face>();

function faceOf(envelope: EnvelopeView): Face {
  const known = FACES.get(envelope);
  if (known !== undefined) return known;
  const { from, cause, body } = envelope;
  const glyph = glyphOf(body);
  const slot = 'slot' in body ? body.slot : '';
  const face: Face = {
    glyph,
    tag: tagOf(glyph),
    faint: FAINT.has(body.type),
    fan: `${from} ${cause} ${body.type} ${slot}`,
  };
  FACES.set(envelope, face);
  return face;
}

function fansOf(envelopes: readonly EnvelopeView[]): ReadonlyMap<string, readonly EnvelopeView[]> {
  const fans = new Map<string, EnvelopeView[]>();
  for (const envelope of envelopes) {
    const key = faceOf(envelope).fan;
    const fan = fans.get(key);
    if (fan === undefined) fans.set(key, [envelope]);
    else fan.push(envelope);
  }
  return fans;
}

/** How many copies of a message fly the same way before this one. */
function twins(fan: readonly EnvelopeView[], envelope: EnvelopeView): number {
  return fan.filter(({ to, id }) => to === envelope.to && id < envelope.id).length;
}

function trackOf(
  envelope: EnvelopeView,
  curve: Curve,
  fan: readonly EnvelopeView[],
  queues: Map<string, number>,
  many: boolean,
  marked: boolean,
): Track {
  const { id, state, fate, sentAt, dueAt } = envelope;
  const { glyph, tag, faint } = faceOf(envelope);
  const end = state === 'held' || state === 'sent' ? state : fate;
  const speaker = fan[Math.floor((fan.length - 1) / 2)]!;
  return {
    id,
    glyph,
    curve,
    end,
    reach: reachOf(envelope, end, queues),
    sentAt,
    dueAt,
    tag,
    fan: fan[0]!.id,
    count: many ? fan.length : 1,
    speaks: !faint && speaker.id === id,
    marked,
    faint,
  };
}

/** What is held or waits at a cut stands in a queue. */
function reachOf(
  { fromNode, toNode }: EnvelopeView,
  end: End,
  queues: Map<string, number>,
): number {
  if (end === 'arrives') return 1;
  if (end === 'sent') return SENT_AT;
  if (end === 'lost') return LOST_AT;
  const key = `${end} ${fromNode} ${toNode}`;
  const before = queues.get(key) ?? 0;
  queues.set(key, before + 1);
  const step = Math.min(before, QUEUE_MAX) * QUEUE_STEP;
  return (end === 'held' ? HELD_AT : CUT_AT) - step;
}

/** Where each flight is at time `t`. Any time will do: it is a function of the time alone. */
export function flightsAt(tracks: readonly Track[], t: Micros): readonly Flight[] {
  return tracks.flatMap((track) => (track.sentAt > t ? [] : [flightAt(track, t)]));
}

function flightAt(track: Track, t: Micros): Flight {
  const { curve, reach, sentAt, dueAt, end } = track;
  const span = dueAt - sentAt;
  const passed =
    end === 'held' || end === 'sent' || span <= 0 ? 1 : Math.min(1, (t - sentAt) / span);
  const part = Math.min(passed, reach);
  const stopped = end !== 'arrives' && passed >= reach;
  const strength = end === 'lost' && stopped ? 1 - 0.7 * ((passed - reach) / (1 - reach)) : 1;
  return {
    ...pointOn(curve, part),
    track,
    part,
    heading: headingOn(curve, part),
    stopped,
    strength,
  };
}

/** For people who want no movement: each half-way on its arrow, or several spread along the one they share. */
export function flightsStill(tracks: readonly Track[], t: Micros): readonly Flight[] {
  const flights = flightsAt(tracks, t);
  const ways = new Map<Curve, number>();
  const isStill = ({ track }: Flight) => track.end === 'arrives';
  for (const flight of flights) {
    const { curve } = flight.track;
    if (isStill(flight)) ways.set(curve, (ways.get(curve) ?? 0) + 1);
  }
  const before = new Map<Curve, number>();
  return flights.map((flight) => {
    const { curve } = flight.track;
    if (!isStill(flight)) return flight;
    const turn = (before.get(curve) ?? 0) + 1;
    before.set(curve, turn);
    const part = 1 - turn / (ways.get(curve)! + 1);
    return { ...flight, ...pointOn(curve, part), part, heading: headingOn(curve, part) };
  });
}

/** Where a message that has ended was seen last; null when it is not on the stage. */
export function lastSeen(layout: Layout, envelope: EnvelopeView, part: number): Point | null {
  const from = layout.places.find(({ id }) => id === envelope.from);
  const to = layout.places.find(({ id }) => id === envelope.to);
  return from === undefined || to === undefined
    ? null
    : pointOn(wayBetween(layout, from, to, 0), part);
}

/** The part of a flight's way that lies behind it, as a curve. */
export function trail({ track: { curve }, part }: Flight): Curve {
  const over = mix(curve.from, curve.over, part);
  return { from: curve.from, over, to: pointOn(curve, part) };
}
