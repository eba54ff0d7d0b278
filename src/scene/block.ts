import type { NodeId, ProcessId, Role } from '../contract/index.ts';
import type { Box, Point } from './geometry.ts';
import type { Form, Heading, Host, Machine, Place } from './plan.ts';
import { CELL, measure, type Build, type Measure } from './measures.ts';
import { inOrder, roleOf } from './names.ts';

/** A drawn node: its name, buttons, tray and processes, at scale 1, from its own upper left corner. */
export interface Block {
  readonly id: NodeId;
  readonly form: Form;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Part[];
  readonly label: Point;
  readonly controls: Machine['controls'];
  readonly tray: Box;
  /** The middles of the names of roles that stand on it. */
  readonly headings: readonly RoleAt[];
}

interface RoleAt extends Point {
  readonly role: Role;
}

/** A process in a block; `x` and `y` are the upper left corner of its glyph. */
export interface Part extends Point {
  readonly id: ProcessId;
  readonly role: Role;
  readonly measure: Measure;
}

/** The room and the sizes that a block is built with. `control` is a button's size divided by the scale; 0 means no buttons. */
export interface Room {
  readonly build: Build;
  readonly control: number;
  readonly compact: boolean;
  /** The machines of clients have no buttons. */
  readonly bareClients: boolean;
  readonly scale: number;
  readonly flow: 'row' | 'column';
  /** The first nodes with each role, on which the names of the roles stand; none where columns have headings. */
  readonly firsts: ReadonlyMap<Role, NodeId>;
}

/** No name of a role stands on a node. */
export const NO_FIRSTS: Room['firsts'] = new Map();

/** The height of a row for the names of roles, in pixels. */
const NAMES = 16;

/** The row for the names of roles on this node, at scale 1; it is 0 if other nodes have them. */
export function namesRow(host: Host, { firsts, scale }: Room): number {
  return [...firsts.values()].includes(host.id) ? NAMES / scale : 0;
}

export const PAD = 9;
/** The heights of a node's name and of a tray with its tickets. */
const NAME = 24;
export const TRAY = CELL + 4;
const GAP = 14;

/** The width of a head whose name and buttons stand side by side. */
function headWidth({ control }: Room): number {
  return 2 * PAD + 30 + (control === 0 ? 0 : 2 * control + 10);
}

function headHeight({ control }: Room): number {
  return Math.max(NAME, control);
}

/** Puts processes of one role in rows of `perRow` and measures the room they take. */
export function rowsOf(
  ids: readonly ProcessId[],
  perRow: number,
  build: Build,
): { readonly width: number; readonly height: number; readonly parts: readonly Part[] } {
  const first = measure(roleOf(ids[0]!), build);
  const rows = Math.ceil(ids.length / perRow);
  const columns = Math.min(perRow, ids.length);
  return {
    width: columns * first.width + (columns - 1) * GAP,
    height: rows * first.height + (rows - 1) * GAP,
    parts: ids.map((id, at) => ({
      id,
      role: roleOf(id),
      measure: first,
      x: (at % perRow) * (first.width + GAP),
      y: Math.floor(at / perRow) * (first.height + GAP),
    })),
  };
}

/**
 * An island has its head on top and its processes below, in rows of at most `perRow`. Short rows
 * come first, and the bodies of a row stand in line. A seat that no process of this server takes
 * stays free, so that a role has the same place in every island.
 */
export function island(host: Host, seats: readonly Role[], perRow: number, room: Room): Block {
  const left = inOrder(host.processes).slice();
  const seated = seats.map((role): Seat => {
    const at = left.findIndex((id) => roleOf(id) === role);
    return { role, id: at < 0 ? null : left.splice(at, 1)[0]! };
  });
  const top = PAD + headHeight(room) + 2;
  const rows = inRows(seated, perRow).map((row) => line(row, room.build));
  if (seats.length === 1) rows.splice(0, 1, centred(rows[0]!));
  const width = Math.max(headWidth(room) + 20, ...rows.map((row) => row.width)) + 2 * PAD;
  const parts: Part[] = [];
  let y = top;
  for (const row of rows) {
    const x = (width - row.width) / 2;
    parts.push(...row.parts.map((part) => ({ ...part, x: part.x + x, y: part.y + y })));
    y += row.height + GAP;
  }
  const tray = { x: PAD + 4, y, width: width - 2 * PAD - 8, height: TRAY };
  const free = inHead(width, room) ?? underReplica(parts, y - GAP);
  return {
    id: host.id,
    form: 'island',
    width,
    height: free === null ? y + TRAY + PAD : y - GAP + PAD,
    parts,
    label: { x: PAD + 8, y: PAD + headHeight(room) / 2 + 7 },
    controls: headControls(width, room),
    tray: free ?? tray,
    headings: [],
  };
}

/** A place for a process of one role in an island. */
interface Seat {
  readonly role: Role;
  readonly id: ProcessId | null;
}

/** The roles of a server's processes, with those of clients last. */
export function rolesOf({ processes }: Host): readonly Role[] {
  const roles = inOrder(processes).map(roleOf);
  return roles.toSorted((a, b) => Number(a === 'client') - Number(b === 'client'));
}

/** The fewest seats that hold the processes of each of these servers. */
export function seatsFor(hosts: readonly Host[]): readonly Role[] {
  const all = hosts.map(rolesOf);
  const order: readonly Role[] = ['replica', 'leader', 'acceptor', 'client'];
  return order.flatMap((role) => {
    const most = Math.max(0, ...all.map((roles) => roles.filter((one) => one === role).length));
    return Array.from({ length: most }, () => role);
  });
}

function inRows(seats: readonly Seat[], perRow: number): readonly (readonly Seat[])[] {
  const short = seats.length % perRow;
  const rows: (readonly Seat[])[] = short === 0 ? [] : [seats.slice(0, short)];
  for (let at = short; at < seats.length; at += perRow) rows.push(seats.slice(at, at + perRow));
  return rows;
}

function line(seats: readonly Seat[], build: Build) {
  const measures = seats.map(({ role }) => measure(role, build));
  const above = Math.max(...measures.map(({ middle }) => middle.y));
  const below = Math.max(...measures.map(({ middle, height }) => height - middle.y));
  const parts: Part[] = [];
  let x = 0;
  seats.forEach(({ id, role }, at) => {
    const each = measures[at]!;
    if (id !== null) parts.push({ id, role, measure: each, x, y: above - each.middle.y });
    x += each.width + GAP;
  });
  return { parts, width: x - GAP, height: above + below };
}

/** A line of one process with its body, and not its whole glyph, in the middle. */
function centred(row: ReturnType<typeof line>): ReturnType<typeof line> {
  const [part] = row.parts;
  if (part === undefined) return row;
  const { middle, width } = part.measure;
  const half = Math.max(middle.x, width - middle.x);
  return { ...row, width: 2 * half, parts: [{ ...part, x: half - middle.x }] };
}

/** The room for tickets between the name and the buttons of an island's head. */
function inHead(width: number, room: Room): Box | null {
  const x = PAD + NAMED;
  const end = room.control === 0 ? PAD : PAD + 2 * room.control + 12;
  const height = headHeight(room);
  if (width - x - end < 2 * CELL) return null;
  return { x, y: PAD + (height - TRAY) / 2, width: width - x - end, height: TRAY };
}

const NAMED = 68;

/** The room under a replica that stands in the last row, because a replica is lower than its neighbours. */
export function underReplica(parts: readonly Part[], bottom: number): Box | null {
  for (const { role, x, y, measure: each } of parts) {
    const end = y + each.height;
    if (role !== 'replica' || bottom - end < TRAY + 2 || bottom - end > 2 * TRAY) continue;
    return { x, y: bottom - TRAY, width: each.width, height: TRAY };
  }
  return null;
}

function headControls(width: number, { control }: Room): Machine['controls'] {
  if (control === 0) return null;
  return { x: width - PAD - 2 * control - 4, y: PAD, flow: 'row' };
}

export function isClientOnly({ processes }: Host): boolean {
  return processes.every((id) => roleOf(id) === 'client');
}

/** A strip has the name and tray above its processes, which stand side by side, and the buttons at the right. */
export function strip(host: Host, perRow: number, room: Room): Block {
  const rows = rowsOf(inOrder(host.processes), perRow, room.build);
  const control = room.bareClients && isClientOnly(host) ? 0 : room.control;
  const flow = rows.height >= 2 * control ? 'column' : 'row';
  const beside = control === 0 ? 0 : 4 + (flow === 'column' ? control : 2 * control + 4);
  const width = rows.width + 2 * PAD + beside;
  const role = roleOf(host.processes[0]!);
  const names = namesRow(host, room);
  const under = { x: PAD + rows.width / 2, y: NAME + rows.height + names / 2 };
  return {
    id: host.id,
    form: 'strip',
    width,
    height: NAME + Math.max(rows.height + names, control) + 6,
    parts: rows.parts.map((part) => ({ ...part, x: part.x + PAD, y: part.y + NAME })),
    label: { x: PAD, y: 17 },
    controls: control === 0 ? null : { x: PAD + rows.width + 4, y: NAME - 2, flow },
    tray: { x: PAD + 34, y: 0, width: width - 2 * PAD - 34, height: TRAY - 3 },
    headings: names === 0 ? [] : [{ role, ...under }],
  };
}

/** Puts a block on the stage at `scale` with its upper left corner at `at`. */
export function put(
  block: Block,
  at: Point,
  scale: number,
): {
  readonly machine: Machine;
  readonly places: readonly Place[];
  readonly headings: readonly Heading[];
} {
  const point = ({ x, y }: Point) => ({ x: at.x + x * scale, y: at.y + y * scale });
  const box = (each: Box): Box => ({
    ...point(each),
    width: each.width * scale,
    height: each.height * scale,
  });
  const { controls } = block;
  return {
    machine: {
      id: block.id,
      form: block.form,
      box: box({ x: 0, y: 0, width: block.width, height: block.height }),
      label: point(block.label),
      controls: controls === null ? null : { ...point(controls), flow: controls.flow },
      tray: box(block.tray),
    },
    places: block.parts.map(({ id, role, x, y, measure: each }) => ({
      id,
      role,
      node: block.id,
      middle: point({ x: x + each.middle.x, y: y + each.middle.y }),
      radius: { width: each.radius.width * scale, height: each.radius.height * scale },
      box: box({ x, y, width: each.width, height: each.height }),
    })),
    headings: block.headings.map(({ role, ...middle }) => ({
      role,
      node: block.id,
      ...point(middle),
    })),
  };
}
