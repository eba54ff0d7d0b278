import { useCallback, useMemo, useState, type PointerEvent } from 'react';
import type { Link } from '../../contract/index.ts';
import { cutByStroke, type Layout, type Point } from '../../scene/index.ts';
import { act, takeTool, useSynod } from '../../store/index.ts';

/** The tool that cuts links along a stroke. */
export interface Partition {
  readonly isOn: boolean;
  /** The stroke so far, in pixels of the stage. */
  readonly stroke: readonly Point[];
  /** The links that would be cut if the stroke ended here. */
  readonly links: readonly Link[];
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
}

export function usePartition(
  layout: Layout | null,
  toStage: (event: PointerEvent) => Point,
): Partition {
  const isOn = useSynod(({ tool }) => tool === 'partition');
  const [stroke, setStroke] = useState<readonly Point[]>([]);
  const links = useMemo(
    () => (layout === null || stroke.length < 2 ? [] : cutByStroke(layout, stroke)),
    [layout, stroke],
  );
  const onPointerDown = useCallback(
    (event: PointerEvent) => {
      if (event.button !== 0 || !event.isPrimary) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setStroke([toStage(event)]);
    },
    [toStage],
  );
  const onPointerMove = useCallback(
    (event: PointerEvent) => {
      const point = toStage(event);
      setStroke((before) => (before.length === 0 ? before : extended(before, point)));
    },
    [toStage],
  );
  const onPointerUp = useCallback(() => {
    if (links.length > 0) {
      void act({ kind: 'cut', links });
      takeTool('point');
    }
    setStroke([]);
  }, [links]);
  return { isOn, stroke, links, onPointerDown, onPointerMove, onPointerUp };
}

const STEP = 4;

function extended(stroke: readonly Point[], point: Point): readonly Point[] {
  const last = stroke.at(-1)!;
  return Math.hypot(point.x - last.x, point.y - last.y) < STEP ? stroke : [...stroke, point];
}
