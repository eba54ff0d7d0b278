import { useEffect, useState } from 'react';
import type { Cluster, Problem } from '../../contract/index.ts';
import { checkCluster } from '../../store/index.ts';

const NONE: readonly Problem[] = [];

/** What the worker says about this cluster; the answer to the latest question only. */
export function useCheck(cluster: Cluster, seed: number): readonly Problem[] {
  const [problems, setProblems] = useState(NONE);
  useEffect(() => {
    let current = true;
    void checkCluster(cluster, seed).then((found) => {
      // Mostly nothing is wrong, and then nothing is drawn anew.
      if (current) setProblems(found.length > 0 ? found : NONE);
    });
    return () => {
      current = false;
    };
  }, [cluster, seed]);
  return problems;
}
