import { useEffect, useState } from 'react';
import type { Cluster, Problem } from '../../contract/index.ts';
import { ask } from '../../store/index.ts';

const NONE: readonly Problem[] = [];

/** The problems that the worker finds in this cluster, from the answer to the latest question only. */
export function useCheck(cluster: Cluster, seed: number): readonly Problem[] {
  const [problems, setProblems] = useState(NONE);
  useEffect(() => {
    let current = true;
    void ask('checkCluster', { cluster, seed }).then(({ problems: found }) => {
      // `NONE` is always the same object, so nothing is drawn again while nothing is wrong.
      if (current) setProblems(found.length > 0 ? found : NONE);
    });
    return () => {
      current = false;
    };
  }, [cluster, seed]);
  return problems;
}
