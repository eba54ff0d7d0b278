import type { Shape } from '../../scene/index.ts';

/** The outlines of messages around 0,0 as SVG paths, for tickets and for the canvas. `s` is half their size. */
export function tokenPath(shape: Shape, s: number): string {
  switch (shape) {
    case 'diamond':
      return `M0 ${-1.2 * s}L${1.2 * s} 0L0 ${1.2 * s}L${-1.2 * s} 0Z`;
    case 'cell':
      return rounded(s, s, 0.2 * s);
    case 'plate':
      return `M${-1.15 * s} ${-0.85 * s}H${0.55 * s}L${1.35 * s} 0L${0.55 * s} ${0.85 * s}H${-1.15 * s}Z`;
    case 'disc':
      return disc(0.85 * s);
    case 'bar':
      return rounded(1.2 * s, 0.5 * s, 0.5 * s);
    case 'dot':
      return disc(0.32 * s);
  }
}

function disc(r: number): string {
  return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
}

function rounded(w: number, h: number, r: number): string {
  return (
    `M${r - w} ${-h}H${w - r}A${r} ${r} 0 0 1 ${w} ${r - h}V${h - r}A${r} ${r} 0 0 1 ${w - r} ${h}` +
    `H${r - w}A${r} ${r} 0 0 1 ${-w} ${h - r}V${r - h}A${r} ${r} 0 0 1 ${r - w} ${-h}Z`
  );
}

/** Two strokes cross out a refusal. */
export function crossPath(s: number): string {
  return `M${-1.3 * s} ${-1.3 * s}L${1.3 * s} ${1.3 * s}M${1.3 * s} ${-1.3 * s}L${-1.3 * s} ${1.3 * s}`;
}

/** A slot's number stands in the middle of its token; on a plate a little left of it, away from the point. */
export function numberAt(shape: Shape, s: number): number {
  return shape === 'plate' ? -0.18 * s : 0;
}

/** Three dots above each other at the left of a number that lacks its first digits. */
export function cutPath(middle: number, s: number): string {
  return [-0.5, 0, 0.5].map((down) => `M${middle - 0.73 * s} ${down * s}h0`).join('');
}

/** The frame around a held message, and the strokes that fill it. */
export function framePath(s: number): string {
  return rounded(s, s, 0.3 * s);
}

export function hatchPath(s: number): string {
  return [-1.4, -0.9, -0.4, 0.1, 0.6, 1.1, 1.6]
    .map((at) => {
      const [low, high] = [Math.max(-s, (at - 1) * s), Math.min(s, (at + 1) * s)];
      return `M${low} ${high}L${high} ${low}`;
    })
    .join('');
}
