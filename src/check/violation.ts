import type { ProcessId } from '../paxos/index.ts';

/** The name of an invariant, and its meaning in one sentence. */
interface Title {
  readonly name: string;
  readonly meaning: string;
}

/** What must hold after every event (I), what must come true once faults stop (P), and what clients see (H). */
export const INVARIANTS = {
  I1: {
    name: 'Agreement',
    meaning: 'No two processes hold different commands as decided in the same slot.',
  },
  I2: {
    name: 'Single choice',
    meaning: 'No two commands are ever chosen in the same slot.',
  },
  I3: {
    name: 'Decided means chosen',
    meaning: 'A decided command has the votes of a majority of acceptors in one ballot.',
  },
  I4: {
    name: 'One command for each ballot and slot',
    meaning: 'One ballot asks for only one command in each slot, and acceptors vote for no other.',
  },
  I5: {
    name: 'Ballots have one owner',
    meaning: 'Only one leader uses a ballot, and only in one of its lives.',
  },
  I6: {
    name: 'Promises never fall',
    meaning: 'An acceptor’s promise never goes down, not even in a crash.',
  },
  I7: {
    name: 'Votes respect promises',
    meaning: 'An acceptor never votes below its promise, and a vote raises it.',
  },
  I8: {
    name: 'Safe values',
    meaning:
      'No ballot asks for a command while a lower ballot has chosen, or can still choose, another.',
  },
  I9: {
    name: 'Adoption',
    meaning: 'A leader is adopted by a majority of promises, and their highest vote binds it.',
  },
  I10: {
    name: 'Nothing is made up',
    meaning: 'Acceptors vote only for commands that a client asked for, and for no-ops.',
  },
  I11: {
    name: 'Same log, same state',
    meaning: 'Replicas that have performed the same slots have the same state.',
  },
  I12: {
    name: 'One slot after the other',
    meaning: 'Replicas perform slots in order, and what they have performed stays performed.',
  },
  I13: {
    name: 'Window and configuration',
    meaning:
      'Replicas propose within their window, and only members of a configuration work on it.',
  },
  I14: {
    name: 'At most once',
    meaning:
      'A command changes a replica’s state at most once, and has the same result everywhere.',
  },
  I15: {
    name: 'Truthful responses',
    meaning:
      'A response tells the result of a chosen command, and every earlier slot is chosen, too.',
  },
  I16: {
    name: 'Real time',
    meaning: 'A command that was sent after another was answered has a later slot.',
  },
  I17: {
    name: 'Collection',
    meaning:
      'Acceptors drop a slot only when a majority of replicas has it on disk, and it stays closed.',
  },
  I18: {
    name: 'Persist before send',
    meaning: 'A process’s disk covers everything that it has said, whenever it crashes.',
  },
  I19: {
    name: 'Retirement',
    meaning:
      'A configuration is over only when a majority of later replicas has all of its slots on disk.',
  },
  I20: {
    name: 'Leadership',
    meaning: 'A majority of acceptors has promised an active leader’s ballot or a higher one.',
  },
  P1: {
    name: 'Every request is answered',
    meaning: 'Once faults have stopped, every open request is answered in time.',
  },
  P2: {
    name: 'Leadership settles',
    meaning:
      'Once faults have stopped, one leader stays active, and no leader tries another ballot.',
  },
  P3: {
    name: 'Every replica catches up',
    meaning: 'Once faults have stopped, every replica learns what any replica has learned.',
  },
  P4: {
    name: 'No command is forgotten',
    meaning: 'A replica or a leader works on every command it has taken on until it is done.',
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

/** The invariants that are judged after every event. */
export const LIVE: readonly Invariant[] = (Object.keys(INVARIANTS) as Invariant[]).filter(
  (id) => id.startsWith('I') || id === 'P4',
);

export interface Violation {
  readonly invariant: Invariant;
  /** The world's index after the action that broke the invariant. */
  readonly index: number;
  readonly witnesses: readonly ProcessId[];
  /** What the checker saw, as plain data; its names depend on the invariant. */
  readonly data: Readonly<Record<string, unknown>>;
}
