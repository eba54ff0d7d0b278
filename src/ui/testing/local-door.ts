import type { Answer, EventView, Frame, Hello, Intent } from '../../contract/index.ts';
import type { Door } from '../../store/index.ts';

type Asked = (intent: Intent) => {
  readonly answer: Answer;
  readonly frame: Frame;
  readonly passed: readonly EventView[];
};

/** Tests use a door without a worker: it leads to a session in the same thread. */
export function localDoor(hello: Hello, frame: Frame, ask: Asked): Door {
  return {
    onOpen: (listener) => queueMicrotask(() => listener(hello, frame)),
    onFault: () => {},
    ask: (intent) => Promise.resolve({ kind: 'answer', ...ask(intent) }),
    close: () => {},
  };
}
