import type { Role } from '../contract/index.ts';
import {
  namesRow,
  PAD,
  rowsOf,
  strip,
  TRAY,
  underReplica,
  type Block,
  type Part,
  type Room,
} from './block.ts';
import type { Host } from './plan.ts';
import { measure } from './measures.ts';
import { inOrder, roleOf, ROLES } from './names.ts';

/** The lanes and columns of the score are measured at scale 1. */

interface Column {
  readonly role: Role;
  readonly beside: number;
  readonly x: number;
  readonly width: number;
}

/** A block, where it starts, and the first and last of the columns it covers. */
export interface Item {
  readonly block: Block;
  readonly x: number;
  readonly y: number;
  readonly first: number;
  readonly last: number;
}

export interface Staves {
  readonly columns: readonly Column[];
  readonly items: readonly Item[];
  readonly width: number;
  readonly height: number;
}

const LANE_GAP = 8;
/** The space above and below the processes of a lane. */
const LANE_PAD = 6;
/** The least room between columns, where messages are read; phase 2 needs more because it is the busiest. */
const CORRIDOR = { wide: 64, compact: 14 } as const;
const CORRIDOR_TO_ACCEPTORS = { wide: 96, compact: 22 } as const;
/** The room at the right for links between lanes. */
const GUTTER = { wide: 44, compact: 24 } as const;

interface Span {
  readonly host: Host;
  readonly first: number;
  readonly last: number;
  readonly isLane: boolean;
}

export function staves(hosts: readonly Host[], beside: number, room: Room, width: number): Staves {
  const all = hosts.flatMap(({ processes }) => processes);
  const roles = ROLES.filter((role) => all.some((id) => roleOf(id) === role));
  const spans = hosts.map((host) => spanOf(host, roles));
  const columns = columnsOf(roles, spans, beside, room, width);
  const { items, height } = stack(spans, columns, room);
  const last = columns.at(-1);
  const end = last === undefined ? 0 : last.x + last.width + PAD;
  return { columns, items, width: end + gutterOf(spans, room), height };
}

function spanOf(host: Host, roles: readonly Role[]): Span {
  const at = host.processes.map((id) => roles.indexOf(roleOf(id)));
  const first = Math.min(...at);
  const last = Math.max(...at);
  return { host, first, last, isLane: first < last };
}

/** The width of the part of a lane that holds the node's name and buttons. */
function labelWidth({ compact, control, scale, flow }: Room): number {
  if (control === 0) return NAME_WIDTH;
  const width = flow === 'row' ? 2 * control + 4 : compact ? control : WORDY / scale;
  return Math.max(NAME_WIDTH, width + 4);
}

const NAME_WIDTH = 40;
/** The width of a button with a word on it, in pixels. */
const WORDY = 86;

function columnsOf(
  roles: readonly Role[],
  spans: readonly Span[],
  beside: number,
  room: Room,
  available: number,
): readonly Column[] {
  const counts = roles.map((role) => countOf(spans, role));
  const tallest = Math.ceil(Math.max(...counts) / beside);
  const widths = roles.map((role, at) => {
    const side = Math.ceil(counts[at]! / Math.max(1, tallest));
    return { role, beside: side, width: columnWidth(role, at, side, spans, room) };
  });
  const starts = new Set(spans.filter(({ isLane }) => isLane).map(({ first }) => first));
  const hasLanes = spans.some(({ isLane }) => isLane);
  const before = roles.map((role, at) => {
    const label = starts.has(at) ? labelWidth(room) + PAD : PAD;
    return at === 0 ? label : Math.max(corridorBefore(role, room), label + PAD + LANE_GAP);
  });
  const gutter = gutterOf(spans, room);
  const least = sum(before) + sum(widths.map((each) => each.width)) + PAD + gutter;
  const shares = roles.map((role, at) => shareOf(role, at, hasLanes));
  const extra = Math.max(0, available - least) / (sum(shares) + (hasLanes ? 0.2 : 0.5));
  let x = 0;
  return widths.map((column, at) => {
    x += before[at]! + extra * shares[at]!;
    const placed = { ...column, x };
    x += column.width;
    return placed;
  });
}

function corridorBefore(role: Role, { compact }: Room): number {
  const corridor = role === 'acceptor' ? CORRIDOR_TO_ACCEPTORS : CORRIDOR;
  return compact ? corridor.compact : corridor.wide;
}

function gutterOf(spans: readonly Span[], { compact }: Room): number {
  if (spans.filter(({ isLane }) => isLane).length < 2) return 0;
  return compact ? GUTTER.compact : GUTTER.wide;
}

/** The share of the free width that goes to the gap before a column. */
function shareOf(role: Role, at: number, hasLanes: boolean): number {
  if (at === 0) return hasLanes ? 0.15 : 0.5;
  return role === 'acceptor' ? 1.5 : 1;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function countOf(spans: readonly Span[], role: Role): number {
  return sum(spans.map(({ host }) => host.processes.filter((id) => roleOf(id) === role).length));
}

/** A column is as wide as its glyphs, or as the widest strip in it. */
function columnWidth(
  role: Role,
  at: number,
  beside: number,
  spans: readonly Span[],
  room: Room,
): number {
  const glyph = measure(role, room.build).width;
  const strips = spans.filter(({ first, isLane }) => !isLane && first === at);
  const blocks = strips.map(({ host }) =>
    strip(host, host.processes.length === 1 ? 1 : beside, room),
  );
  const single = Math.max(
    glyph,
    ...blocks.filter(({ parts }) => parts.length === 1).map(({ width }) => width),
  );
  return Math.max(beside * single + (beside - 1) * LANE_GAP, ...blocks.map(({ width }) => width));
}

/** Puts each node as high as the columns it covers allow, in the order of the cluster. */
function stack(
  spans: readonly Span[],
  columns: readonly Column[],
  room: Room,
): { readonly items: readonly Item[]; readonly height: number } {
  const tops = columns.map(({ beside }) => Array.from({ length: beside }, () => 0));
  const items = spans.map((span): Item => {
    const { host, first, last, isLane } = span;
    const column = columns[first]!;
    const single = !isLane && host.processes.length === 1 && column.beside > 1;
    const covered = tops.slice(first, last + 1).flat();
    const y = single ? Math.min(...tops[first]!) : Math.max(...covered);
    const side = single ? tops[first]!.indexOf(y) : 0;
    const block = isLane
      ? lane(span, columns, room)
      : strip(host, single ? 1 : column.beside, room);
    const below = y + block.height + LANE_GAP;
    if (single) tops[first]![side] = below;
    else for (let at = first; at <= last; at++) tops[at]!.fill(below);
    const one = single ? (column.width + LANE_GAP) / column.beside : column.width + LANE_GAP;
    const middle = column.x + side * one + (one - LANE_GAP - block.width) / 2;
    const x = isLane ? column.x - labelWidth(room) - PAD : middle;
    return { block, x: Math.max(0, x), y, first, last };
  });
  const height = Math.max(LANE_GAP, ...tops.flat()) - LANE_GAP;
  return { items, height };
}

function lane({ host, first, last }: Span, columns: readonly Column[], room: Room): Block {
  const label = labelWidth(room);
  const origin = Math.max(0, columns[first]!.x - label - PAD);
  const groups = columns.slice(first, last + 1).flatMap((column) => {
    const ids = inOrder(host.processes).filter((id) => roleOf(id) === column.role);
    if (ids.length === 0) return [];
    const rows = rowsOf(ids, column.beside, room.build);
    const single = ids.length <= column.beside;
    const middle = single ? rows.parts[0]!.measure.middle.y : rows.height / 2;
    return [{ ...rows, middle, x: column.x - origin + (column.width - rows.width) / 2 }];
  });
  const above = Math.max(...groups.map(({ middle }) => middle));
  const below = Math.max(...groups.map(({ middle, height }) => height - middle));
  const trayAside = room.flow === 'row' && room.control > 0;
  const head = NAME_ROW + (room.flow === 'column' ? 2 : 1) * room.control;
  const inner = Math.max(above + below, head + (trayAside ? TRAY + 2 : 0));
  const down = LANE_PAD + (inner - above - below) / 2 + above;
  const parts = groups.flatMap(({ parts: each, middle, x }) =>
    each.map((part): Part => ({ ...part, x: part.x + x, y: part.y + down - middle })),
  );
  const names = namesRow(host, room);
  const bottom = LANE_PAD + inner + names;
  const width = columns[last]!.x + columns[last]!.width + PAD - origin;
  const free = trayAside
    ? { x: PAD - 2, y: LANE_PAD + head + 2, width: label - 2, height: TRAY }
    : underReplica(parts, down + below);
  const tray = { x: label + PAD, y: bottom + 4, width: width - label - 2 * PAD, height: TRAY };
  return {
    id: host.id,
    form: 'lane',
    width,
    height: (free === null ? bottom + 4 + TRAY : bottom) + LANE_PAD,
    parts,
    label: { x: PAD, y: LANE_PAD + 17 },
    controls: room.control === 0 ? null : { x: PAD - 3, y: LANE_PAD + NAME_ROW, flow: room.flow },
    tray: free ?? tray,
    headings: groups
      .filter(({ parts: [part] }) => room.firsts.get(part!.role) === host.id)
      .map(({ parts: [part], x, width: wide }) => ({
        role: part!.role,
        x: x + wide / 2,
        y: bottom - names / 2,
      })),
  };
}

const NAME_ROW = 24;
