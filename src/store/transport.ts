import type { EventView, Frame, Intent, Micros } from '../contract/index.ts';
import type { Reply } from '../worker/client.ts';
import type { Timekeeper } from './clock.ts';

/**
 * Moves the time on screen. The frame shown is the world after its latest event; the time on screen
 * lies between that event and the next. No effect is shown before its cause has landed.
 */

/** No gap between two events takes longer than this in real time, in seconds. */
export const PATIENCE = 2;
/** A step by hand takes between these times, in seconds. */
const STEP_MIN = 0.3;
const STEP_MAX = 0.7;
/**
 * From this speed on a message is in sight for a few pictures only. Where events are denser than
 * pictures, a frame then stays for two of them: nobody sees the difference, and the work is halved.
 */
const FLEETING = 0.25;
/** But no frame stays longer because the browser is slow, in seconds. */
const STAY_MAX = 0.05;
const SECOND: Micros = 1_000_000;
const PASSED_MAX = 8;

export interface Stage {
  readonly ask: (intent: Intent) => Promise<Reply>;
  /** Shows a frame and the events on the way to it; null keeps the events that are shown. */
  readonly publish: (frame: Frame, passed: readonly EventView[] | null) => void;
  readonly setPlaying: (playing: boolean) => void;
  /** Virtual seconds for each second of real time. */
  readonly speed: () => number;
  /** True when playing waits at each beat. */
  readonly waitsAtBeats: () => boolean;
  /** How long playing waits at this frame, in seconds of real time. */
  readonly restAt: (frame: Frame) => number;
  /** True when playing stops at an event that breaks an invariant. */
  readonly stopsAtBroken: () => boolean;
  /** True when a person prefers no movement. */
  readonly isCalm: () => boolean;
  readonly onBusyChange: () => void;
}

type Granted = Extract<Reply, { kind: 'answer' }>;

/**
 * A frame that has arrived and is not shown yet, and where its time on screen begins. Null is the
 * time of its event or, if its moment is shown already, the time on screen.
 */
interface Arrival {
  readonly frame: Frame;
  readonly passed: readonly EventView[];
  readonly at: Micros | null;
}

type Mode =
  | { readonly kind: 'still' }
  | { readonly kind: 'playing' }
  | { readonly kind: 'moving'; readonly to: Arrival };

export interface Transport {
  readonly play: () => void;
  readonly pause: () => void;
  /** Asks, and shows the answer after time has moved there. */
  readonly step: (intent: Intent) => Promise<Reply>;
  /** Asks without showing the answer. */
  readonly wonder: (intent: Intent) => Promise<Reply>;
  /** Asks, and shows the answer at once; `at` is the wished time on screen. */
  readonly jump: (intent: Intent, at?: Micros | null) => Promise<Reply>;
  /** Forgets the run shown so far and shows the first frame of a door. */
  readonly begin: (frame: Frame) => void;
  /** Stops for good, for example when the door is lost. */
  readonly halt: () => void;
  readonly isPlaying: () => boolean;
  /** True when nothing moves and no answer is awaited. */
  readonly isIdle: () => boolean;
}

function within(at: Micros, { time, next }: Frame): Micros {
  return Math.max(time, Math.min(at, next ?? at));
}

export function createTransport(clock: Timekeeper, stage: Stage): Transport {
  let shown: Frame | null = null;
  let mode: Mode = { kind: 'still' };
  let arrival: Arrival | null = null;
  let asking = 0;
  /** The seconds of real time for which playing still waits at a beat. */
  let rest = 0;
  /** Real time that has passed and that time on screen does not show yet, in seconds. */
  let owed = 0;

  const become = (next: Mode): void => {
    const wasPlaying = mode.kind === 'playing';
    mode = next;
    if (wasPlaying !== (next.kind === 'playing')) stage.setPlaying(next.kind === 'playing');
    stage.onBusyChange();
  };
  const isShown = ({ run, index }: Frame): boolean =>
    shown !== null && shown.run.id === run.id && shown.index === index;
  const show = ({ frame, passed, at }: Arrival): void => {
    const stays = isShown(frame);
    shown = frame;
    stage.publish(frame, stays ? null : passed);
    clock.set(within(at ?? (stays ? clock.now() : frame.time), frame));
  };
  const ask = async (intent: Intent): Promise<Reply> => {
    asking += 1;
    stage.onBusyChange();
    const reply = await stage.ask(intent);
    asking -= 1;
    return reply;
  };
  /** While playing, an arrival waits for the next picture; otherwise it is shown now. */
  const receive = (to: Arrival): void => {
    finishMove();
    if (mode.kind !== 'playing') return show(to);
    const passed = [...(arrival?.passed ?? []), ...to.passed].slice(-PASSED_MAX);
    arrival = { ...to, passed };
  };
  const finishMove = (): void => {
    if (mode.kind !== 'moving') return;
    const { to } = mode;
    clock.stop();
    become({ kind: 'still' });
    show(to);
  };
  const pause = (): void => {
    if (mode.kind !== 'playing') return;
    clock.stop();
    become({ kind: 'still' });
    const waiting = arrival;
    arrival = null;
    if (waiting !== null) show({ ...waiting, at: clock.now() });
  };
  const arrivalOf = ({ frame, passed }: Granted, at: Micros | null): Arrival => {
    return { frame, passed, at };
  };
  /** True when more invariants are broken than in the frame shown. */
  const isBreak = ({ run, checks }: Frame): boolean =>
    shown !== null &&
    shown.run.id === run.id &&
    checks.broken.length > shown.checks.broken.length &&
    stage.stopsAtBroken();
  const isBeat = ({ event }: Frame): boolean => event !== null && event.beats.length > 0;
  const restOf = (frame: Frame): number =>
    stage.waitsAtBeats() && isBeat(frame) ? stage.restAt(frame) : 0;
  const runTo = async (to: Micros): Promise<void> => {
    const [untilBroken, untilBeat] = [stage.stopsAtBroken(), stage.waitsAtBeats()];
    const reply = await ask({ kind: 'runTo', to, untilBroken, untilBeat });
    if (reply.kind === 'answer') {
      const stops = isBreak(reply.frame) || (untilBeat && isBeat(reply.frame));
      const isOnTheWay = mode.kind === 'playing' && !stops;
      const { time } = reply.frame;
      receive(arrivalOf(reply, isOnTheWay ? to : mode.kind === 'playing' ? time : clock.now()));
    }
    stage.onBusyChange();
  };
  const playOn = (passed: number): boolean => {
    const waiting = arrival;
    arrival = null;
    const stops = waiting !== null && isBreak(waiting.frame);
    if (waiting !== null) {
      const isNew = !isShown(waiting.frame);
      show(waiting);
      if (isNew) rest = restOf(waiting.frame);
    }
    if (stops) {
      become({ kind: 'still' });
      return false;
    }
    rest = stage.waitsAtBeats() ? rest - passed : 0;
    if (rest > 0 || asking > 0 || shown === null) return true;
    const { time, next } = shown;
    if (next === null) {
      become({ kind: 'still' });
      return false;
    }
    const seconds = passed + owed;
    owed = 0;
    const speed = stage.speed() * SECOND;
    const rate = Math.max(speed, (next - time) / PATIENCE);
    const left = (next - clock.now()) / rate;
    if (seconds < left) {
      clock.set(clock.now() + rate * seconds);
      return true;
    }
    if (waiting !== null && stage.speed() >= FLEETING && seconds < STAY_MAX) {
      owed = seconds;
      return true;
    }
    clock.set(next);
    void runTo(Math.floor(next + speed * (seconds - left)));
    return true;
  };
  const move = (to: Arrival): void => {
    const from = clock.now();
    const gap = to.frame.time - from;
    if (gap <= 0 || stage.isCalm()) return show(to);
    const natural = gap / (stage.speed() * SECOND);
    const duration = Math.min(STEP_MAX, Math.max(STEP_MIN, natural));
    let passed = 0;
    become({ kind: 'moving', to });
    clock.run((seconds) => {
      passed += seconds;
      if (passed < duration) {
        clock.set(from + (gap * passed) / duration);
        return true;
      }
      become({ kind: 'still' });
      show(to);
      return false;
    });
  };
  return {
    play: () => {
      finishMove();
      if (shown === null || mode.kind === 'playing') return;
      rest = 0;
      owed = 0;
      become({ kind: 'playing' });
      clock.run(playOn);
    },
    pause,
    step: async (intent) => {
      finishMove();
      pause();
      const reply = await ask(intent);
      if (reply.kind === 'answer' && reply.answer.kind !== 'refused') {
        finishMove();
        pause();
        move(arrivalOf(reply, reply.frame.time));
      }
      stage.onBusyChange();
      return reply;
    },
    wonder: async (intent) => {
      const reply = await ask(intent);
      stage.onBusyChange();
      return reply;
    },
    jump: async (intent, at = null) => {
      const reply = await ask(intent);
      if (reply.kind === 'answer' && reply.answer.kind !== 'refused') {
        receive(arrivalOf(reply, at));
      }
      stage.onBusyChange();
      return reply;
    },
    begin: (frame) => {
      arrival = null;
      clock.stop();
      become({ kind: 'still' });
      show({ frame, passed: [], at: frame.time });
    },
    halt: () => {
      arrival = null;
      clock.stop();
      become({ kind: 'still' });
    },
    isPlaying: () => mode.kind === 'playing',
    isIdle: () => mode.kind === 'still' && asking === 0,
  };
}
