import type { ContractVersion, Frame, Intent, Notice, Request } from '../contract/index.ts';
import {
  bringLanguage,
  deltaOf,
  frameOf,
  greeting,
  handle,
  openSession,
  prepare,
  recordingText,
  type Session,
} from '../session/index.ts';

/** The worker's side of the door, over anything that can carry messages. */
export interface Port {
  postMessage(notice: Notice): void;
  addEventListener(kind: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const VERSION: ContractVersion = 1;

/** Sends the greeting, then the first frame as the answer to request 0, then one answer for each request. */
export function serve(port: Port): void {
  const session = openSession();
  let shown: Frame | null = null;

  const answer = (id: number, intent: Intent): void => {
    const { answer: said, frame, passed } = handle(session, intent);
    const delta = deltaOf(shown, frame, passed);
    shown = frame;
    port.postMessage({ kind: 'answer', id, answer: said, delta });
  };

  const take = ({ id, version, intent }: Request): void => {
    try {
      if (version !== VERSION) throw new Error(mismatch(version));
      answer(id, intent);
    } catch (error) {
      port.postMessage(faultOf(id, error, session));
    }
  };
  /** Requests that arrived while an earlier one waits for code to load. */
  let waiting: Request[] | null = null;
  const receive = (request: Request): void => {
    if (waiting !== null) return void waiting.push(request);
    const preparing = prepare(session, request.intent);
    if (preparing === null) return take(request);
    waiting = [];
    void preparing.then(() => {
      const others = waiting ?? [];
      waiting = null;
      take(request);
      for (const other of others) receive(other);
    });
  };

  port.addEventListener('message', ({ data }) => receive(data as Request));

  port.postMessage(greeting());
  shown = frameOf(session);
  const delta = deltaOf(null, shown, []);
  port.postMessage({ kind: 'answer', id: 0, answer: { kind: 'done' }, delta });
}

function mismatch(version: unknown): string {
  return `The page speaks version ${String(version)} of the contract, the worker version ${VERSION}.`;
}

function faultOf(id: number, error: unknown, session: Session): Notice {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: 'fault', id, message, recording: recordingText(session) };
}

/** The rest of the code loads soon after the first picture: the network may be gone later. */
const LATER = 3_000;

// The page starts this as a worker; a test imports it and brings its own port.
if ('importScripts' in globalThis) {
  serve(self);
  setTimeout(() => void bringLanguage().catch(() => {}), LATER);
}
