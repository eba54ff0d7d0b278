import { useEffect } from 'react';
import type { NodeId } from '../../contract/index.ts';
import { centre, fractionOf, type Direction, type Layout } from '../../scene/index.ts';
import { keepAt } from './undo.ts';

/** One press of a key moves a node by this many pixels. */
const STEP = 24;

const WAYS: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

let shown: Layout | null = null;

/** Tells `moveMachine` where the nodes stand now. */
export function useMovable(layout: Layout | null): void {
  useEffect(() => {
    shown = layout;
    return () => {
      shown = null;
    };
  }, [layout]);
}

/** Moves a node one step, for people who do not drag, and keeps its new place. */
export function moveMachine(id: NodeId, way: Direction): void {
  const machine = shown?.machines.find((each) => each.id === id);
  if (shown === null || machine === undefined) return;
  const { x, y } = centre(machine.box);
  const [right, down] = WAYS[way];
  const at = fractionOf({ x: x + STEP * right, y: y + STEP * down }, shown.size);
  keepAt({ id, at });
}
