import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import type { EnvelopeId, EventView, Frame, Micros } from '../../contract/index.ts';
import {
  bodies,
  countdowns,
  flightsAt,
  marks,
  planFlights,
  type Flight,
  type Layout,
} from '../../scene/index.ts';
import { clock, useSynod } from '../../store/index.ts';
import { paint, type Picture } from './paint.ts';
import { readPalette, type Palette } from './palette.ts';
import styles from './Stage.module.css';
import { useMedia } from './use-media.ts';
import type { View } from './use-zoom.ts';

/** What others may ask of the canvas. */
export interface FlightCanvasHandle {
  readonly redraw: () => void;
  /** What flies at this moment. */
  readonly flights: () => readonly Flight[];
}

interface Props {
  readonly layout: Layout;
  readonly view: RefObject<View>;
  readonly handle: RefObject<FlightCanvasHandle | null>;
}

const NONE: readonly EventView[] = [];
const DENSITY_MAX = 2;
/** Backing stores beyond so many pixels are drawn at a lower density. */
const PIXELS_MAX = 2_600_000;

/** Messages in flight, marks and timer arcs: drawn on every tick of the clock, without React. */
export function FlightCanvas({ layout, view, handle }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette(canvas);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const pictureAt = usePictureAt(layout, still);
  const blank = useRef(true);

  const draw = useCallback(
    (time: Micros) => {
      const element = canvas.current;
      const brush = element?.getContext('2d') ?? null;
      if (element === null || brush === null || palette.current === null) return;
      const picture = pictureAt(time);
      const empty = isEmpty(picture);
      if (empty && blank.current) return;
      blank.current = empty;
      const density = densityFor(layout);
      fitTo(element, layout, density);
      const { k, x, y } = view.current;
      brush.setTransform(1, 0, 0, 1, 0, 0);
      brush.clearRect(0, 0, element.width, element.height);
      brush.setTransform(density * k, 0, 0, density * k, density * x, density * y);
      paint(brush, picture, palette.current);
    },
    [layout, palette, pictureAt, view],
  );

  useLayoutEffect(() => {
    draw(clock.now());
    return clock.subscribe(draw);
  }, [draw]);
  useLayoutEffect(() => {
    handle.current = {
      redraw: () => draw(clock.now()),
      flights: () => pictureAt(clock.now()).flights,
    };
  }, [draw, handle, pictureAt]);
  usePaletteChange(palette, canvas, draw);
  return <canvas ref={canvas} className={styles.flights} aria-hidden />;
}

/** All that is on the canvas, as a function of time alone. */
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
  const arcs = useMemo(() => countdowns(layout, timers ?? []), [layout, timers]);
  const obstacles = useMemo(() => bodies(layout), [layout]);
  const events = useMemo(() => recent(passed, event), [passed, event]);
  return useCallback(
    (time) => ({
      flights: still ? flightsAt(tracks, time).map(halfWay) : flightsAt(tracks, time),
      marks: marks(layout, events, time, Math.max(MARK_MIN, 1.5 * latency)),
      countdowns: arcs,
      bodies: obstacles,
      time,
      scale: layout.scale,
      still,
    }),
    [tracks, layout, events, latency, arcs, obstacles, still],
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

/** Without movement a message stands half-way on its arrow. */
function halfWay(flight: Flight): Flight {
  const { curve, end, reach } = flight.track;
  if (end !== 'arrives') return flight;
  const part = 0.5 * reach;
  const x = 0.25 * curve.from.x + 0.5 * curve.over.x + 0.25 * curve.to.x;
  const y = 0.25 * curve.from.y + 0.5 * curve.over.y + 0.25 * curve.to.y;
  return { ...flight, part, x, y };
}

function isEmpty({ flights, marks: said, countdowns: arcs }: Picture): boolean {
  return flights.length === 0 && said.length === 0 && arcs.length === 0;
}

function densityFor({ size }: Layout): number {
  const wanted = Math.min(DENSITY_MAX, window.devicePixelRatio || 1);
  const most = Math.sqrt(PIXELS_MAX / (size.width * size.height));
  return Math.max(1, Math.min(wanted, most));
}

function fitTo(element: HTMLCanvasElement, { size }: Layout, density: number): void {
  const width = Math.round(size.width * density);
  const height = Math.round(size.height * density);
  if (element.width === width && element.height === height) return;
  element.width = width;
  element.height = height;
  element.style.width = `${size.width}px`;
  element.style.height = `${size.height}px`;
}

function usePalette(canvas: RefObject<HTMLCanvasElement | null>): RefObject<Palette | null> {
  const palette = useRef<Palette | null>(null);
  useLayoutEffect(() => {
    if (canvas.current !== null) palette.current = readPalette(canvas.current);
  }, [canvas]);
  return palette;
}

/** Colours and letters follow the theme, the projector and the fonts that arrive late. */
function usePaletteChange(
  palette: RefObject<Palette | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  draw: (time: Micros) => void,
): void {
  const dark = useMedia('(prefers-color-scheme: dark)');
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
  }, [draw]);
  useEffect(() => {
    const refresh = () => {
      if (canvas.current === null) return;
      palette.current = readPalette(canvas.current);
      latest.current(clock.now());
    };
    refresh();
    const observer = new MutationObserver(refresh);
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-theme', 'data-projector'],
    });
    document.fonts?.addEventListener('loadingdone', refresh);
    return () => {
      observer.disconnect();
      document.fonts?.removeEventListener('loadingdone', refresh);
    };
  }, [canvas, palette, dark]);
}
