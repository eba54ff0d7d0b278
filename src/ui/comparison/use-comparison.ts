import { useEffect, useState } from 'react';
import type { CompareView } from '../../contract/index.ts';
import { ask, useSynod } from '../../store/index.ts';
import type { Pair } from './use-pair.ts';

/** Asks the worker to compare the branches, and asks again when one has grown and the run stands still. */
export function useComparison([left, right]: Pair, most: number): CompareView | null {
  const playing = useSynod((state) => state.playing);
  const [view, setView] = useState<CompareView | null>(null);
  useEffect(() => {
    if (playing) return;
    let isOver = false;
    void ask('compare', { a: left.id, b: right.id, most }).then(({ answer }) => {
      if (!isOver && answer !== null) setView(answer);
    });
    return () => {
      isOver = true;
    };
  }, [left, right, most, playing]);
  const isOfPair =
    view !== null && view.sides[0].branch === left.id && view.sides[1].branch === right.id;
  return isOfPair ? view : null;
}
