import type { WhyTarget } from '../contract/index.ts';
import type { Context } from './context.ts';
import type { Ask } from './reply.ts';

export interface Asking {
  /** Asks the worker; nothing changes. */
  readonly ask: Ask;
  /** Asks for a person, who is told why where the question is refused. */
  readonly askAloud: Ask;
  /** Asks how something came about: the answer is in the state, a refusal is told. */
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
