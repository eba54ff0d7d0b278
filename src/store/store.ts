import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { Frame } from '../contract/index.ts';
import { createAsking, type Asking } from './asking.ts';
import { createTimekeeper, type Ticker } from './clock.ts';
import { askThrough, createConnection, type Connection, type Doorway } from './connection.ts';
import { createContext } from './context.ts';
import { createIdle, type Idle } from './idle.ts';
import { createLooking, type Looking } from './looking.ts';
import { loadPreferences, type Storage } from './preferences.ts';
import { NO_PROBLEMS } from './reply.ts';
import { createRunning, type Running } from './running.ts';
import { createRuns, type Runs } from './runs.ts';
import { NO_EVENTS, type Clock, type Pointing, type SynodState } from './state.ts';
import { createTransport } from './transport.ts';

/** What the store needs of a page: animation frames, storage, what a person prefers and points with. */
export interface Environment {
  readonly ticker: Ticker;
  readonly storage: Storage | null;
  readonly prefersCalm: () => boolean;
  readonly pointing: () => Pointing;
}

/** All that a page can do; every function may be called at any time. */
export interface Synod extends Connection, Idle, Running, Asking, Runs, Looking {
  readonly useSynod: UseBoundStore<StoreApi<SynodState>>;
  readonly clock: Clock;
  /** Says how long a frame takes to read, in milliseconds: so long does play wait at a beat. */
  readonly readBy: (reading: (frame: Frame) => number) => void;
}

/** True when the frame is of another run than the chain, or before every event of the chain. */
function isOutside(frame: Frame, { why, frame: before }: SynodState): boolean {
  return why !== null && (frame.run.id !== before?.run.id || frame.index < why.since);
}

export function createSynod({ ticker, storage, prefersCalm, pointing }: Environment): Synod {
  const { preferences, fault } = loadPreferences(storage);
  const useSynod = create<SynodState>()(() => ({
    phase: 'opening',
    hello: null,
    title: null,
    frame: null,
    passed: NO_EVENTS,
    problems: NO_PROBLEMS,
    fault: null,
    playing: false,
    hand: null,
    blank: false,
    presenting: false,
    attracting: false,
    selection: null,
    hovered: null,
    pointing: pointing(),
    why: null,
    tool: 'point',
    delay: '20',
    askedBranch: null,
    compared: null,
    preferences,
    preferenceFault: fault,
  }));
  const { getState, setState } = useSynod;
  const doorway: Doorway = { door: null };
  const clock = createTimekeeper(ticker);
  let reading = (_frame: Frame) => 0;
  const transport = createTransport(clock, {
    ask: (intent) => askThrough(doorway, intent),
    publish: (frame, passed) => {
      if (isOutside(frame, getState())) setState({ why: null });
      if (passed === null) setState({ frame });
      else setState({ frame, passed: passed.length > 0 ? passed : NO_EVENTS });
    },
    setPlaying: (playing) => setState({ playing }),
    speed: () => getState().preferences.speed,
    waitsAtBeats: () => getState().preferences.bySentence,
    restAt: (frame) => reading(frame) / 1_000,
    stopsAtBroken: () => getState().preferences.stopAtBroken,
    isCalm: prefersCalm,
    onBusyChange: () => tellIdle(),
  });
  const { tellIdle, ...idle } = createIdle(
    () => transport.isIdle() && getState().phase !== 'opening',
  );
  const context = createContext({ getState, setState, clock, transport });
  const runs = createRuns(context);

  return {
    useSynod,
    clock,
    readBy: (next) => (reading = next),
    ...createConnection(context, doorway, runs.returnTo, tellIdle),
    ...idle,
    ...createRunning(context),
    ...createAsking(context),
    ...runs,
    ...createLooking(context, storage),
  };
}
