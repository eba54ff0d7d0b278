import { useCallback, useMemo, useState, type RefObject } from 'react';
import type { NodeView, ProcessId, ProcessView } from '../../contract/index.ts';
import { neighbour, type Direction, type Layout, type Place } from '../../scene/index.ts';
import { brokenHere, useSynod, type SynodState } from '../../store/index.ts';
import { ProcessShape } from './ProcessShape.tsx';

const NONE: readonly ProcessView[] = [];
const NO_NODES: readonly NodeView[] = [];

/** Below this scale on screen, cells and seats are too small to read and are left out. */
const DETAIL_MIN = 0.42;

/** Every process of the frame in its place. One of them is in the tab order; arrow keys move to the others. */
export function Processes(props: {
  readonly layout: Layout;
  /** The scale on the screen, with the zoom. */
  readonly legible: number;
  readonly picture: RefObject<SVGSVGElement | null>;
}) {
  const { layout, legible, picture } = props;
  const processes = useSynod(({ frame }) => frame?.processes ?? NONE);
  const nodes = useSynod(({ frame }) => frame?.nodes ?? NO_NODES);
  const seenBy = useSynod(({ frame }) => frame?.seenBy ?? null);
  const selected = useSynod(selectedProcess);
  const lit = useSynod(({ hovered }) => hovered);
  const broken = useSynod(brokenHere);
  const now = useSynod(actor);
  const [roving, setRoving] = useState<ProcessId | null>(null);
  const byId = useMemo(() => new Map(nodes.map((node) => [node.id, node])), [nodes]);
  const places = useMemo(() => new Map(layout.places.map((each) => [each.id, each])), [layout]);
  const witnessed =
    lit?.kind === 'processes' ? lit.ids : broken.flatMap(({ witnesses }) => witnesses);
  const first = roving !== null && places.has(roving) ? roving : layout.places[0]?.id;
  const onMove = useCallback(
    (from: ProcessId, direction: Direction) => {
      const to = neighbour(layout, from, direction);
      if (to === null) return;
      setRoving(to);
      picture.current?.querySelector<SVGGElement>(`[data-process="${to}"]`)?.focus();
    },
    [layout, picture],
  );
  const shape = (place: Place, process: ProcessView | null) => (
    <ProcessShape
      key={place.id}
      process={process}
      seenBy={seenBy}
      status={byId.get(place.node)?.status ?? 'up'}
      place={place}
      build={layout.build}
      scale={layout.scale}
      legible={legible}
      detailed={legible >= DETAIL_MIN}
      selected={selected === place.id}
      lit={lit?.kind === 'process' && lit.id === place.id}
      witness={witnessed.includes(place.id)}
      now={now === place.id}
      tabbable={place.id === first}
      onMove={onMove}
      onFocus={setRoving}
    />
  );
  const shown = processes.flatMap((process) => {
    const place = places.get(process.id);
    return place === undefined ? [] : [shape(place, process)];
  });
  if (seenBy === null) return shown;
  const known = new Set<ProcessId>(processes.map(({ id }) => id));
  const veiled = layout.places.filter(({ id }) => !known.has(id));
  return [...shown, ...veiled.map((place) => shape(place, null))];
}

function selectedProcess({ selection }: SynodState): ProcessId | null {
  return selection?.kind === 'process' ? selection.id : null;
}

/** The processes that show the violation of the present event. */
/** The process whose handler ran last; heartbeats do not count. */
function actor({ frame }: SynodState): ProcessId | null {
  const event = frame?.event ?? null;
  return event === null || event.quiet ? null : event.actor;
}
