import { Crosshair, Maximize, Minus, Plus } from 'lucide-react';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type RefObject,
} from 'react';
import type { EventView, LogView } from '../../contract/index.ts';
import {
  laneOrder,
  NO_FILTER,
  planLifelines,
  type LifeFilter,
  type LifeHit,
  type LifePlan,
} from '../../scene/index.ts';
import { hover, seek, select, ask, useSynod, type SynodState } from '../../store/index.ts';
import { PlayOn } from '../actions/index.ts';
import { Button, Segments, useCalm } from '../controls/index.ts';
import { Empty, Ref } from '../parts/index.ts';
import { useSize } from '../stage/index.ts';
import { captionOf, lifeMessage, LIFELINE_WORDS as words } from '../words/index.ts';
import { EventList } from './EventList.tsx';
import { Filters } from './Filters.tsx';
import { LifeCanvas, type LifeHandle } from './LifeCanvas.tsx';
import styles from './Lifelines.module.css';
import { useLit } from './use-lit.ts';
import { hasEarlier, sightOf, useLog } from './use-log.ts';
import { usePlaceKept } from './use-place-kept.ts';

const indexOf = (state: SynodState) => state.frame?.index ?? 0;

/** A lane for each process shows who sent what to whom and when, for thousands of events. */
export function Lifelines() {
  const run = useSynod(({ frame }) => (frame === null ? '' : sightOf(frame)));
  const [back, setBack] = useFor(run, 0);
  const [filter, setFilter] = useFor<LifeFilter>(useCast(), NO_FILTER);
  const [look, setLook] = useState<'picture' | 'list'>('picture');
  const [open, setOpen] = useFor<ReadonlySet<number>>(run, NONE_OPEN);
  const everyEvent = useSynod((state) => state.preferences.everyEvent);
  const isQuiet = everyEvent || open.size > 0 || filter !== NO_FILTER;
  const log = useLog(back, isQuiet);
  const index = useCalm(indexOf);
  const plan = usePlan(log, filter, open);
  const handle = useRef<LifeHandle>(null);
  const bar = useRef<HTMLDivElement>(null);
  const onFocus = usePlaceKept(bar);
  const isEmpty = useSynod(({ frame }) => frame?.timeline.length === 0);
  if (isEmpty) {
    return (
      <div className={styles.empty}>
        <Empty says={words.empty}>
          <PlayOn />
        </Empty>
      </div>
    );
  }
  if (log === null || plan === null || log.to === 0) return null;
  return (
    <div className={styles.lifelines}>
      <div ref={bar} className={styles.bar} onFocus={onFocus}>
        <Segments label={words.look} value={look} options={LOOKS} onChange={setLook} />
        <Filters log={log} lanes={plan.lanes} filter={filter} onChange={setFilter} />
        <span className={styles.room}>
          {hasEarlier(index, back) && (
            <Button look="quiet" onPress={() => setBack(back + 3)}>
              {words.earlier}
            </Button>
          )}
          {back > 0 && (
            <Button look="quiet" onPress={() => setBack(Math.max(0, back - 3))}>
              {words.later}
            </Button>
          )}
          {look === 'picture' && (
            <Zoom
              handle={handle}
              onNow={() => {
                setBack(0);
                handle.current?.toNow();
              }}
            />
          )}
        </span>
      </div>
      {look === 'picture' ? (
        <Diagram
          plan={plan}
          index={index}
          handle={handle}
          onOpen={(fold) => setOpen(new Set([...open, fold]))}
        />
      ) : (
        <EventList plan={plan} run={run} index={index} />
      )}
    </div>
  );
}

const NONE_OPEN: ReadonlySet<number> = new Set();

const LOOKS = [
  { id: 'picture', name: words.asPicture },
  { id: 'list', name: words.asList },
] as const;

/** Holds a value for its owner; with another owner it begins again from `initial`. */
function useFor<T>(owner: string, initial: T): readonly [T, (value: T) => void] {
  const [kept, setKept] = useState({ owner, value: initial });
  const set = useCallback((value: T) => setKept({ owner, value }), [owner]);
  return [kept.owner === owner ? kept.value : initial, set];
}

/** The processes of the cluster, which are the same in all branches of a run. */
function useCast(): string {
  return useSynod(({ frame }) =>
    (frame?.run.cluster.nodes ?? []).flatMap(({ processes }) => processes).join(' '),
  );
}

function usePlan(log: LogView | null, filter: LifeFilter, open: ReadonlySet<number>) {
  const cluster = useSynod((state) => state.frame?.run.cluster ?? null);
  const by = useSynod((state) => state.preferences.arrangement);
  const everyEvent = useSynod((state) => state.preferences.everyEvent);
  return useMemo(() => {
    if (log === null || cluster === null) return null;
    const { nodes, link } = cluster;
    const unit = Math.max(200, link.latencyMin);
    const lanes = laneOrder(nodes, by);
    return planLifelines(log, { lanes, nodes, unit, everyEvent, open, filter });
  }, [log, cluster, by, everyEvent, open, filter]);
}

interface ZoomProps {
  readonly handle: RefObject<LifeHandle | null>;
  readonly onNow: () => void;
}

function Zoom({ handle, onNow }: ZoomProps) {
  return (
    <>
      <Button look="quiet" icon tip label={words.wider} onPress={() => handle.current?.zoomBy(0.6)}>
        <Minus size={15} aria-hidden="true" />
      </Button>
      <Button
        look="quiet"
        icon
        tip
        label={words.closer}
        onPress={() => handle.current?.zoomBy(1.6)}
      >
        <Plus size={15} aria-hidden="true" />
      </Button>
      <Button look="quiet" icon tip label={words.whole} onPress={() => handle.current?.fit()}>
        <Maximize size={15} aria-hidden="true" />
      </Button>
      <Button look="quiet" icon tip label={words.now} onPress={onNow}>
        <Crosshair size={15} aria-hidden="true" />
      </Button>
    </>
  );
}

/** The height above the first lane, where times, cuts and the actions of a hand are drawn. */
const HEAD = 44;
/** The room below the last lane. */
const FREE = 4;
const LANE = { min: 18, max: 60 } as const;

/** All lanes fill the room. If they do not fit, as many as can do, so that none is cut in half at the edge. */
function laneHeight(room: number, count: number): number {
  const shown = Math.max(1, Math.floor(room / LANE.min));
  const lane = shown < count ? room / shown : (room - FREE) / count;
  return Math.max(LANE.min, Math.min(LANE.max, lane));
}

interface DiagramProps {
  readonly plan: LifePlan;
  readonly index: number;
  readonly handle: RefObject<LifeHandle | null>;
  readonly onOpen: (fold: number) => void;
}

function Diagram({ plan, index, handle, onOpen }: DiagramProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const [pointed, setPointed] = useState<LifeHit | null>(null);
  const { lanes } = plan;
  const height = size?.height ?? 300;
  const lane = laneHeight(height - HEAD, lanes.length);
  const scrolled = useCallback(() => scroller.current?.scrollTop ?? 0, []);
  const lit = useLit();
  const point = useCallback((hit: LifeHit | null) => {
    setPointed((before) => (isSameHit(before, hit) ? before : hit));
    if (hit?.kind === 'message') hover({ kind: 'envelope', id: hit.message.id });
    else if (hit?.kind === 'event' && hit.event.process !== null)
      hover({ kind: 'process', id: hit.event.process });
    else if (useSynod.getState().hovered !== null) hover(null);
  }, []);
  const selectHit = useCallback(
    (hit: LifeHit | null) => {
      setPointed(hit);
      if (hit?.kind === 'event') void seek(hit.event.index);
      if (hit?.kind === 'message') select({ kind: 'envelope', id: hit.message.id });
      if (hit?.kind === 'fold') onOpen(hit.fold.from);
    },
    [onOpen],
  );
  return (
    <>
      <div ref={scroller} className={styles.body} data-scroller>
        <ul
          className={styles.lanes}
          aria-label={words.lanes}
          style={{ paddingTop: HEAD, '--lane': `${lane}px` } as CSSProperties}
        >
          {lanes.map((id) => (
            <li key={id}>
              <Ref to={{ kind: 'process', id }}>{id}</Ref>
            </li>
          ))}
        </ul>
        <div className={styles.field} style={{ height: HEAD + lanes.length * lane }}>
          <div className={styles.sticky} style={{ height }}>
            <LifeCanvas
              plan={plan}
              index={index}
              lane={lane}
              head={HEAD}
              lit={lit}
              scrolled={scrolled}
              onPoint={point}
              onSelect={selectHit}
              handle={handle}
            />
          </div>
        </div>
      </div>
      <Detail pointed={pointed} />
    </>
  );
}

function isSameHit(a: LifeHit | null, b: LifeHit | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  if (a.kind === 'event') return b.kind === 'event' && a.event === b.event;
  if (a.kind === 'message') return b.kind === 'message' && a.message === b.message;
  return b.kind === 'fold' && a.fold.from === b.fold.from;
}

/** One line about the thing under the pointer, or the thing selected last. */
function Detail({ pointed }: { readonly pointed: LifeHit | null }) {
  const told = useTold(pointed?.kind === 'event' ? pointed.event.index : null);
  return (
    <p className={styles.detail}>
      {pointed === null && words.about}
      {pointed?.kind === 'fold' && words.fold(pointed.fold.count)}
      {pointed?.kind === 'event' && (told === null ? '…' : captionOf(told, null))}
      {pointed?.kind === 'message' && (
        <>
          {lifeMessage(pointed.message)}
          {pointed.message.sent !== null && (
            <Way to={pointed.message.sent} name={words.toSending} />
          )}
          {pointed.message.ended !== null && (
            <Way to={pointed.message.ended.index} name={words.toEnd} />
          )}
        </>
      )}
    </p>
  );
}

interface WayProps {
  readonly to: number;
  readonly name: (index: number) => string;
}

function Way({ to, name }: WayProps) {
  return (
    <Button look="quiet" onPress={() => void seek(to)}>
      {name(to)}
    </Button>
  );
}

/** The milliseconds a pointer must rest before its event is asked for. */
const REST = 90;

function useTold(index: number | null): EventView | null {
  const [told, setTold] = useState<EventView | null>(null);
  useEffect(() => {
    if (index === null) return;
    let isHere = true;
    const timer = setTimeout(() => {
      void ask('tell', { indices: [index] }).then(({ answer }) => {
        if (isHere && answer?.[0] !== undefined) setTold(answer[0]);
      });
    }, REST);
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [index]);
  return told?.index === index ? told : null;
}
