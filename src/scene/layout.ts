import type { NodeId } from '../contract/index.ts';
import { arrangeMachines } from './by-machine.ts';
import { arrangeRoles } from './by-role.ts';
import { boxAround, clamp, moveBox, type Box, type Point, type Size } from './geometry.ts';
import type { Layout, LayoutInput, Machine, Place } from './plan.ts';

/** The bodies of all processes, which tags should not cover. */
export function bodies({ places }: Layout): readonly Box[] {
  return places.map(({ middle, radius }) =>
    boxAround(middle, { width: 1.7 * radius.width, height: 1.7 * radius.height }),
  );
}

/** The places to which a person has dragged nodes, as fractions of the width and height. */
export type Dragged = Readonly<Record<string, Point>>;

/** Every cluster gets a layout at every size of at least one pixel. */
export function layout(input: LayoutInput): Layout {
  const size = { width: Math.max(1, input.size.width), height: Math.max(1, input.size.height) };
  const hosts = input.hosts.filter(({ processes }) => processes.length > 0);
  const whole = { ...input, size, hosts };
  return input.arrangement === 'role' ? arrangeRoles(whole) : arrangeMachines(whole);
}

/** Puts nodes where a person has dragged them, but never off the stage. */
export function withDragged(base: Layout, dragged: Dragged | undefined): Layout {
  if (dragged === undefined) return base;
  const moves = new Map<NodeId, Point>();
  for (const { id, box } of base.machines) {
    const to = dragged[id];
    if (to !== undefined) moves.set(id, moveOf(box, to, base.size));
  }
  if (moves.size === 0) return base;
  return {
    ...base,
    machines: base.machines.map((machine) => moveMachine(machine, moves.get(machine.id))),
    places: base.places.map((place) => movePlace(place, moves.get(place.node))),
    headings: base.headings.map((heading) => {
      const by = heading.node === null ? undefined : moves.get(heading.node);
      return by === undefined ? heading : { ...heading, ...plus(heading, by) };
    }),
  };
}

function moveOf(box: Box, to: Point, { width, height }: Size): Point {
  const x = clamp(to.x * width - box.width / 2, 0, Math.max(0, width - box.width));
  const y = clamp(to.y * height - box.height / 2, 0, Math.max(0, height - box.height));
  return { x: x - box.x, y: y - box.y };
}

function moveMachine(machine: Machine, by: Point | undefined): Machine {
  if (by === undefined) return machine;
  const { box, label, controls, tray } = machine;
  return {
    ...machine,
    box: moveBox(box, by),
    label: plus(label, by),
    controls: controls === null ? null : { ...controls, ...plus(controls, by) },
    tray: moveBox(tray, by),
  };
}

function movePlace(place: Place, by: Point | undefined): Place {
  if (by === undefined) return place;
  return { ...place, middle: plus(place.middle, by), box: moveBox(place.box, by) };
}

function plus(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y };
}

/** The middle of a node as fractions of the stage, as `withDragged` takes it. */
export function fractionOf(point: Point, { width, height }: Size): Point {
  return { x: clamp(point.x / width, 0, 1), y: clamp(point.y / height, 0, 1) };
}
