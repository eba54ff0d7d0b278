import type { Cluster, EventView, Frame, Hello, Intent, Micros } from '../../contract/index.ts';
import type { Door, Fault, Reply } from '../../worker/client.ts';
import type { Ticker } from '../clock.ts';
import type { Storage } from '../preferences.ts';
import { createSynod, type Synod } from '../store.ts';

/** A page for tests: the test decides when pictures are drawn and answers come. */

export interface HandTicker extends Ticker {
  /** Lets this many seconds of real time pass, in pictures of `picture` seconds. */
  readonly pass: (seconds: number, picture?: number) => Promise<void>;
  /** Draws one picture, this many seconds after the last. */
  readonly picture: (seconds: number) => void;
  /** The number of pictures that were requested and not drawn yet. */
  readonly pending: () => number;
}

/** Waits for every promise that is pending. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

export function handTicker(): HandTicker {
  const callbacks = new Map<number, (now: number) => void>();
  let last = 0;
  let now = 1_000;
  const picture = (seconds: number): void => {
    now += seconds * 1_000;
    const due = [...callbacks.values()];
    callbacks.clear();
    for (const callback of due) callback(now);
  };
  return {
    request: (callback) => {
      last += 1;
      callbacks.set(last, callback);
      return last;
    },
    cancel: (handle) => void callbacks.delete(handle),
    picture,
    pass: async (seconds, one = 1 / 64) => {
      for (let i = 0; i < Math.round(seconds / one); i++) {
        picture(one);
        await settle();
      }
    },
    pending: () => callbacks.size,
  };
}

export function handStorage(): Storage {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
  };
}

/** What a door needs of a session; tests bring a real one. */
export interface Behind {
  readonly hello: Hello;
  readonly frame: Frame;
  handle(intent: Intent): {
    readonly answer: Extract<Reply, { kind: 'answer' }>['answer'];
    readonly frame: Frame;
    readonly passed: readonly EventView[];
  };
}

export interface HandDoor extends Door {
  readonly asked: Intent[];
  /** Answers wait while the gate is shut. */
  readonly shut: () => void;
  readonly open: () => Promise<void>;
  readonly fail: (fault: Fault) => void;
  readonly isClosed: () => boolean;
  readonly greet: () => void;
}

export function handDoor(behind: Behind): HandDoor {
  const asked: Intent[] = [];
  let waiting: (() => void)[] | null = null;
  let closed = false;
  let onOpen: (hello: Hello, frame: Frame) => void = () => {};
  let onFault: (fault: Fault) => void = () => {};
  return {
    asked,
    onOpen: (listener) => (onOpen = listener),
    onFault: (listener) => (onFault = listener),
    ask: (intent) => {
      asked.push(intent);
      if (closed) return Promise.resolve({ kind: 'lost' });
      const reply: Reply = { kind: 'answer', ...behind.handle(intent) };
      if (waiting === null) return Promise.resolve(reply);
      const gate = waiting;
      return new Promise((answer) => gate.push(() => answer(closed ? { kind: 'lost' } : reply)));
    },
    close: () => (closed = true),
    shut: () => (waiting ??= []),
    open: async () => {
      const gate = waiting ?? [];
      waiting = null;
      for (const pass of gate) {
        pass();
        await settle();
      }
    },
    fail: (fault) => {
      closed = true;
      onFault(fault);
    },
    isClosed: () => closed,
    greet: () => onOpen(behind.hello, behind.frame),
  };
}

export interface HandPage {
  readonly synod: Synod;
  readonly ticker: HandTicker;
  readonly door: HandDoor;
  readonly frame: () => Frame;
  readonly now: () => Micros;
}

export interface PageOptions {
  readonly calm?: boolean;
  readonly speed?: number;
}

/** A page with its door open. */
export function handPage(behind: Behind, { calm = false, speed = 1 }: PageOptions): HandPage {
  const ticker = handTicker();
  const door = handDoor(behind);
  const synod = createSynod({
    ticker,
    storage: handStorage(),
    prefersCalm: () => calm,
    pointing: () => 'mouse',
  });
  synod.connect(() => door);
  door.greet();
  synod.setSpeed(speed);
  return {
    synod,
    ticker,
    door,
    frame: () => synod.useSynod.getState().frame!,
    now: () => synod.clock.now(),
  };
}

/** A cluster in which long gaps lie between events: one process of each role, with rare heartbeats. */
export function sparse(one: Cluster): Cluster {
  return {
    ...one,
    nodes: [{ id: 'n1', processes: ['r1', 'l1', 'a1', 'k1'] }],
    settings: { ...one.settings, election: 'manual', status: 10_000_000 },
    load: { kind: 'none' },
  };
}
