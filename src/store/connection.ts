import type { Intent } from '../contract/index.ts';
import type { Door, Fault, Reply } from '../worker/client.ts';
import type { Context } from './context.ts';
import { NO_PROBLEMS } from './reply.ts';
import type { Returnable, Runs } from './runs.ts';

export interface Connection {
  /** Opens the door now, and again whenever it must be reopened. */
  readonly connect: (open: () => Door) => void;
  /** After a fault: starts another worker with the same run. */
  readonly reopen: () => void;
  /** After a fault: starts another worker as on the first visit. */
  readonly startOver: () => void;
}

/** The door that is open now; every wish goes through it. */
export interface Doorway {
  door: Door | null;
}

export function askThrough({ door }: Doorway, intent: Intent): Promise<Reply> {
  return door?.ask(intent) ?? Promise.resolve({ kind: 'lost' });
}

const START: Returnable = { recording: '', title: null, index: 0, time: 0 };

export function createConnection(
  { getState, setState, transport, memory }: Context,
  doorway: Doorway,
  returnTo: Runs['returnTo'],
  tellIdle: () => void,
): Connection {
  let openDoor: (() => Door) | null = null;
  const lose = ({ message, recording }: Fault): void => {
    transport.halt();
    setState({ phase: 'lost', fault: { message, recording: recording || memory.recording() } });
    tellIdle();
  };
  const connect = (run: Returnable): void => {
    const { recording } = run;
    doorway.door?.close();
    memory.set(recording);
    const opened = openDoor?.() ?? null;
    doorway.door = opened;
    setState({ phase: 'opening', fault: null, problems: NO_PROBLEMS });
    tellIdle();
    opened?.onFault((reason) => {
      if (doorway.door === opened) lose(reason);
    });
    opened?.onOpen((hello, frame) => {
      if (doorway.door !== opened) return;
      transport.begin(frame);
      // A visit begins with the first scene.
      const title = hello.scenes[0]?.name ?? null;
      setState({ phase: 'open', hello, title, selection: null, hovered: null, why: null });
      tellIdle();
      void (recording === '' ? memory.remember() : returnTo(run));
    });
  };
  return {
    connect: (open) => {
      openDoor = open;
      connect(START);
    },
    reopen: () => {
      const { fault, frame, title } = getState();
      const { index, time } = frame ?? START;
      connect({ recording: fault?.recording ?? memory.recording(), title, index, time });
    },
    startOver: () => connect(START),
  };
}
