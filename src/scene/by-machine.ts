import {
  island,
  isClientOnly,
  NO_FIRSTS,
  put,
  rolesOf,
  seatsFor,
  strip,
  type Block,
  type Room,
} from './block.ts';
import { bestFit, type Worthy } from './fit.ts';
import { collide, isInside, type Point, type Size } from './geometry.ts';
import { COMPACT_BELOW, type Host, type Layout, type LayoutInput } from './plan.ts';
import type { Build } from './measures.ts';

/**
 * The ring: each server is an island with its processes inside, and the clients stand at the edges.
 * A role has the same place in every island.
 */

const MARGIN = 6;

/** One way to build the ring: how islands are filled, and where they and the clients stand. */
interface Option extends Worthy {
  /** This many processes stand in a row of an island. */
  readonly perRow: number;
  readonly extras: Build['extras'];
  readonly shape: 'ring' | 'grid';
  /** The first island stands this many quarter turns from the top. */
  readonly turn: number;
  readonly clients: 'sides' | 'corners' | 'top';
}

interface Standing {
  readonly block: Block;
  readonly at: Point;
}

export function arrangeMachines(input: LayoutInput): Layout {
  const compact = input.size.width < COMPACT_BELOW;
  const buildOf = ({ extras }: Option): Build => ({
    cells: compact ? 4 : 5,
    client: compact ? 108 : 142,
    seats: input.seats,
    extras,
  });
  const stand = (option: Option, scale: number, control: number) => {
    const build = buildOf(option);
    const room: Room = {
      build,
      compact,
      bareClients: compact || input.bareClients === true,
      control: control / scale,
      scale,
      flow: 'row',
      firsts: NO_FIRSTS,
    };
    return standing(input.hosts, option, input.size, scale, room);
  };
  const fit = bestFit(optionsFor(input.hosts), input.target, (option, scale, control) =>
    isFree(stand(option, scale, control), input.size, scale),
  );
  const scale = Math.max(fit.scale, 1e-3);
  const blocks = stand(fit.option, scale, fit.control).map(({ block, at }) =>
    put(block, at, scale),
  );
  return {
    arrangement: 'machine',
    size: input.size,
    scale,
    compact,
    build: buildOf(fit.option),
    control: fit.control,
    machines: blocks.map(({ machine }) => machine),
    places: blocks.flatMap(({ places }) => places),
    headings: [],
    gutter: null,
  };
}

const RING_MAX = 16;
/** A grid hides which servers face each other, so it must be much larger than a ring to be used. */
const GRID_WORTH = 0.6;
/** Processes that stand one above the other turn islands into towers. */
const TOWER_WORTH = 0.85;
/** People expect the first server at the top. */
const TURNED_WORTH = 0.93;

function optionsFor(hosts: readonly Host[]): readonly Option[] {
  const servers = hosts.filter((host) => !isClientOnly(host)).length;
  const most = Math.max(1, ...hosts.map(({ processes }) => processes.length));
  const perRows = [1, 2, 3, 4, 6].filter((count) => count === 1 || count <= most);
  const shapes = servers <= RING_MAX ? (['ring', 'grid'] as const) : (['grid'] as const);
  return shapes.flatMap((shape) =>
    perRows.flatMap((perRow) =>
      (shape === 'ring' ? [0, 1, 2, 2 / Math.max(1, servers)] : [0]).flatMap((turn) =>
        (['sides', 'corners', 'top'] as const).flatMap((clients) =>
          (['below', 'beside'] as const).map((extras) => ({
            perRow,
            shape,
            turn,
            clients,
            extras,
            worth:
              (shape === 'ring' ? 1 : GRID_WORTH) *
              (extras === 'below' ? 1 : 0.9) *
              (perRow === 1 ? TOWER_WORTH : 1) *
              (turn === 0 ? 1 : TURNED_WORTH),
          })),
        ),
      ),
    ),
  );
}

function standing(
  hosts: readonly Host[],
  option: Option,
  size: Size,
  scale: number,
  room: Room,
): readonly Standing[] {
  const servers = hosts.filter((host) => !isClientOnly(host));
  const clients = hosts.filter(isClientOnly).map((host) => strip(host, 1, room));
  const inner = { width: size.width - 2 * MARGIN, height: size.height - 2 * MARGIN };
  const edge =
    option.clients === 'top'
      ? onTop(clients, inner, scale)
      : atSides(clients, inner, scale, option.clients === 'corners' ? 4 : 2);
  const top = option.clients === 'top' ? bottomOf(edge, scale) : 0;
  const area = { width: inner.width, height: inner.height - top };
  const middle = (option.shape === 'ring' ? onRing : onGrid)(servers, option, area, scale, room);
  const all = [
    ...middle.map(({ block, at }) => ({ block, at: { x: at.x, y: at.y + top } })),
    ...edge,
  ];
  return all.map(({ block, at }) => ({ block, at: { x: at.x + MARGIN, y: at.y + MARGIN } }));
}

const EDGE_GAP = 10;

function bottomOf(edge: readonly Standing[], scale: number): number {
  return Math.max(0, ...edge.map(({ block, at }) => at.y + (block.height + EDGE_GAP) * scale));
}

/** The size of the upper right corner, which belongs to the tools, in pixels. */
const TOOLS: Size = { width: 104, height: 40 };
const TOOLS_COMPACT: Size = { width: 54, height: 50 };

function toolsFor(width: number): Size {
  return width < COMPACT_BELOW ? TOOLS_COMPACT : TOOLS;
}

/** Clients alternate between left and right, from the top down; with four corners also from the bottom up. */
function atSides(
  blocks: readonly Block[],
  { width, height }: Size,
  scale: number,
  corners: 2 | 4,
): readonly Standing[] {
  return blocks.map((block, at) => {
    const left = at % 2 === 0;
    const fromTop = at % corners < 2;
    const before = blocks.slice(0, at).filter((_, other) => other % corners === at % corners);
    const down = before.reduce((sum, { height: tall }) => sum + tall + 2 * EDGE_GAP, 0) * scale;
    const y = fromTop
      ? (left ? 0 : toolsFor(width).height) + down
      : height - block.height * scale - down;
    return { block, at: { x: left ? 0 : width - block.width * scale, y } };
  });
}

function onTop(blocks: readonly Block[], { width }: Size, scale: number): readonly Standing[] {
  const wide = (Math.max(1, ...blocks.map((block) => block.width)) + EDGE_GAP) * scale;
  const tall = (Math.max(0, ...blocks.map((block) => block.height)) + EDGE_GAP) * scale;
  const perRow = Math.max(1, Math.min(blocks.length, Math.floor(width / wide)));
  const part = width / perRow;
  return blocks.map((block, at) => ({
    block,
    at: {
      x: (at % perRow) * part + (part - block.width * scale) / 2,
      y: Math.floor(at / perRow) * tall,
    },
  }));
}

function onRing(
  servers: readonly Host[],
  { perRow, turn }: Option,
  area: Size,
  scale: number,
  room: Room,
): readonly Standing[] {
  const blocks = islandsOf(servers, perRow, room);
  const width = Math.max(0, ...blocks.map((block) => block.width)) * scale;
  const height = Math.max(0, ...blocks.map((block) => block.height)) * scale;
  const angles = servers.map(
    (_, at) => ((turn - 1) * Math.PI) / 2 + (2 * Math.PI * at) / servers.length,
  );
  const xs = stretched(angles.map(Math.cos));
  const ys = stretched(angles.map(Math.sin));
  return blocks.map((block, at) => {
    const x = width / 2 + (area.width - width) * xs[at]!;
    const y = height / 2 + (area.height - height) * ys[at]!;
    return {
      block,
      at: { x: x - (block.width * scale) / 2, y: y - (block.height * scale) / 2 },
    };
  });
}

/** Spreads values over 0 to 1; equal values all go to the middle. */
function stretched(values: readonly number[]): readonly number[] {
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  return values.map((value) => (span < 1e-6 ? 0.5 : (value - low) / span));
}

function onGrid(
  servers: readonly Host[],
  { perRow }: Option,
  area: Size,
  scale: number,
  room: Room,
): readonly Standing[] {
  const blocks = islandsOf(servers, perRow, room);
  const width = (Math.max(1, ...blocks.map((block) => block.width)) + ISLAND_GAP) * scale;
  const height = (Math.max(1, ...blocks.map((block) => block.height)) + ISLAND_GAP) * scale;
  const columns = Math.max(1, Math.min(blocks.length, Math.floor(area.width / width)));
  const rows = Math.ceil(blocks.length / columns);
  return blocks.map((block, at) => ({
    block,
    at: {
      x: ((at % columns) + 0.5) * (area.width / columns) - (block.width * scale) / 2,
      y:
        area.height / 2 +
        (Math.floor(at / columns) + 0.5 - rows / 2) * height -
        (block.height * scale) / 2,
    },
  }));
}

/** The open water between islands, at scale 1. */
const ISLAND_GAP = 36;

function isFree(all: readonly Standing[], size: Size, scale: number): boolean {
  const boxes = all.map(({ block, at }) => ({
    ...at,
    width: block.width * scale,
    height: block.height * scale,
  }));
  if (!boxes.every((box) => isInside(box, size))) return false;
  const tools = toolsFor(size.width);
  const corner = { x: size.width - tools.width, y: 0, ...tools };
  if (boxes.some((box) => collide(box, corner))) return false;
  const islands = all.map(({ block }) => block.form === 'island');
  return boxes.every((box, at) =>
    boxes.slice(0, at).every((other, before) => {
      const both = islands[at] === true && islands[before] === true;
      return !collide(box, other, (both ? ISLAND_GAP : EDGE_GAP) * scale * 0.99);
    }),
  );
}

/** Seats that most servers would leave free are not worth their room. */
const SEATS_MAX = 6;

/** Servers with several processes share one plan of seats; the process of any other stands in the middle. */
function islandsOf(hosts: readonly Host[], perRow: number, room: Room): readonly Block[] {
  const seats = seatsFor(hosts.filter(({ processes }) => processes.length > 1));
  return hosts.map((host) => {
    const isOwn = host.processes.length === 1 || seats.length > SEATS_MAX;
    return island(host, isOwn ? rolesOf(host) : seats, perRow, room);
  });
}
