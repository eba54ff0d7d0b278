import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** These tests compute the promises of theme.css from its text. */

type Tokens = Readonly<Record<string, string>>;
type Triple = readonly [number, number, number];

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

/** The declarations of every rule with exactly this selector. */
function tokensOf(selector: string): readonly Tokens[] {
  const rules = css.replaceAll(/\/\*[^]*?\*\//gu, '').matchAll(/([^{}]+)\{([^{}]*)\}/gu);
  return [...rules]
    .filter(([, head]) =>
      head!
        .split(';')
        .at(-1)!
        .split(',')
        .some((each) => each.trim() === selector),
    )
    .map(([, , body]) =>
      Object.fromEntries(
        [...body!.matchAll(/(--[\w-]+):\s*([^;]+);/gu)].map(([, name, value]) => [
          name!,
          value!.trim(),
        ]),
      ),
    );
}

const PLAIN = Object.assign({}, ...tokensOf(':root')) as Tokens;
const PROJECTOR: Tokens = { ...PLAIN, ...tokensOf(':root[data-projector]')[0] };
const THEMES = [
  ['light', inTheme(PLAIN, 0)],
  ['dark', inTheme(PLAIN, 1)],
  ['light projector', inTheme(PROJECTOR, 0)],
  ['dark projector', inTheme(PROJECTOR, 1)],
] as const;

/** The tokens of the light theme, which come first in each pair, or of the dark one. */
function inTheme(tokens: Tokens, at: 0 | 1): Tokens {
  return Object.fromEntries(
    Object.entries(tokens).map(([name, value]) => [
      name,
      /^light-dark\((.+), (.+)\)$/u.exec(value)?.[at + 1] ?? value,
    ]),
  );
}

function linear(hex: string): Triple {
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Contrast by WCAG 2. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = linear(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** Linear sRGB as eyes see it: Machado, Oliveira and Fernandes 2009, severity 1. */
const EYES: Readonly<Record<string, readonly [Triple, Triple, Triple]>> = {
  'full colour vision': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function times(rows: readonly Triple[], [x, y, z]: Triple): Triple {
  return rows.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;
}

/** OKLab: Ottosson 2020. People tell two colours side by side apart from a distance of about 0.02. */
function oklab(rgb: Triple): Triple {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  ).map((value) => Math.cbrt(value)) as unknown as Triple;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

function seen(hex: string, eyes: readonly Triple[]): Triple {
  return oklab(
    times(eyes, linear(hex)).map((value) => Math.min(1, Math.max(0, value))) as unknown as Triple,
  );
}

function nearest(colours: readonly string[], eyes: readonly Triple[]): number {
  const all = colours.map((hex) => seen(hex, eyes));
  const distances = all.flatMap((a, at) =>
    all.slice(0, at).map((b) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])),
  );
  return Math.min(...distances);
}

function hues(tokens: Tokens, suffix = ''): readonly string[] {
  return Array.from({ length: 8 }, (_, at) => tokens[`--ballot-${at + 1}${suffix}`]!);
}

describe.each(THEMES)('the %s theme', (_, tokens) => {
  const of = (name: string) => tokens[name] ?? `no ${name}`;

  it.each(['--ink', '--ink-2', '--bad', '--ok'])('%s is AA as text on both papers', (name) => {
    expect(contrast(of(name), of('--paper'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of(name), of('--paper-2'))).toBeGreaterThanOrEqual(4.5);
  });

  it('what is highlighted stays legible, and the highlighter can be drawn as a line', () => {
    expect(contrast(of('--now-ink'), of('--now'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('--now-line'), of('--paper'))).toBeGreaterThanOrEqual(3);
    expect(contrast(of('--focus'), of('--paper'))).toBeGreaterThanOrEqual(3);
  });

  it('every hue can be seen, written on, and written in', () => {
    for (const [at, fill] of hues(tokens).entries()) {
      const [strong, on] = [hues(tokens, '-strong')[at]!, hues(tokens, '-on')[at]!];
      expect(contrast(fill, of('--paper')), `fill ${at + 1}`).toBeGreaterThanOrEqual(3);
      expect(contrast(on, fill), `on ${at + 1}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(strong, of('--paper')), `strong ${at + 1}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(strong, of('--paper-2')), `strong ${at + 1}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(Object.entries(EYES))('owners of ballots are told apart with %s', (_name, eyes) => {
    expect(nearest(hues(tokens).slice(0, 5), eyes)).toBeGreaterThanOrEqual(0.1);
    expect(nearest(hues(tokens), eyes)).toBeGreaterThanOrEqual(0.08);
    expect(nearest(hues(tokens, '-strong'), eyes)).toBeGreaterThanOrEqual(0.045);
  });
});
