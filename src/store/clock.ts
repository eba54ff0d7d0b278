import type { Micros } from '../contract/index.ts';
import type { Clock } from './state.ts';

/** Calls back before the next picture: the browser's animation frames, or a test. */
export interface Ticker {
  /** `now` is the real time in milliseconds. */
  readonly request: (callback: (now: number) => void) => number;
  readonly cancel: (handle: number) => void;
}

/** Moves time at each picture, after `seconds` of real time; false ends the motion. */
type Motion = (seconds: number) => boolean;

/** The clock and the one loop that moves it. The loop runs only while there is a motion. */
export interface Timekeeper extends Clock {
  readonly set: (now: Micros) => void;
  /** Starts a motion that replaces the one before. */
  readonly run: (motion: Motion) => void;
  readonly stop: () => void;
  readonly isRunning: () => boolean;
}

/** After a longer gap between two pictures the tab has slept, and time stands still for it. */
const SLEEP = 0.25;
const PICTURE = 1 / 60;

export function createTimekeeper(ticker: Ticker): Timekeeper {
  const listeners = new Set<(now: Micros) => void>();
  let time: Micros = 0;
  let motion: Motion | null = null;
  let handle: number | null = null;
  let before: number | null = null;

  const tick = (now: number): void => {
    const seconds = before === null ? 0 : Math.max(0, (now - before) / 1_000);
    before = now;
    handle = null;
    const moving = motion;
    const goesOn = moving?.(seconds > SLEEP ? PICTURE : seconds) ?? false;
    if (motion !== moving) return;
    if (goesOn) handle = ticker.request(tick);
    else motion = null;
  };
  const stop = (): void => {
    if (handle !== null) ticker.cancel(handle);
    handle = null;
    motion = null;
  };

  return {
    now: () => time,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (now) => {
      if (now === time) return;
      time = now;
      for (const listener of listeners) listener(now);
    },
    run: (next) => {
      stop();
      motion = next;
      before = null;
      handle = ticker.request(tick);
    },
    stop,
    isRunning: () => motion !== null,
  };
}
