import type { Ballot } from '../../contract/index.ts';
import { HUES, hueOf } from '../../scene/index.ts';

/** The theme as plain colours, because a canvas cannot read custom properties. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly now: string;
  readonly nowInk: string;
  readonly nowLine: string;
  readonly fills: readonly string[];
  readonly strongs: readonly string[];
  readonly ons: readonly string[];
  readonly font: string;
  readonly mono: string;
  /** Strokes and letters are this many times larger than planned: 1, or more on a projector. */
  readonly weight: number;
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const hues = Array.from({ length: HUES }, (_, at) => at + 1);
  const weight = Number.parseFloat(read('--stroke-2')) / 1.75;
  return {
    paper: read('--paper'),
    ink: read('--ink'),
    ink2: read('--ink-2'),
    ink3: read('--ink-3'),
    now: read('--now'),
    nowInk: read('--now-ink'),
    nowLine: read('--now-line'),
    fills: hues.map((hue) => read(`--ballot-${hue}`)),
    strongs: hues.map((hue) => read(`--ballot-${hue}-strong`)),
    ons: hues.map((hue) => read(`--ballot-${hue}-on`)),
    font: read('--font'),
    mono: read('--mono'),
    weight: Number.isFinite(weight) ? weight : 1,
  };
}

export interface Paint {
  readonly fill: string;
  readonly strong: string;
  readonly on: string;
}

/** The colours of a message: the hue of its ballot, or ink if it has none. */
export function paintOf(palette: Palette, ballot: Pick<Ballot, 'round' | 'leader'> | null): Paint {
  if (ballot === null || ballot.leader === 0) {
    return { fill: palette.ink, strong: palette.ink, on: palette.paper };
  }
  const at = hueOf(ballot.leader) - 1;
  const strong = palette.strongs[at]!;
  if (ballot.round % 2 === 0) return { fill: strong, strong, on: palette.paper };
  return { fill: palette.fills[at]!, strong, on: palette.ons[at]! };
}
