import type { Flight } from './flights.ts';

/** Messages of one broadcast are one token until they are this many pixels apart. */
export const APART = 30;

/** Lets one token stand for all messages of its broadcast that fly close to it. */
export function gathered(flights: readonly Flight[]): readonly Flight[] {
  const fans = new Map<number, Flight[]>();
  for (const flight of flights) {
    const { fan, marked, faint, end } = flight.track;
    // A message that a person points at, or one that gets no further, is a token of its own.
    if (marked || faint || end !== 'arrives') continue;
    const fellows = fans.get(fan);
    if (fellows === undefined) fans.set(fan, [flight]);
    else fellows.push(flight);
  }
  const counts = new Map<Flight, number>();
  for (const fellows of fans.values()) if (fellows.length > 1) count(fellows, counts);
  if (counts.size === 0) return flights;
  return flights.map((flight) => ({ ...flight, count: counts.get(flight) ?? 1 }));
}

function count(fellows: readonly Flight[], counts: Map<Flight, number>): void {
  const order = fellows.toSorted((a, b) => Number(b.track.speaks) - Number(a.track.speaks));
  const leads: Flight[] = [];
  for (const flight of order) {
    const lead = leads.find(({ x, y }) => Math.hypot(x - flight.x, y - flight.y) < APART);
    counts.set(flight, lead === undefined ? 1 : 0);
    if (lead === undefined) leads.push(flight);
    else counts.set(lead, counts.get(lead)! + 1);
  }
}
