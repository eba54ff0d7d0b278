import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type Ref,
  type RefObject,
} from 'react';
import { lifeHit, placeOf, type LifeHit, type LifePlan, type LifeView } from '../../scene/index.ts';
import { usePalette, useSize, useZoom, type View } from '../stage/index.ts';
import { LIFELINE_WORDS as words } from '../words/index.ts';
import type { Lit } from './life-picture.ts';
import { useLaneScroll } from './use-lane-scroll.ts';
import { paintLifelines } from './paint-lifelines.ts';
import styles from './Lifelines.module.css';

/** Buttons can ask this of the picture. */
export interface LifeHandle {
  readonly zoomBy: (factor: number) => void;
  /** Shows the whole stretch at once. */
  readonly fit: () => void;
  /** Brings the present moment into sight again. */
  readonly toNow: () => void;
}

interface LifeCanvasProps {
  readonly plan: LifePlan;
  /** The index of the present moment. */
  readonly index: number;
  readonly lane: number;
  readonly head: number;
  readonly lit: Lit;
  /** Reads how far the lanes are scrolled down at this moment. */
  readonly scrolled: () => number;
  readonly onPoint: (hit: LifeHit | null) => void;
  readonly onSelect: (hit: LifeHit | null) => void;
  readonly handle: Ref<LifeHandle>;
}

/** The pixels for a unit at scale 1. */
const UNIT = 24;
const EXTENT = [0.004, 6] as const;
const DENSITY_MAX = 2;
/** The place to which the present moment is brought, and the edges between which it is left alone. */
const PLACE = 0.66;
const EDGES = [0.04, 0.93] as const;

const isNeverBusy = () => false;

export function LifeCanvas(props: LifeCanvasProps) {
  const { plan, index, lane, head, lit, scrolled, onPoint, onSelect, handle } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette(frame);
  const size = useSize(frame);
  const view = useRef<View>({ k: 1, x: 0, y: 0 });
  const lifeView = useCallback(
    (): LifeView => ({
      scale: view.current.k * UNIT,
      shift: view.current.x,
      lane,
      head,
      top: scrolled(),
    }),
    [lane, head, scrolled],
  );
  const now = placeOf(plan, index);
  const draw = useCallback(() => {
    const brush = canvas.current?.getContext('2d');
    if (!brush || palette === null || size === null) return;
    const density = Math.min(DENSITY_MAX, window.devicePixelRatio || 1);
    fitTo(canvas.current!, size.width * density, size.height * density);
    brush.setTransform(density, 0, 0, density, 0, 0);
    paintLifelines(brush, { plan, view: lifeView(), ...size, now, lit }, palette);
  }, [plan, now, lit, palette, size, lifeView]);
  const latest = useRef(draw);
  const zoom = useTimeZoom(frame, plan.width, (next) => {
    view.current = next;
    latest.current();
  });
  useLayoutEffect(() => {
    latest.current = draw;
    draw();
  }, [draw]);
  useNowInSight({ plan, index, width: size?.width ?? 0, view, show: zoom.show });
  useImperativeHandle(handle, () => {
    const middle = (size?.width ?? 0) / 2;
    const { show } = zoom;
    return {
      zoomBy: (factor) => {
        const { k, x } = view.current;
        const next = Math.max(EXTENT[0], Math.min(EXTENT[1], k * factor));
        show({ k: next, x: middle - ((middle - x) * next) / k, y: 0 });
      },
      fit: () => show({ k: (2 * middle) / (plan.width * UNIT), x: 0, y: 0 }),
      toNow: () => {
        const { k } = view.current;
        show({ k, x: 2 * PLACE * middle - now * UNIT * k, y: 0 });
      },
    };
  }, [plan, now, size, zoom]);
  useEffect(() => {
    const scroller = frame.current?.closest('[data-scroller]');
    const redraw = () => latest.current();
    scroller?.addEventListener('scroll', redraw);
    return () => scroller?.removeEventListener('scroll', redraw);
  }, []);
  const find = useCallback(
    ({ clientX, clientY }: MouseEvent): LifeHit | null => {
      const box = frame.current!.getBoundingClientRect();
      return lifeHit(plan, lifeView(), { x: clientX - box.left, y: clientY - box.top });
    },
    [plan, lifeView],
  );
  usePointing(frame, find, onPoint, onSelect);
  useLaneScroll(frame, head);
  return (
    <div ref={frame} className={styles.window}>
      <p className={styles.hidden}>{words.picture}</p>
      <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
    </div>
  );
}

/** A pointer selects what is painted; keys and screen readers use the list, which says the same. */
function usePointing(
  frame: RefObject<HTMLElement | null>,
  find: (event: MouseEvent) => LifeHit | null,
  onPoint: (hit: LifeHit | null) => void,
  onSelect: (hit: LifeHit | null) => void,
): void {
  useEffect(() => {
    const element = frame.current!;
    const listeners = new AbortController();
    const { signal } = listeners;
    const move = (event: PointerEvent) => {
      if (event.buttons === 0) onPoint(find(event));
    };
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerleave', () => onPoint(null), { signal });
    element.addEventListener('click', (event) => onSelect(find(event)), { signal });
    return () => listeners.abort();
  }, [frame, find, onPoint, onSelect]);
}

function fitTo(element: HTMLCanvasElement, width: number, height: number): void {
  const [wide, high] = [Math.round(width), Math.round(height)];
  if (element.width !== wide) element.width = wide;
  if (element.height !== high) element.height = high;
}

/** Zooms along time only and keeps some part of the diagram in sight. */
function useTimeZoom(
  frame: RefObject<HTMLElement | null>,
  width: number,
  onZoom: (view: View) => void,
) {
  const bounds = useRef(width);
  useLayoutEffect(() => {
    bounds.current = width;
  }, [width]);
  const listener = useRef(onZoom);
  useLayoutEffect(() => {
    listener.current = onZoom;
  });
  const within = useCallback(
    ({ k, x }: View): View => {
      const half = (frame.current?.clientWidth ?? 0) / 2;
      return { k, x: Math.min(half, Math.max(half - bounds.current * UNIT * k, x)), y: 0 };
    },
    [frame],
  );
  const see = useCallback((view: View) => listener.current(view), []);
  return useZoom({
    stage: frame,
    isBusy: isNeverBusy,
    onZoom: see,
    extent: EXTENT,
    within,
    pansAlways: true,
  });
}

interface Sight {
  readonly plan: LifePlan;
  readonly index: number;
  readonly width: number;
  readonly view: RefObject<View>;
  readonly show: (view: View) => void;
}

/**
 * Keeps a new diagram where the one before stood, and the present moment in sight. In a window of another
 * width the present moment gets its place again, unless the person looks elsewhere.
 */
function useNowInSight({ plan, index, width, view, show }: Sight): void {
  const before = useRef<Pick<Sight, 'plan' | 'index' | 'width'> | null>(null);
  useEffect(() => {
    if (width === 0) return;
    const { k, x } = view.current;
    const was = before.current;
    before.current = { plan, index, width };
    const anchor = was === null ? index : anchorOf(was, plan);
    const moved = was === null ? 0 : placeOf(was.plan, anchor) - placeOf(plan, anchor);
    const held = x + moved * UNIT * k;
    const now = placeOf(plan, index) * UNIT * k;
    const isIn = index >= plan.from && index - plan.from < plan.xs.length;
    const part = (now + held) / width;
    const isSeen = part >= EDGES[0] && part <= EDGES[1];
    const isResized =
      was !== null && was.width !== width && now + held >= 0 && now + held <= was.width;
    const isLost = was === null || (isIn && (!isSeen || isResized));
    if (isLost) show({ k, x: PLACE * width - now, y: 0 });
    else if (moved !== 0) show({ k, x: held, y: 0 });
  }, [plan, index, width, view, show]);
}

/** An event of both diagrams: the present one, or the nearest one in both. */
function anchorOf({ plan: before, index }: Pick<Sight, 'plan' | 'index'>, plan: LifePlan): number {
  const first = Math.max(before.from, plan.from);
  const last = Math.min(before.from + before.xs.length, plan.from + plan.xs.length) - 1;
  return Math.max(first, Math.min(index, last));
}
