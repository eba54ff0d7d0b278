import type { ProcessId } from '../paxos/index.ts';

/** What must be true after every event (I), and what must come true once faults stop (P). */
export const INVARIANTS = {
  I1: 'Agreement: no two decisions for one slot',
  I2: 'Single choice: no two commands are chosen in one slot',
  I3: 'What is decided was chosen',
  I4: 'One command for each ballot and slot',
  I5: 'A ballot belongs to one leader, and to one life of it',
  I6: 'A promise never falls, not even by a crash',
  I7: 'Votes respect promises',
  I9: 'A majority of promises adopts, and its highest vote binds',
  I10: 'What is voted for was asked for by a client, or is a no-op',
  I11: 'Replicas that performed the same slots have the same state',
  I12: 'Slots are performed in order and stay performed',
  I14: 'A command changes a replica’s state at most once, with one result',
  I15: 'A response tells the result of a chosen command',
  P1: 'Every open request is answered',
  P3: 'Every replica catches up',
  P4: 'A command that a replica took on stays with it until it is performed',
} as const;

export type Invariant = keyof typeof INVARIANTS;

export interface Violation {
  readonly invariant: Invariant;
  /** The world's index after the action that broke it. */
  readonly index: number;
  readonly witnesses: readonly ProcessId[];
  /** What was seen, as plain data; names depend on the invariant. */
  readonly data: Readonly<Record<string, unknown>>;
}
