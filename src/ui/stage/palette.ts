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

/** Colours are read by wearing them for a moment, because only a worn one is of one theme. */
export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const colour = (name: string) => {
    element.style.color = `var(${name})`;
    return style.color;
  };
  const hues = Array.from({ length: HUES }, (_, at) => at + 1);
  const weight = Number.parseFloat(read('--stroke-2')) / 1.75;
  const palette = {
    paper: colour('--paper'),
    ink: colour('--ink'),
    ink2: colour('--ink-2'),
    ink3: colour('--ink-3'),
    now: colour('--now'),
    nowInk: colour('--now-ink'),
    nowLine: colour('--now-line'),
    fills: hues.map((hue) => colour(`--ballot-${hue}`)),
    strongs: hues.map((hue) => colour(`--ballot-${hue}-strong`)),
    ons: hues.map((hue) => colour(`--ballot-${hue}-on`)),
    font: read('--font'),
    mono: read('--mono'),
    weight: Number.isFinite(weight) ? weight : 1,
  };
  element.style.removeProperty('color');
  return palette;
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
