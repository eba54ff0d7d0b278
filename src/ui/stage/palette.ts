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

/**
 * Colours are read by wearing them for a moment, because only a worn one is of one theme: all at once,
 * each by an element of its own, so that the browser computes styles only once.
 */
export function readPalette(element: HTMLElement): Palette {
  const hues = Array.from({ length: HUES }, (_, at) => at + 1);
  const colour = worn(element, [
    '--paper',
    '--ink',
    '--ink-2',
    '--ink-3',
    '--now',
    '--now-ink',
    '--now-line',
    ...hues.flatMap((hue) => [hueName(hue), `${hueName(hue)}-strong`, `${hueName(hue)}-on`]),
  ]);
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const weight = Number.parseFloat(read('--stroke-2')) / 1.75;
  return {
    paper: colour('--paper'),
    ink: colour('--ink'),
    ink2: colour('--ink-2'),
    ink3: colour('--ink-3'),
    now: colour('--now'),
    nowInk: colour('--now-ink'),
    nowLine: colour('--now-line'),
    fills: hues.map((hue) => colour(hueName(hue))),
    strongs: hues.map((hue) => colour(`${hueName(hue)}-strong`)),
    ons: hues.map((hue) => colour(`${hueName(hue)}-on`)),
    font: read('--font'),
    mono: read('--mono'),
    weight: Number.isFinite(weight) ? weight : 1,
  };
}

const hueName = (hue: number) => `--ballot-${hue}`;

/** The colours that custom properties have within an element. */
function worn(element: HTMLElement, names: readonly string[]): (name: string) => string {
  const wearers = names.map((name) => {
    const wearer = document.createElement('i');
    wearer.style.color = `var(${name})`;
    return wearer;
  });
  element.append(...wearers);
  const colours = new Map(wearers.map((wearer, at) => [names[at], getComputedStyle(wearer).color]));
  for (const wearer of wearers) wearer.remove();
  return (name) => colours.get(name) ?? '';
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
