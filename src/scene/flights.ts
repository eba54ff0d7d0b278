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

/** The stage draws the messages of the latest event, those of the last few, or all. */
export type Density = 'event' | 'few' | 'all';

export interface FlightInput {
  readonly envelopes: readonly EnvelopeView[];
  readonly layout: Layout;
  readonly density: Density;
  /** The latest event and those shortly before it. */
  readonly event: EventView | null;
  readonly passed: readonly EventView[];
  /** Hovered or selected envelopes are never hidden and always have their tag. */
  readonly marked: ReadonlySet<EnvelopeId>;
}

/** A flight ends like this if nothing changes. It is `sent` if only its sender knows of it. */
type End = 'arrives' | 'lost' | 'cut' | 'held' | 'sent';

/** Everything about a flight that does not depend on the time. */
export interface Track {
  readonly id: EnvelopeId;
  readonly glyph: Glyph;
  readonly curve: Curve;
  readonly end: End;
  /** The part of the curve at which the flight ends. */
  readonly reach: number;
  readonly sentAt: Micros;
  readonly dueAt: Micros;
  readonly tag: string;
  /** The broadcast it belongs to, and whether it carries its tag. */
  readonly fan: number;
  readonly speaks: boolean;
  readonly marked: boolean;
  /** Background traffic is drawn faintly. */
  readonly faint: boolean;
}

/** One flight at one moment: a mark to draw, in pixels of the stage. */
export interface Flight extends Point {
  readonly track: Track;
  /** The part of the curve that it has flown, from 0 to 1. */
  readonly part: number;
  readonly heading: number;
  /** It has come as far as it will get: it is held, lost, or waits at a cut. */
  readonly stopped: boolean;
  /** A lost message fades: its strength falls from 1 towards 0. */
  readonly strength: number;
  /** The number of messages that its token stands for: 0 if another token of its broadcast does. */
  readonly count: number;
}

/** A lost message stops, and a message meets a cut, at these parts of the way. */
export const LOST_AT = 0.64;
export const CUT_AT = 0.5;
const HELD_AT = 0.42;
/** A message that only its sender knows of stops here, because nothing more is known of it. */
const SENT_AT = 0.16;
/** Each message in a queue stands this much behind the one before it. */
const QUEUE_STEP = 0.07;
const QUEUE_MAX = 5;
/** "The last few" events are this many. */
const FEW = 12;

/** Plans everything about the flights that stays the same until the frame changes. */
export function planFlights(input: FlightInput): readonly Track[] {
  const places = new Map(input.layout.places.map((place) => [place.id, place]));
  const shown = input.envelopes.filter((envelope) => isShown(envelope, input));
  const fans = fansOf(shown);
  const queues = new Map<string, number>();
  return shown.flatMap((envelope) => {
    const from = places.get(envelope.from);
    const to = places.get(envelope.to);
    if (from === undefined || to === undefined) return [];
    const fan = fans.get(faceOf(envelope).fan)!;
    const curve = wayBetween(input.layout, from, to, twins(fan, envelope));
    return [trackOf(envelope, curve, fan, queues, input.marked.has(envelope.id))];
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

/** The part of a track that follows from the message alone. */
interface Face {
  readonly glyph: Glyph;
  readonly tag: string;
  readonly faint: boolean;
  /** Messages with the same sender, cause, kind and slot share a fan: they are one broadcast. */
  readonly fan: string;
}

/** Faces are kept because an envelope is the same object in every frame, and there may be thousands. */
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

/** Counts the copies of a message that fly the same way before this one. */
function twins(fan: readonly EnvelopeView[], envelope: EnvelopeView): number {
  return fan.filter(({ to, id }) => to === envelope.to && id < envelope.id).length;
}

function trackOf(
  envelope: EnvelopeView,
  curve: Curve,
  fan: readonly EnvelopeView[],
  queues: Map<string, number>,
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
    speaks: !faint && speaker.id === id,
    marked,
    faint,
  };
}

/** Held messages, and messages that wait at a cut, stand in a queue. */
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

/** Places each flight at time `t`. The result depends on nothing but the time, so any time will do. */
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
    count: 1,
  };
}

/** Reduced motion: one message stands half-way on its arrow, and several spread along the arrow they share. */
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

/** Finds the point where an ended message was last seen; null if an end of its way is not on the stage. */
export function lastSeen(layout: Layout, envelope: EnvelopeView, part: number): Point | null {
  const from = layout.places.find(({ id }) => id === envelope.from);
  const to = layout.places.find(({ id }) => id === envelope.to);
  return from === undefined || to === undefined
    ? null
    : pointOn(wayBetween(layout, from, to, 0), part);
}

/** The part of a flight's way that lies behind it. */
export function trail({ track: { curve }, part }: Flight): Curve {
  const over = mix(curve.from, curve.over, part);
  return { from: curve.from, over, to: pointOn(curve, part) };
}
