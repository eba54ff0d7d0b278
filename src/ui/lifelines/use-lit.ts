import { useMemo } from 'react';
import type { EnvelopeId, ProcessId } from '../../contract/index.ts';
import { brokenHere, shownWhy, useSynod, type Pointed } from '../../store/index.ts';
import type { Lit } from './life-picture.ts';

const NO_PATH: readonly number[] = [];

/** Lights up here what is selected or pointed at anywhere. */
export function useLit(): Lit {
  const selection = useSynod((state) => state.selection);
  const hovered = useSynod((state) => state.hovered);
  const broken = useSynod(brokenHere);
  const why = useSynod(shownWhy);
  const cluster = useSynod((state) => state.frame?.run.cluster ?? null);
  return useMemo(() => {
    const messages = new Set<EnvelopeId>();
    const processes = new Set<ProcessId>();
    let slot: Lit['slot'] = null;
    const light = (one: Pointed | null) => {
      if (one?.kind === 'envelope') messages.add(one.id);
      if (one?.kind === 'process') processes.add(one.id);
      if (one?.kind === 'processes') for (const id of one.ids) processes.add(id);
      if (one?.kind === 'slot') ({ slot } = one);
      const node =
        one?.kind === 'node' ? cluster?.nodes.find(({ id }) => id === one.id) : undefined;
      for (const id of node?.processes ?? []) processes.add(id);
    };
    for (const { witnesses } of broken) light({ kind: 'processes', ids: witnesses });
    light(selection);
    light(hovered);
    const path = why?.steps.map(({ event }) => event.index) ?? NO_PATH;
    return { messages, processes, slot, path };
  }, [selection, hovered, broken, why, cluster]);
}
