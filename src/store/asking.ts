import type { WhyTarget } from '../contract/index.ts';
import type { Context } from './context.ts';
import type { Ask } from './reply.ts';

export interface Asking {
  /** Asks the worker without changing anything. */
  readonly ask: Ask;
  /** Asks for a person: a refusal is shown. */
  readonly askAloud: Ask;
  /** Asks how something came about: the answer goes into the state, and a refusal is shown. */
  readonly askWhy: (target: WhyTarget) => Promise<void>;
  readonly forgetWhy: () => void;
}

export function createAsking({ getState, setState, ask, say }: Context): Asking {
  const askAloud: Ask = async (kind, ...of) => {
    const told = await ask(kind, ...of);
    say(told.problems);
    return told;
  };
  return {
    ask,
    askAloud,
    askWhy: async (of) => {
      const run = getState().frame?.run.id;
      const { answer: why } = await askAloud('why', { of });
      if (why !== null && getState().frame?.run.id === run) setState({ why });
    },
    forgetWhy: () => setState({ why: null }),
  };
}
