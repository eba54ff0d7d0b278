import { useMemo } from 'react';
import {
  layout,
  roleOf,
  withDragged,
  type Host,
  type Layout,
  type Size,
} from '../../scene/index.ts';
import { useSynod } from '../../store/index.ts';
import { useMedia } from '../parts/index.ts';
import { placesKey, placing, type Placed } from '../placing/index.ts';

const MOUSE = 28;
const FINGER = 44;

function hostsOf(text: string): readonly Host[] {
  return text.split(' ').map((part) => {
    const [id = '', processes = ''] = part.split(':');
    return { id, processes: processes === '' ? [] : processes.split(',') } as Host;
  });
}

/** Computes the layout again only when the cluster, the size or the arrangement changes. */
export function useLayout(size: Size | null): Layout | null {
  const text = useSynod(placing);
  const arrangement = useSynod(({ preferences }) => preferences.arrangement);
  const bareClients = useSynod((state) => state.presenting);
  const target = useMedia('(pointer: coarse)') ? FINGER : MOUSE;
  return useMemo(() => {
    if (text === null || size === null) return null;
    const hosts = hostsOf(text);
    const seats = hosts
      .flatMap(({ processes }) => processes)
      .filter((id) => roleOf(id) === 'acceptor').length;
    return layout({ hosts, seats, arrangement, size, target, bareClients });
  }, [text, size, arrangement, target, bareClients]);
}

/** The layout with every node that a person has dragged, or is dragging, at its new place. */
export function useDragged(base: Layout | null, dragging: Placed | null): Layout | null {
  const kept = useSynod((state) => state.preferences.positions[placesKey(state)]);
  return useMemo(() => {
    if (base === null) return null;
    const dragged = dragging === null ? kept : { ...kept, [dragging.id]: dragging.at };
    return withDragged(base, dragged);
  }, [base, kept, dragging]);
}
