import type { ProcessId } from '../paxos/index.ts';

/** How an invariant is called, and what it says, in one sentence. */
interface Title {
  readonly name: string;
  readonly meaning: string;
}

/** What must be true after every event (I), what must come true once faults stop (P), and what clients see (H). */
export const INVARIANTS = {
  I1: {
    name: 'Agreement',
    meaning: 'No two processes take different commands for decided in the same slot.',
  },
  I2: {
    name: 'Single choice',
    meaning: 'No two commands are ever chosen in the same slot.',
  },
  I3: {
    name: 'Decided means chosen',
    meaning: 'What is decided has the votes of a majority of acceptors in one ballot.',
  },
  I4: {
    name: 'One command for each ballot and slot',
    meaning: 'All that is sent and voted for in one ballot and slot is one command.',
  },
  I5: {
    name: 'Ballots have one owner',
    meaning: 'A ballot is used by one leader only, and only in one of its lives.',
  },
  I6: {
    name: 'Promises never fall',
    meaning: 'What an acceptor has promised never goes down, not even by a crash.',
  },
  I7: {
    name: 'Votes respect promises',
    meaning: 'An acceptor never votes below its promise, and a vote raises it.',
  },
  I8: {
    name: 'Safe values',
    meaning: 'What is sent or voted for cannot meet another command chosen in a lower ballot.',
  },
  I9: {
    name: 'Adoption',
    meaning: 'A leader is adopted by a majority of promises, and their highest vote binds it.',
  },
  I10: {
    name: 'Nothing is made up',
    meaning: 'What is voted for was asked for by a client, or is a no-op.',
  },
  I11: {
    name: 'Same log, same state',
    meaning: 'Replicas that have performed the same slots have the same state.',
  },
  I12: {
    name: 'One slot after the other',
    meaning: 'Slots are performed in order, and what is performed stays so.',
  },
  I13: {
    name: 'Window and configuration',
    meaning:
      'Replicas propose within their window, and only members of a configuration work on it.',
  },
  I14: {
    name: 'At most once',
    meaning: 'A command changes a replica’s state once at most, and with one result everywhere.',
  },
  I15: {
    name: 'Truthful responses',
    meaning: 'A response tells the result of a chosen command whose predecessors are chosen, too.',
  },
  I16: {
    name: 'Real time',
    meaning: 'A command that was sent after another was answered has the later slot.',
  },
  I17: {
    name: 'Collection',
    meaning: 'Slots are dropped once a majority of replicas has them on disk, and stay closed.',
  },
  I18: {
    name: 'Persist before send',
    meaning: 'What a process has said is covered by what it keeps on disk, whenever it crashes.',
  },
  I19: {
    name: 'Retirement',
    meaning:
      'A configuration is over only when a majority of later replicas has all of its slots on disk.',
  },
  I20: {
    name: 'Leadership',
    meaning:
      'A majority of acceptors has promised the ballot of an active leader, or a higher one.',
  },
  P1: {
    name: 'Every request is answered',
    meaning: 'Once faults have stopped, what clients wait for is answered in time.',
  },
  P2: {
    name: 'Leadership settles',
    meaning: 'Once faults have stopped, one leader stays, and nobody tries another ballot.',
  },
  P3: {
    name: 'Every replica catches up',
    meaning: 'Once faults have stopped, every replica learns what any of them knows.',
  },
  P4: {
    name: 'No command is forgotten',
    meaning: 'What a replica or a leader has taken on is worked on until it is done.',
  },
  P5: {
    name: 'Changes take effect',
    meaning: 'Once faults have stopped, a new configuration begins and the old ones retire.',
  },
  P6: {
    name: 'Logs are collected',
    meaning: 'Once faults have stopped, acceptors drop what all replicas have learned.',
  },
  P7: {
    name: 'A minority decides nothing',
    meaning: 'Nothing is decided while no majority of acceptors can be reached.',
  },
  H1: {
    name: 'As if by one machine',
    meaning: 'One order of all operations, in keeping with real time, explains every answer.',
  },
} as const satisfies Readonly<Record<string, Title>>;

export type Invariant = keyof typeof INVARIANTS;

/** Those that are judged after every event. */
export const LIVE: readonly Invariant[] = (Object.keys(INVARIANTS) as Invariant[]).filter(
  (id) => id.startsWith('I') || id === 'P4',
);

export interface Violation {
  readonly invariant: Invariant;
  /** The world's index after the action that broke it. */
  readonly index: number;
  readonly witnesses: readonly ProcessId[];
  /** What was seen, as plain data; names depend on the invariant. */
  readonly data: Readonly<Record<string, unknown>>;
}
