import type { NodeId, Role } from '../contract/index.ts';
import { isClientOnly, NO_FIRSTS, put, strip, type Block, type Room } from './block.ts';
import { bestFit, type Fit, type Worthy } from './fit.ts';
import type { Size } from './geometry.ts';
import { COMPACT_BELOW, type Host, type Layout, type LayoutInput } from './plan.ts';
import type { Build } from './measures.ts';
import { roleOf } from './names.ts';
import { staves, type Item, type Staves } from './staves.ts';

/**
 * In the score the columns are the roles, from the clients at the left to the acceptors at the
 * right. Each server is a lane through them. Messages travel in waves to the right and back.
 */

const MARGIN = 6;
/** The height of the headings over the columns, in pixels; a compact stage has none. */
const HEADING = 34;
interface Option extends Worthy {
  /** At most this many processes of a role stand side by side. */
  readonly beside: number;
  readonly extras: Build['extras'];
  /** The buttons of a lane stand under each other and carry words, or they stand side by side. */
  readonly flow: Room['flow'];
}

/** Prefers one process in a row and words on buttons, unless the picture becomes much smaller. */
const OPTIONS: readonly Option[] = [1, 2, 3, 4, 6, 8].flatMap((beside) =>
  (['below', 'beside'] as const).flatMap((extras) =>
    (['column', 'row'] as const).map((flow) => ({
      beside,
      extras,
      flow,
      worth:
        0.72 ** Math.log2(beside) * (extras === 'below' ? 1 : 0.9) * (flow === 'column' ? 1 : 0.93),
    })),
  ),
);

interface Page {
  readonly area: Size;
  readonly top: number;
  readonly compact: boolean;
  readonly build: Build;
}

/** Below this width the clients move to the top if that makes everything else `WORTH_MOVING` times larger. */
const EITHER_BELOW = 850;
const WORTH_MOVING = 1.08;

export function arrangeRoles(input: LayoutInput): Layout {
  const { width } = input.size;
  const wide = arrange(input, width < COMPACT_BELOW);
  if (wide.compact || width >= EITHER_BELOW) return wide;
  const compact = arrange(input, true);
  return compact.scale >= WORTH_MOVING * wide.scale ? compact : wide;
}

function arrange(input: LayoutInput, isCompact: boolean): Layout {
  const page = pageOf(input, isCompact);
  const { area, compact, build } = page;
  const firsts = compact ? firstsOf(input.hosts) : NO_FIRSTS;
  const make = ({ beside, extras, flow }: Option, scale: number, control: number) => {
    const room = {
      build: { ...build, extras },
      compact,
      bareClients: compact || input.bareClients === true,
      control: control / scale,
      scale,
      flow,
      firsts,
    };
    return score(input.hosts, beside, room, area.width / scale);
  };
  const fit = bestFit(OPTIONS, input.target, (option, scale, control) => {
    const { width, height } = make(option, scale, control);
    return width * scale <= area.width + 0.1 && height * scale <= area.height;
  });
  const scale = Math.max(fit.scale, 1e-3);
  return place(input, page, { ...fit, scale }, make(fit.option, scale, fit.control));
}

/** The first node with each role. */
function firstsOf(hosts: readonly Host[]): ReadonlyMap<Role, NodeId> {
  const all = hosts.flatMap(({ id, processes }) =>
    processes.map((process) => [roleOf(process), id] as const),
  );
  return new Map(all.toReversed());
}

function pageOf({ size, seats, hosts }: LayoutInput, compact: boolean): Page {
  const top = MARGIN + (compact ? (hosts.some(isClientOnly) ? 0 : TOOLS) : HEADING);
  return {
    compact,
    top,
    area: { width: size.width - 2 * MARGIN, height: Math.max(1, size.height - MARGIN - top) },
    build: { cells: compact ? 4 : 5, client: compact ? 108 : 142, seats, extras: 'below' },
  };
}

function place(input: LayoutInput, page: Page, fit: Fit<Option>, made: Staves): Layout {
  const { scale, control } = fit;
  const left = MARGIN + Math.max(0, page.area.width - made.width * scale) / 2;
  const blocks = spread(made, page.area.height / scale).map(({ block, x, y }) =>
    put(block, { x: left + x * scale, y: page.top + y * scale }, scale),
  );
  const machines = blocks.map(({ machine }) => machine);
  const lanes = machines.filter(({ form }) => form === 'lane');
  return {
    arrangement: 'role',
    size: input.size,
    scale,
    compact: page.compact,
    build: { ...page.build, extras: fit.option.extras },
    control,
    machines,
    places: blocks.flatMap(({ places }) => places),
    headings: page.compact
      ? blocks.flatMap(({ headings }) => headings)
      : made.columns.map(({ role, x, width }) => ({
          role,
          node: null,
          x: left + (x + width / 2) * scale,
          y: MARGIN + HEADING / 2,
        })),
    gutter: lanes.length > 1 ? Math.max(...lanes.map(({ box }) => box.x + box.width)) : null,
  };
}

/** Lanes may grow to this many times their height to fill free room. */
const GROWTH_MAX = 1.5;

/** Stretches lanes into free height, up to `GROWTH_MAX`; columns without lanes spread over all of it. */
function spread(made: Staves, height: number): readonly Item[] {
  const laned = new Set(
    made.items.filter(({ first, last }) => first < last).flatMap((item) => columnsUnder(item)),
  );
  const band = Math.max(0, ...made.items.filter(({ first }) => first < 0).map(below));
  const staff = made.height - band;
  const growth = laned.size === 0 ? 1 : Math.min(GROWTH_MAX, (height - band) / staff);
  const offset = (height - band - staff * growth) / 2;
  return made.items.map((item) => {
    if (item.first < 0) return item;
    if (columnsUnder(item).some((column) => laned.has(column))) {
      return taller({ ...item, y: item.y - band }, growth, band + offset);
    }
    return spaced(
      item,
      made.items,
      laned.size === 0 ? height : staff * growth,
      laned.size === 0 ? 0 : offset,
    );
  });
}

function below({ y, block }: Item): number {
  return y + block.height;
}

function columnsUnder({ first, last }: Item): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function taller(item: Item, growth: number, offset: number): Item {
  const height = item.block.height * growth;
  const down = (height - item.block.height) / 2;
  const { parts, tray, headings } = item.block;
  const block: Block = {
    ...item.block,
    height,
    parts: parts.map((part) => ({ ...part, y: part.y + down })),
    tray: { ...tray, y: tray.y + down },
    headings: headings.map((heading) => ({ ...heading, y: heading.y + down })),
  };
  return { ...item, y: offset + item.y * growth, block };
}

/** Spreads the rows of a column without lanes over `height`. */
function spaced(item: Item, items: readonly Item[], height: number, offset: number): Item {
  const mates = items.filter(({ first }) => first === item.first);
  const rows = [...new Set(mates.map(({ y }) => y))].toSorted((a, b) => a - b);
  const gap = Math.max(0, height - Math.max(...mates.map(below))) / rows.length;
  return { ...item, y: offset + item.y + gap * (rows.indexOf(item.y) + 0.5) };
}

function score(hosts: readonly Host[], beside: number, room: Room, width: number): Staves {
  const above = room.compact ? hosts.filter(isClientOnly) : [];
  const made = staves(
    hosts.filter((host) => !above.includes(host)),
    beside,
    room,
    width,
  );
  return above.length === 0 ? made : withBand(made, above, room, Math.max(width, made.width));
}

const BAND_GAP = 8;
/** The width of the tools, which stand at the right end of the band, in pixels. */
const TOOLS = 48;

/** A compact stage shows its clients in rows above the lanes. */
function withBand(made: Staves, hosts: readonly Host[], room: Room, whole: number): Staves {
  const width = Math.max(1, whole - TOOLS / room.scale);
  const strips = hosts.map((host) => strip(host, 1, room));
  const height = Math.max(...strips.map((block) => block.height));
  const blocks = strips.map((block) => ({ ...block, height }));
  const widest = Math.max(...blocks.map((block) => block.width));
  const perRow = Math.max(1, Math.min(blocks.length, Math.floor(width / (widest + BAND_GAP))));
  const tall = height + BAND_GAP;
  const part = width / perRow;
  const items = blocks.map((block, at): Item => ({
    block,
    x: (at % perRow) * part + Math.max(0, part - block.width) / 2,
    y: Math.floor(at / perRow) * tall,
    first: -1,
    last: -1,
  }));
  const down = Math.ceil(blocks.length / perRow) * tall;
  return {
    columns: made.columns,
    width: Math.max(made.width, widest + TOOLS / room.scale),
    height: made.height + down,
    items: [...items, ...made.items.map((item) => ({ ...item, y: item.y + down }))],
  };
}
