import { memo, Suspense, type KeyboardEvent } from 'react';
import type { NodeId, NodeView, ProcessId, ProcessView } from '../../contract/index.ts';
import { hover, select } from '../../store/index.ts';
import { LEADER, type Build, type Direction, type Place } from '../../scene/index.ts';
import { AcceptorGlyph } from './AcceptorGlyph.tsx';
import { ClientGlyph } from './ClientGlyph.tsx';
import { LeaderGlyph } from './LeaderGlyph.tsx';
import { ReplicaGlyph } from './ReplicaGlyph.tsx';
import { later, termed } from '../parts/index.ts';
import { processText, STANDING_WORDS, veiledText } from '../words/index.ts';
import styles from './Stage.module.css';

interface Props {
  /** It is null if the process is veiled. */
  readonly process: ProcessView | null;
  readonly seenBy: NodeId | null;
  /** The status of the process's node. */
  readonly status: NodeView['status'];
  readonly place: Place;
  readonly build: Build;
  readonly scale: number;
  /** The scale on the screen, with the zoom: small signs say less. */
  readonly legible: number;
  readonly detailed: boolean;
  readonly selected: boolean;
  readonly lit: boolean;
  /** True if the process shows the violation of the present event. */
  readonly witness: boolean;
  /** True if its handler ran last. */
  readonly now: boolean;
  readonly tabbable: boolean;
  readonly onMove: (from: ProcessId, direction: Direction) => void;
  readonly onFocus: (id: ProcessId) => void;
}

/** A silhouette stands for a veiled process. */
export const VeiledGlyph = later(async () => (await import('./VeiledGlyph.tsx')).VeiledGlyph);

/** The properties of a process that is not veiled. */
type Shown = Props & { readonly process: ProcessView };

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** A process on the stage: its silhouette, and the button that selects it. */
export const ProcessShape = memo(function ProcessShape(props: Props) {
  const { process, seenBy, status, place, scale, selected, lit, witness, now, tabbable } = props;
  const { onMove, onFocus } = props;
  const { id, node } = place;
  const press = () => select({ kind: 'process', id });
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (direction !== undefined) onMove(id, direction);
    else if (event.key === 'Enter' || event.key === ' ') press();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <g
      className={styles.process}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a picture has no button elements
      role="button"
      tabIndex={tabbable ? 0 : -1}
      aria-label={process === null ? veiledText(place, seenBy) : processText(process, status)}
      aria-pressed={selected}
      {...termed(`role:${place.role}`)}
      data-process={id}
      data-node={node}
      data-selected={selected || undefined}
      data-lit={lit || undefined}
      data-witness={witness || undefined}
      data-now={now || undefined}
      data-down={status === 'down' || undefined}
      data-standing={process === null || process.role === 'client' ? undefined : process.standing}
      transform={`translate(${place.middle.x} ${place.middle.y}) scale(${scale})`}
      onClick={press}
      onKeyDown={onKeyDown}
      onFocus={() => onFocus(id)}
      onPointerEnter={() => hover({ kind: 'process', id })}
      onPointerLeave={() => hover(null)}
    >
      <Outline place={place} scale={scale} />
      <g className={styles.figure}>
        {process === null ? (
          <Suspense fallback={null}>
            <VeiledGlyph place={place} build={props.build} />
          </Suspense>
        ) : (
          <Glyph {...props} process={process} down={status === 'down'} />
        )}
      </g>
      {process !== null && <StandingTag process={process} place={place} scale={scale} />}
    </g>
  );
});

/** A tag says whether a process waits, joins, leaves or is done. */
function StandingTag({ process, place, scale }: Pick<Shown, 'process' | 'place' | 'scale'>) {
  if (process.role === 'client' || process.standing === 'member') return null;
  const words = STANDING_WORDS[process.standing];
  // The tag stands at the upper left of a leader, because its crown is above and its slots are beside.
  if (process.role === 'leader') {
    return (
      <text
        className={styles.standing}
        {...termed(`standing:${process.standing}`)}
        x={-LEADER.radius * 0.84}
        y={-LEADER.radius * 0.72}
        textAnchor="end"
      >
        {words}
      </text>
    );
  }
  return (
    <text
      className={styles.standing}
      {...termed(`standing:${process.standing}`)}
      y={(place.box.y - place.middle.y) / scale - 3}
      textAnchor="middle"
    >
      {words}
    </text>
  );
}

/** The ring of focus and selection around the glyph also catches the pointer between its parts. */
function Outline({
  place: { box, middle },
  scale,
}: {
  readonly place: Place;
  readonly scale: number;
}) {
  const gap = 5;
  return (
    <rect
      className={styles.outline}
      x={(box.x - middle.x) / scale - gap}
      y={(box.y - middle.y) / scale - gap}
      width={box.width / scale + 2 * gap}
      height={box.height / scale + 2 * gap}
      rx={9}
    />
  );
}

function Glyph(props: Shown & { readonly down: boolean }) {
  const { process, build, legible: scale, detailed, down } = props;
  const common = { scale, down, detailed };
  switch (process.role) {
    case 'replica':
      return <ReplicaGlyph {...common} replica={process} cells={build.cells} />;
    case 'leader':
      return <LeaderGlyph {...common} leader={process} build={build} />;
    case 'acceptor':
      return <AcceptorGlyph {...common} acceptor={process} build={build} />;
    case 'client':
      return <ClientGlyph client={process} width={build.client} scale={scale} down={down} />;
  }
}
