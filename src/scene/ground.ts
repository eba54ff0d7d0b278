import { boxAround, centre, type Box, type Size } from './geometry.ts';
import type { Heading, Layout, Machine, Place } from './plan.ts';

/** The things on the stage that tags should not cover. */
export interface Ground {
  readonly size: Size;
  /** Tags never cover the bodies of processes, with the names in them, and the names of nodes. */
  readonly names: readonly Box[];
  /** Tags leave seats, votes and buttons in sight where there is other room. */
  readonly rest: readonly Box[];
}

/** The size of a letter in a node's name, and the height of a heading. */
const NAME = { width: 11.5, height: 19 } as const;
/** A letter of a name under a shape, in pixels. */
const SMALL = { width: 6.6, height: 13 } as const;
/** Timers and marks stand out of a process by this much. */
const RIM = 8;

/** The box in which a node's name is written. */
export function nameBox({ id, label: { x, y } }: Machine, scale: number): Box {
  return {
    x: x - 2 * scale,
    y: y - 0.85 * NAME.height * scale,
    width: (id.length * NAME.width + 4) * scale,
    height: NAME.height * scale,
  };
}

/** The slot that a leader's seats are about stands at its right, beyond the box of its glyph. */
const BADGE = { x: 29, y: 3, width: 24, height: 22 } as const;

/** The box of a glyph with the badge of its slot. */
export function withBadge({ role, box, middle }: Place, scale: number): Box {
  if (role !== 'leader') return box;
  const right = middle.x + (BADGE.x + BADGE.width) * scale;
  return { ...box, width: Math.max(box.width, right - box.x) };
}

function badgeOf({ middle }: Place, scale: number): Box {
  const { x, y, width, height } = BADGE;
  return {
    x: middle.x + x * scale,
    y: middle.y + y * scale,
    width: width * scale,
    height: height * scale,
  };
}

/** Everything that tags should leave in sight. */
export function groundOf({ size, scale, control, machines, places, headings }: Layout): Ground {
  const bodies = places.map(({ middle, radius }) =>
    boxAround(middle, { width: 1.8 * radius.width, height: 1.8 * radius.height }),
  );
  const badges = places
    .filter(({ role }) => role === 'leader')
    .map((place) => badgeOf(place, scale));
  const named = machines.map((machine) => nameBox(machine, scale));
  const boxed = (heading: Heading, { width, height }: Size) =>
    boxAround(heading, { width: heading.role.length * width, height });
  const over = headings.filter(({ node }) => node === null).map((heading) => boxed(heading, NAME));
  // On a small stage a tag may pass over the name under a shape if it finds no other place.
  const under = headings
    .filter(({ node }) => node !== null)
    .map((heading) => boxed(heading, SMALL));
  const buttons = machines.flatMap(({ controls }): readonly Box[] => {
    if (controls === null) return [];
    const [long, wide] = [2 * control + 4 * scale, control];
    const { x, y, flow } = controls;
    return [{ x, y, width: flow === 'row' ? long : wide, height: flow === 'row' ? wide : long }];
  });
  const rims = places.map(({ box }) =>
    boxAround(centre(box), {
      width: box.width + 2 * RIM * scale,
      height: box.height + 2 * RIM * scale,
    }),
  );
  return {
    size,
    names: [...bodies, ...badges, ...named, ...over],
    rest: [...buttons, ...rims, ...under],
  };
}
