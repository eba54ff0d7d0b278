import type { Role } from '../contract/index.ts';
import type { Point, Size } from './geometry.ts';

/**
 * The natural sizes of what stands on the stage, in pixels at scale 1. The layout reserves this
 * room and the glyphs of the ui fill it, so both read the same figures.
 */

export const CELL = 22;

export const REPLICA = { height: 58, side: 7 } as const;
export const LEADER = {
  radius: 34,
  rise: 0.9,
  crown: 18,
  seatsGap: 7,
  seat: { width: 29, height: 19 },
} as const;
export const ACCEPTOR = { radius: 30, ring: 7, cellsGap: 7, cells: 4 } as const;
export const CLIENT = { height: 42, tail: 9 } as const;

/** Up to this many seats show names; more seats are dots. */
const NAMED_SEATS_MAX = 10;
const NAMED_PER_ROW = { below: 5, beside: 3 } as const;
const DOTS_PER_ROW = { below: 9, beside: 6 } as const;
/** Votes beside an acceptor stand in two rows. */
export const VOTES_BESIDE = 2;
export const DOT = 10;

/** The numbers with which a glyph fits this stage. */
export interface Build {
  /** The number of slots that a replica shows. */
  readonly cells: number;
  /** The width of a client with its command. */
  readonly client: number;
  /** The number of acceptors that a leader keeps seats for. */
  readonly seats: number;
  /** Seats and votes stand below the body, or beside it where height is scarce. */
  readonly extras: 'below' | 'beside';
}

/** The box of a glyph, and the middle and radii of its body, where messages begin and end. */
export interface Measure extends Size {
  readonly middle: Point;
  readonly radius: Size;
}

export function seatGrid({ seats, extras }: Pick<Build, 'seats' | 'extras'>): {
  readonly named: boolean;
  readonly perRow: number;
  readonly rows: number;
} {
  const named = seats <= NAMED_SEATS_MAX;
  const perRow = Math.max(1, Math.min(seats, (named ? NAMED_PER_ROW : DOTS_PER_ROW)[extras]));
  return { named, perRow, rows: Math.max(1, Math.ceil(seats / perRow)) };
}

export function replicaWidth(cells: number): number {
  return cells * CELL + 2 * REPLICA.side;
}

export function measure(role: Role, build: Build): Measure {
  switch (role) {
    case 'replica':
      return plain(replicaWidth(build.cells), REPLICA.height, 0);
    case 'leader':
      return build.extras === 'below' ? leaderOverSeats(build) : leaderBesideSeats(build);
    case 'acceptor':
      return build.extras === 'below' ? acceptorOverVotes() : acceptorBesideVotes();
    case 'client':
      return plain(build.client, CLIENT.height, CLIENT.tail);
  }
}

function plain(width: number, height: number, below: number): Measure {
  return {
    width,
    height: height + below,
    middle: { x: width / 2, y: height / 2 },
    radius: { width: width / 2, height: height / 2 },
  };
}

export const ACCEPTOR_RADIUS = ACCEPTOR.radius + ACCEPTOR.ring / 2 + 1;
const RING: Size = { width: ACCEPTOR_RADIUS, height: ACCEPTOR_RADIUS };

function acceptorOverVotes(): Measure {
  const width = Math.max(2 * ACCEPTOR_RADIUS, ACCEPTOR.cells * CELL);
  const height = 2 * ACCEPTOR_RADIUS + ACCEPTOR.cellsGap + CELL;
  return { width, height, middle: { x: width / 2, y: ACCEPTOR_RADIUS }, radius: RING };
}

function acceptorBesideVotes(): Measure {
  const size = 2 * ACCEPTOR_RADIUS;
  const votes = Math.ceil(ACCEPTOR.cells / VOTES_BESIDE) * CELL;
  const middle = { x: ACCEPTOR_RADIUS, y: ACCEPTOR_RADIUS };
  return { width: size + ACCEPTOR.cellsGap + votes, height: size, middle, radius: RING };
}

const HALF = LEADER.radius * LEADER.rise;
const HEXAGON: Size = { width: LEADER.radius, height: HALF };

function seatsSize(build: Build): Size {
  const { named, perRow, rows } = seatGrid(build);
  const { width, height } = named ? LEADER.seat : { width: DOT, height: DOT };
  return { width: perRow * width, height: rows * height };
}

function leaderOverSeats(build: Build): Measure {
  const seats = seatsSize(build);
  const width = Math.max(2 * LEADER.radius + 4, seats.width);
  return {
    width,
    height: LEADER.crown + 2 * HALF + LEADER.seatsGap + seats.height,
    middle: { x: width / 2, y: LEADER.crown + HALF },
    radius: HEXAGON,
  };
}

/** The seats stand at the left, because most messages leave at the right. */
function leaderBesideSeats(build: Build): Measure {
  const seats = seatsSize(build);
  const above = Math.max(LEADER.crown + HALF, seats.height / 2);
  return {
    width: seats.width + LEADER.seatsGap + 2 * LEADER.radius + 4,
    height: above + Math.max(HALF, seats.height / 2),
    middle: { x: seats.width + LEADER.seatsGap + LEADER.radius, y: above },
    radius: HEXAGON,
  };
}
