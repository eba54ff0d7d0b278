import type { Point } from '../../scene/index.ts';
import type { Palette } from '../stage/index.ts';

export type Brush = CanvasRenderingContext2D;

export function line(brush: Brush, from: Point, to: Point): void {
  brush.beginPath();
  brush.moveTo(from.x, from.y);
  brush.lineTo(to.x, to.y);
  brush.stroke();
}

/** Writes text on a strip of paper colour, from its left edge. */
export function write(
  brush: Brush,
  text: string,
  { x, y }: Point,
  colour: string,
  palette: Palette,
  ground = palette.paper,
): void {
  const wide = brush.measureText(text).width;
  const high = 13 * Math.sqrt(palette.weight);
  brush.globalAlpha = 0.85;
  brush.fillStyle = ground;
  brush.fillRect(x - 2, y - high / 2, wide + 4, high);
  brush.globalAlpha = 1;
  brush.textAlign = 'left';
  brush.fillStyle = colour;
  brush.fillText(text, x, y + 0.5);
}
