import type { Role } from '../contract/index.ts';

/**
 * The natural sizes of what stands on the stage, in pixels at scale 1. Layout reserves this room and
 * the glyphs of the ui fill it, so both read the same figures.
 */

export const CELL = 22;

export const REPLICA = { height: 58, side: 7 } as const;
export const LEADER = { radius: 34, rise: 0.9, crown: 18, seatsGap: 7, seat: { width: 29, height: 19 } } as const;
export const ACCEPTOR = { radius: 30, ring: 7, cellsGap: 7, cells: 4 } as const;
export const CLIENT = { height: 42, tail: 9 } as const;

/** Seats have their names while there are at most so many; beyond, they are dots. */
export const NAMED_SEATS_MAX = 10;
const NAMED_PER_ROW = 5;
const DOTS_PER_ROW = 9;
export const DOT = 10;

/** How a glyph must be built to fit this stage. */
export interface Build {
  /** Slots that a replica shows. */
  readonly cells: number;
  /** Width of a client with its command. */
  readonly client: number;
  /** Acceptors that a leader keeps seats for. */
  readonly seats: number;
}

/** A glyph's box, and in it the middle and the radii of its body, where messages begin and end. */
export interface Measure {
  readonly width: number;
  readonly height: number;
  readonly middle: { readonly x: number; readonly y: number };
  readonly radius: { readonly width: number; readonly height: number };
}

export function seatGrid(seats: number): {
  readonly named: boolean;
  readonly perRow: number;
  readonly rows: number;
} {
  const named = seats <= NAMED_SEATS_MAX;
  const perRow = Math.max(1, Math.min(seats, named ? NAMED_PER_ROW : DOTS_PER_ROW));
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
      return leaderMeasure(build.seats);
    case 'acceptor': {
      const radius = ACCEPTOR.radius + ACCEPTOR.ring / 2 + 1;
      const width = Math.max(2 * radius, ACCEPTOR.cells * CELL);
      return {
        width,
        height: 2 * radius + ACCEPTOR.cellsGap + CELL,
        middle: { x: width / 2, y: radius },
        radius: { width: radius, height: radius },
      };
    }
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

function leaderMeasure(seats: number): Measure {
  const { named, perRow, rows } = seatGrid(seats);
  const seatWidth = named ? LEADER.seat.width : DOT;
  const seatHeight = named ? LEADER.seat.height : DOT;
  const half = LEADER.radius * LEADER.rise;
  const width = Math.max(2 * LEADER.radius + 4, perRow * seatWidth);
  return {
    width,
    height: LEADER.crown + 2 * half + LEADER.seatsGap + rows * seatHeight,
    middle: { x: width / 2, y: LEADER.crown + half },
    radius: { width: LEADER.radius, height: half },
  };
}
