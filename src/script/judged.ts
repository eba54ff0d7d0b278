import type { ProcessState } from '../paxos/index.ts';
import { processOf, type World } from '../sim/index.ts';
import { amountHolds } from './amount.ts';
import type { Phrase } from './pattern.ts';
import { Refused } from './refused.ts';
import { processesOf } from './selectors.ts';

/** Whether a fact is true, and what is true instead, in the notation of scripts. */
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

/** Judges each named process; a process of another role is an error. */
export function every<R extends ProcessState['role']>(
  world: World,
  who: Who,
  role: R,
  judgeOne: (state: StateOf<R>) => Judged,
): Judged {
  return all(statesOf(world, who, role).map(judgeOne));
}

export function statesOf<R extends ProcessState['role']>(
  world: World,
  who: Who,
  ...roles: readonly R[]
): readonly StateOf<R>[] {
  const named = processesOf(world, who).map((id) => processOf(world, id).state);
  const found = named.filter((state): state is StateOf<R> =>
    roles.some((role) => role === state.role),
  );
  if (found.length === 0) {
    const words = roles.map((role) => `${role === 'acceptor' ? 'an' : 'a'} ${role}`).join(' or ');
    throw new Refused(`nobody named here is ${words}`);
  }
  return found;
}
