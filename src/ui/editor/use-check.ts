import { useEffect, useState } from 'react';
import type { Cluster, ClusterCaution, Problem } from '../../contract/index.ts';
import { ask } from '../../store/index.ts';

interface Checked {
  readonly problems: readonly Problem[];
  /** Timers that are legal and cannot work together. */
  readonly cautions: readonly ClusterCaution[];
}

const NONE: Checked = { problems: [], cautions: [] };

/** What the worker finds in this cluster, from the answer to the latest question only. */
export function useCheck(cluster: Cluster, seed: number): Checked {
  const [found, setFound] = useState(NONE);
  useEffect(() => {
    let current = true;
    void ask('checkCluster', { cluster, seed }).then(({ problems, answer }) => {
      const cautions = answer ?? [];
      const isFine = problems.length + cautions.length === 0;
      // `NONE` is always the same object, so nothing is drawn again while nothing is wrong.
      if (current) setFound(isFine ? NONE : { problems, cautions });
    });
    return () => {
      current = false;
    };
  }, [cluster, seed]);
  return found;
}
