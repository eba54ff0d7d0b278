import type { StoreApi } from 'zustand';
import type { Intent, Micros, Problem, Question } from '../contract/index.ts';
import type { Reply } from '../worker/client.ts';
import { isGranted, problemsOf, toldBy, type Ask } from './reply.ts';
import type { Clock, SynodState } from './state.ts';
import type { Transport } from './transport.ts';

/** What the parts of the store share. */
export interface Context {
  readonly getState: StoreApi<SynodState>['getState'];
  readonly setState: StoreApi<SynodState>['setState'];
  readonly clock: Clock;
  readonly transport: Transport;
  readonly ask: Ask;
  /** Shows why a wish was refused, or clears the previous reason. */
  readonly say: (problems: readonly Problem[]) => void;
  /** Jumps, and shows the reason if that is refused; `at` is the wished time on screen. */
  readonly wish: (intent: Intent, at?: Micros | null) => Promise<Reply>;
  readonly memory: Memory;
}

/** The run after the last hand: this is left if the worker dies without a message. */
interface Memory {
  readonly recording: () => string;
  readonly set: (recording: string) => void;
  readonly remember: () => Promise<void>;
  /** Remembers the run if a granted wish has changed it. */
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
