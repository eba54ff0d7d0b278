import { boxAround, centre, type Box, type Size } from './geometry.ts';
import type { Layout, Machine } from './plan.ts';

/** What stands on the stage, as far as tags mind it. */
export interface Ground {
  readonly size: Size;
  /** Bodies of processes, with their names in them, and names of machines: never covered. */
  readonly names: readonly Box[];
  /** Seats, votes and buttons: left in sight where there is other room. */
  readonly rest: readonly Box[];
}

/** Of a letter in a machine's name, and of a heading. */
const NAME = { width: 11.5, height: 19 } as const;
/** Timers and marks stand so far out of a process. */
const RIM = 8;

/** Where a machine's name is written. */
export function nameBox({ id, label: { x, y } }: Machine, scale: number): Box {
  return {
    x: x - 2 * scale,
    y: y - 0.85 * NAME.height * scale,
    width: (id.length * NAME.width + 4) * scale,
    height: NAME.height * scale,
  };
}

/** Everything that tags should leave in sight. */
export function groundOf({ size, scale, control, machines, places, columns }: Layout): Ground {
  const bodies = places.map(({ middle, radius }) =>
    boxAround(middle, { width: 1.8 * radius.width, height: 1.8 * radius.height }),
  );
  const named = machines.map((machine) => nameBox(machine, scale));
  const headings = columns.map(({ role, x, y }) =>
    boxAround({ x, y }, { width: role.length * NAME.width, height: NAME.height }),
  );
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
  return { size, names: [...bodies, ...named, ...headings], rest: [...buttons, ...rims] };
}
