import type {
  Answer,
  ContractVersion,
  EventView,
  Frame,
  Hello,
  Intent,
  Notice,
  Request,
} from '../contract/index.ts';
import { merge } from './merge.ts';

/** The worker's answer to one request, and the picture after it. */
export type Reply =
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      /** The same value as before if nothing changed. */
      readonly frame: Frame;
      readonly passed: readonly EventView[];
    }
  /** The door is lost: the worker threw or was closed. */
  | { readonly kind: 'lost' };

export interface Fault {
  readonly message: string;
  /** The run as a file; empty if the worker could no longer write it. */
  readonly recording: string;
}

/** The page's side of the door. */
export interface Door {
  /** Calls back once, with the greeting and the first frame. */
  readonly onOpen: (listener: (hello: Hello, frame: Frame) => void) => void;
  /** Calls back at most once, when the door is lost. */
  readonly onFault: (listener: (fault: Fault) => void) => void;
  /** One request; answers come in the order of the requests. Never rejects. */
  readonly ask: (intent: Intent) => Promise<Reply>;
  /** Ends the worker; open requests are answered `lost`. */
  readonly close: () => void;
}

/** What a door needs of a worker or of a message port. */
export interface Wire {
  readonly postMessage: (request: Request) => void;
  readonly onMessage: (listener: (data: unknown) => void) => void;
  readonly onError: (listener: (message: string) => void) => void;
  readonly close: () => void;
}

const VERSION: ContractVersion = 1;

/** A worker, and its notices until a listener asks for them. */
interface Started {
  readonly worker: Worker;
  readonly heard: readonly Event[];
  readonly stopKeeping: () => void;
}

function create(): Worker {
  try {
    return new Worker(new URL('./entry.ts', import.meta.url), { type: 'module', name: 'synod' });
  } catch (error) {
    // `index.html` knows this name.
    throw Object.assign(new Error(String(error), { cause: error }), { name: 'WorkerRefused' });
  }
}

function start(): Started {
  const worker = create();
  const heard: Event[] = [];
  const keeping = new AbortController();
  for (const kind of ['message', 'messageerror', 'error']) {
    worker.addEventListener(kind, (event) => heard.push(event), { signal: keeping.signal });
  }
  return { worker, heard, stopKeeping: () => keeping.abort() };
}

let early: Started | null = null;

/** Starts the worker for the next door. */
export function startWorker(): void {
  early = start();
}

/** Opens a door to the worker that has been started, or to a new one. */
export function openDoor(): Door {
  const { worker, heard, stopKeeping } = early ?? start();
  early = null;
  stopKeeping();
  const hear = <K extends keyof WorkerEventMap>(
    kind: K,
    listener: (event: WorkerEventMap[K]) => void,
  ): void => {
    worker.addEventListener(kind, listener);
    const before = heard.filter(({ type }) => type === kind) as WorkerEventMap[K][];
    // The caller first has time to listen to the door.
    queueMicrotask(() => before.forEach(listener));
  };
  return doorOver({
    postMessage: (request) => worker.postMessage(request),
    onMessage: (listener) => hear('message', ({ data }) => listener(data)),
    onError: (listener) => {
      hear('error', (event) => {
        event.preventDefault();
        listener(event.message || 'The worker could not be started.');
      });
      hear('messageerror', () => listener('A message could not be read.'));
    },
    close: () => worker.terminate(),
  });
}

/** A door over anything that carries messages both ways, in order. */
export function doorOver(wire: Wire): Door {
  const waiting = new Map<number, (reply: Reply) => void>();
  const openListeners: ((hello: Hello, frame: Frame) => void)[] = [];
  const faultListeners: ((fault: Fault) => void)[] = [];
  let hello: Hello | null = null;
  let frame: Frame | null = null;
  let lost = false;
  let lastId = 0;

  const end = (): void => {
    lost = true;
    wire.close();
    for (const settle of waiting.values()) settle({ kind: 'lost' });
    waiting.clear();
  };
  const fail = (fault: Fault): void => {
    if (lost) return;
    end();
    for (const listener of faultListeners) listener(fault);
  };
  const greeted = (said: Hello): void => {
    hello = said;
    const theirs: number = said.version;
    if (theirs === VERSION) return;
    const message = `The page speaks version ${VERSION} of the contract, the worker version ${theirs}.`;
    fail({ message, recording: '' });
  };
  const answered = ({ id, answer, delta }: Extract<Notice, { kind: 'answer' }>): void => {
    if (delta !== null) frame = merge(frame, delta);
    if (id === 0) for (const listener of openListeners) listener(hello!, frame!);
    waiting.get(id)?.({ kind: 'answer', answer, frame: frame!, passed: delta?.passed ?? [] });
    waiting.delete(id);
  };

  wire.onError((message) => fail({ message, recording: '' }));
  wire.onMessage((data) => {
    if (lost) return;
    const notice = data as Notice;
    switch (notice.kind) {
      case 'hello':
        return greeted(notice);
      case 'answer':
        return answered(notice);
      case 'fault':
        return fail({ message: notice.message, recording: notice.recording });
    }
  });

  return {
    onOpen: (listener) => openListeners.push(listener),
    onFault: (listener) => faultListeners.push(listener),
    ask: (intent) => {
      if (lost) return Promise.resolve({ kind: 'lost' });
      lastId += 1;
      const id = lastId;
      return new Promise((settle) => {
        waiting.set(id, settle);
        wire.postMessage({ version: VERSION, id, intent });
      });
    },
    close: end,
  };
}
