import { useLayoutEffect, useRef } from 'react';
import type { MessageType } from '../../contract/index.ts';
import type { Countdown, Flight, Ground } from '../../scene/index.ts';
import { paint, prepare, usePalette } from '../stage/drawing.ts';
import { glyph } from './samples.ts';
import styles from './Signs.module.css';

/** Signs that the stage paints on its canvas: tokens on their way, and timers. */

const SIZE = { width: 132, height: 44 } as const;
const GROUND: Ground = { size: SIZE, names: [], rest: [] };
const LANE = SIZE.height / 2;

const NO_FLIGHTS: readonly Flight[] = [];
const NO_TIMERS: readonly Countdown[] = [];

interface FlightSignProps {
  readonly flights?: readonly Flight[];
  readonly countdowns?: readonly Countdown[];
}

export function FlightSign({ flights = NO_FLIGHTS, countdowns = NO_TIMERS }: FlightSignProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette(canvas);
  useLayoutEffect(() => {
    const brush = canvas.current?.getContext('2d') ?? null;
    if (brush === null || palette === null || canvas.current === null) return;
    const density = window.devicePixelRatio || 1;
    canvas.current.width = SIZE.width * density;
    canvas.current.height = SIZE.height * density;
    prepare(brush, palette);
    brush.setTransform(density, 0, 0, density, 0, 0);
    paint(
      brush,
      { flights, marks: [], countdowns, ground: GROUND, time: 0, scale: 1, still: false },
      palette,
      [],
    );
  }, [palette, flights, countdowns]);
  return <canvas ref={canvas} className={styles.canvas} style={SIZE} aria-hidden="true" />;
}

interface Sample {
  readonly type: MessageType;
  readonly end?: Flight['track']['end'];
  readonly marked?: boolean;
  readonly from?: number;
  readonly to?: number;
}

/** A message on its way from left to right. */
export function flight({
  type,
  end = 'arrives',
  marked = false,
  from = 8,
  to = 60,
}: Sample): Flight {
  const at = (x: number) => ({ x, y: LANE });
  return {
    x: to,
    y: LANE,
    part: 0.5,
    heading: 0,
    stopped: end !== 'arrives',
    strength: 1,
    count: 1,
    track: {
      id: from,
      glyph: glyph(type),
      curve: { from: at(from), over: at(to), to: at(2 * to - from) },
      end,
      reach: 1,
      sentAt: 0,
      dueAt: 1,
      tag: '',
      fan: from,
      speaks: false,
      marked,
      faint: false,
    },
  };
}

/** A timer that has run for two thirds of its span. */
export const TIMER: Countdown = {
  x: SIZE.width / 2,
  y: LANE,
  radius: 12,
  still: false,
  timer: { process: 'l1', name: 'elect', key: 0, setAt: -200, dueAt: 100 },
};
