import type { ProcessState } from '../paxos/index.ts';
import { processOf, type World } from '../sim/index.ts';
import { amountHolds } from './amount.ts';
import type { Phrase } from './pattern.ts';
import { phraseText } from './print.ts';
import { Refused } from './refused.ts';
import { processesOf } from './selectors.ts';

/** A fact that has been judged: `got` says what is so, in the notation of scripts. */
export interface Judged {
  readonly holds: boolean;
  readonly got: string;
}

export function same(got: string, wanted: string, what: string): Judged {
  return { holds: got === wanted, got: `${what} ${got}` };
}

export function all(judged: readonly Judged[]): Judged {
  return {
    holds: judged.length > 0 && judged.every(({ holds }) => holds),
    got: judged.map(({ got }) => got).join(', '),
  };
}

export function numbered(amount: Phrase<'amount'>, count: number, got: string): Judged {
  return { holds: amountHolds(amount, count), got };
}

export function counted(amount: Phrase<'amount'>, count: number, what: string): Judged {
  return numbered(amount, count, `${count} ${what}`);
}

type Who = readonly Phrase<'selector'>[];
export type StateOf<R> = Extract<ProcessState, { readonly role: R }>;

/** Judges each named process of this role. */
export function every<R extends ProcessState['role']>(
  world: World,
  who: Who,
  role: R,
  judgeOne: (state: StateOf<R>) => Judged,
): Judged {
  return all(statesOf(world, who, role).map(judgeOne));
}

/**
 * The states of the named processes that have one of these roles: of a node, those that it hosts. A name that
 * stands for none of them is an error.
 */
export function statesOf<R extends ProcessState['role']>(
  world: World,
  who: Who,
  ...roles: readonly R[]
): readonly StateOf<R>[] {
  const isMeant = (state: ProcessState): state is StateOf<R> =>
    roles.some((role) => role === state.role);
  const states = (some: Who) => processesOf(world, some).map((id) => processOf(world, id).state);
  for (const one of who) {
    if (states([one]).some(isMeant)) continue;
    const words = roles.map((role) => `${role === 'acceptor' ? 'an' : 'a'} ${role}`).join(' or ');
    const name = phraseText('selector', one);
    throw new Refused(
      one.form === 'process' ? `${name} is not ${words}` : `${name} has no ${roles.join(' or ')}`,
    );
  }
  return states(who).filter(isMeant);
}
