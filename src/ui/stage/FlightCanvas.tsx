import {
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  type Ref,
} from 'react';
import type { EnvelopeId, EventView, Frame, Micros } from '../../contract/index.ts';
import {
  countdowns,
  flightsAt,
  flightsStill,
  gathered,
  groundOf,
  marks,
  planFlights,
  type Flight,
  type Label,
  type Layout,
} from '../../scene/index.ts';
import { clock, useSynod } from '../../store/index.ts';
import { paint, prepare, type Picture } from './paint.ts';
import type { Palette } from './palette.ts';
import styles from './Stage.module.css';
import { useMedia } from '../parts/index.ts';
import { usePalette } from './use-palette.ts';
import type { View } from './zoom.ts';

/** Other parts of the stage may ask this of the canvas. */
export interface FlightCanvasHandle {
  readonly redraw: () => void;
  /** The tokens of the messages in flight at this moment. */
  readonly flights: () => readonly Flight[];
}

interface Props {
  readonly layout: Layout;
  readonly seen: () => View;
  readonly handle: Ref<FlightCanvasHandle>;
}

const NONE: readonly EventView[] = [];
const DENSITY_MAX = 2;
/** A canvas with more pixels than this is drawn at a lower density. */
const PIXELS_MAX = 2_600_000;

/** Messages in flight, marks and timer arcs are drawn on every tick of the clock, without React. */
export function FlightCanvas({ layout, seen, handle }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const pictureAt = usePictureAt(layout, still);
  const blank = useRef(true);
  const prepared = useRef<Palette | null>(null);
  const written = useRef<readonly Label[]>([]);
  const palette = usePalette(canvas);

  const draw = useCallback(
    (time: Micros) => {
      const element = canvas.current;
      const brush = element?.getContext('2d') ?? null;
      if (element === null || brush === null || palette === null) return;
      const picture = pictureAt(time);
      const empty = isEmpty(picture);
      if (empty && blank.current) return;
      blank.current = empty;
      const density = densityFor(layout);
      if (fitTo(element, layout, density) || prepared.current !== palette) {
        prepare(brush, palette);
        prepared.current = palette;
      }
      const { k, x, y } = seen();
      brush.setTransform(1, 0, 0, 1, 0, 0);
      brush.clearRect(0, 0, element.width, element.height);
      brush.setTransform(density * k, 0, 0, density * k, density * x, density * y);
      written.current = paint(brush, picture, palette, written.current);
    },
    [layout, palette, pictureAt, seen],
  );

  const frame = useSynod((state) => state.frame);
  useLayoutEffect(() => {
    draw(clock.now());
    // When a new frame has come, React is about to draw it, and this plan belongs to the frame before.
    return clock.subscribe((time) => {
      if (useSynod.getState().frame === frame) draw(time);
    });
  }, [draw, frame]);
  useImperativeHandle(
    handle,
    () => ({
      redraw: () => draw(clock.now()),
      flights: () => pictureAt(clock.now()).flights.filter(({ count }) => count > 0),
    }),
    [draw, pictureAt],
  );
  return <canvas ref={canvas} className={styles.flights} aria-hidden />;
}

/** Computes everything on the canvas from the time alone. */
function usePictureAt(layout: Layout, still: boolean): (time: Micros) => Picture {
  const envelopes = useSynod(({ frame }) => frame?.envelopes);
  const timers = useSynod(({ frame }) => frame?.timers);
  const event = useSynod(({ frame }) => frame?.event ?? null);
  const passed = useSynod((state) => state.passed);
  const density = useSynod(({ preferences }) => preferences.density);
  const latency = useSynod(({ frame }) => frame?.run.link.latencyMax ?? 0);
  const marked = useMarked();
  const tracks = useMemo(
    () => planFlights({ envelopes: envelopes ?? [], layout, density, event, passed, marked }),
    [envelopes, layout, density, event, passed, marked],
  );
  const nodes = useSynod(({ frame }) => frame?.nodes);
  const arcs = useMemo(() => countdowns(layout, timers ?? [], nodes), [layout, timers, nodes]);
  const ground = useMemo(() => groundOf(layout), [layout]);
  const events = useMemo(() => recent(passed, event), [passed, event]);
  return useCallback(
    (time) => ({
      flights: gathered((still ? flightsStill : flightsAt)(tracks, time)),
      marks: marks(layout, events, time, Math.max(MARK_MIN, 1.5 * latency)),
      countdowns: arcs,
      ground,
      time,
      scale: layout.scale,
      still,
    }),
    [tracks, layout, events, latency, arcs, ground, still],
  );
}

/** Marks stay for at least this long, in virtual time. */
const MARK_MIN: Micros = 8_000;

function recent(passed: readonly EventView[], event: Frame['event']): readonly EventView[] {
  if (event === null) return passed.length === 0 ? NONE : passed;
  return passed.some(({ index }) => index === event.index) ? passed : [...passed, event];
}

function useMarked(): ReadonlySet<EnvelopeId> {
  const selection = useSynod((state) => state.selection);
  const hovered = useSynod((state) => state.hovered);
  return useMemo(
    () =>
      new Set([selection, hovered].flatMap((each) => (each?.kind === 'envelope' ? [each.id] : []))),
    [selection, hovered],
  );
}

function isEmpty({ flights, marks: said, countdowns: arcs }: Picture): boolean {
  return flights.length === 0 && said.length === 0 && arcs.length === 0;
}

function densityFor({ size }: Layout): number {
  const wanted = Math.min(DENSITY_MAX, window.devicePixelRatio || 1);
  const most = Math.sqrt(PIXELS_MAX / (size.width * size.height));
  return Math.max(1, Math.min(wanted, most));
}

/** Gives the canvas its size and returns whether that cleared it. */
function fitTo(element: HTMLCanvasElement, { size }: Layout, density: number): boolean {
  const width = Math.round(size.width * density);
  const height = Math.round(size.height * density);
  if (element.width === width && element.height === height) return false;
  element.width = width;
  element.height = height;
  element.style.width = `${size.width}px`;
  element.style.height = `${size.height}px`;
  return true;
}
