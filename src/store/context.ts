import type { StoreApi } from 'zustand';
import type { Intent, Micros, Problem, Question } from '../contract/index.ts';
import type { Reply } from '../worker/client.ts';
import { isGranted, problemsOf, toldBy, type Ask } from './reply.ts';
import type { Clock, SynodState } from './state.ts';
import type { Transport } from './transport.ts';

/** All that the parts of the store share. */
export interface Context {
  readonly getState: StoreApi<SynodState>['getState'];
  readonly setState: StoreApi<SynodState>['setState'];
  readonly clock: Clock;
  readonly transport: Transport;
  readonly ask: Ask;
  /** Says why a wish was refused, or clears what was said before. */
  readonly say: (problems: readonly Problem[]) => void;
  /** Jumps, and says why where that was refused; `at` is the time on screen that is wished for. */
  readonly wish: (intent: Intent, at?: Micros | null) => Promise<Reply>;
  readonly memory: Memory;
}

/** The run as it was after the last hand: it is what is left if the worker dies without a word. */
interface Memory {
  readonly recording: () => string;
  readonly set: (recording: string) => void;
  readonly remember: () => Promise<void>;
  /** Remembers the run where a wish that changes it was granted. */
  readonly after: (reply: Reply) => Promise<Reply>;
}

type Given = Pick<Context, 'getState' | 'setState' | 'clock' | 'transport'>;

export function createContext({ getState, setState, clock, transport }: Given): Context {
  const say = (problems: readonly Problem[]): void => {
    if (problems.length > 0 || getState().problems.length > 0) setState({ problems });
  };
  const ask: Ask = async (kind, ...[of]) =>
    toldBy(kind, await transport.wonder({ ...(of as object | undefined), kind } as Question));
  return {
    getState,
    setState,
    clock,
    transport,
    ask,
    say,
    wish: async (intent, at) => {
      const reply = await transport.jump(intent, at);
      say(problemsOf(reply));
      return reply;
    },
    memory: createMemory(ask),
  };
}

function createMemory(ask: Ask): Memory {
  let recording = '';
  const remember = async (): Promise<void> => {
    recording = (await ask('export')).answer ?? recording;
  };
  return {
    recording: () => recording,
    set: (text) => (recording = text),
    remember,
    after: async (reply) => {
      if (isGranted(reply)) await remember();
      return reply;
    },
  };
}
