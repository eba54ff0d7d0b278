import { quadtree } from 'd3';
import type { Flight } from './flights.ts';
import type { Point } from './geometry.ts';

export function flightNear(
  flights: readonly Flight[],
  { x, y }: Point,
  radius: number,
): Flight | undefined {
  return quadtree<Flight>()
    .x((flight) => flight.x)
    .y((flight) => flight.y)
    .addAll(flights as Flight[])
    .find(x, y, radius);
}
