import {
  BOTTOM,
  compareBallots,
  EMPTY,
  entries,
  quorumOf,
  rulesFor,
  sameBallot,
  set,
} from '../paxos/index.ts';
import { endingCommanders, endingScouts } from './leader-patches.ts';
import { acceptorsKeep, firstAcceptors } from './patches.ts';
import type { PublishedVariant } from './variant.ts';

/** Broken rules of the two phases: of acceptors, and of leaders with their scouts and commanders. */
export const OF_PHASES: readonly PublishedVariant[] = [
  {
    id: 'V1',
    what: 'An acceptor votes in any ballot, even below its promise.',
    line: 'A9',
    harm: 'A vote below a promise completes a majority that a later leader has been told cannot exist.',
    published: { events: 16, by: 'search' },
    breaks: 'I2',
    change: (lawful) => ({ ...lawful, mayVote: () => true }),
  },
  {
    id: 'V2',
    what: 'A new leader ignores the votes that promises report.',
    line: 'L12',
    harm: 'A new leader gets its own command chosen in a slot where another one is already chosen.',
    published: { events: 16, by: 'search' },
    breaks: 'I2',
    change: (lawful) => ({ ...lawful, keepCarried: (own) => own }),
  },
  {
    id: 'V3',
    what: 'A scout keeps the pvalue with the lowest ballot.',
    line: 'S4',
    harm: 'A new leader proposes a command that never had a majority instead of the one that had.',
    published: { events: 22, by: 'schedule' },
    breaks: 'I2',
    change: (lawful) => ({
      ...lawful,
      higherPvalue: (known, other) =>
        compareBallots(other.ballot, known.ballot) < 0 ? other : known,
    }),
  },
  {
    id: 'V4',
    what: 'One acceptor counts as a quorum.',
    line: 'S5',
    harm: 'Two leaders are adopted by acceptors that know nothing of each other.',
    published: { events: 12, by: 'search' },
    breaks: 'I2',
    change: (lawful) => ({ ...lawful, isQuorum: (count) => count >= 1 }),
  },
  {
    id: 'V5',
    what: 'Half of the acceptors, rounded down, count as a quorum.',
    line: 'C6',
    harm: 'A command is decided that the other half of the acceptors has never heard of.',
    published: { events: 8, by: 'search' },
    breaks: 'I3',
    change: (lawful) => ({
      ...lawful,
      isQuorum: (count, members) => count >= Math.floor(members / 2),
    }),
  },
  {
    id: 'V6',
    what: 'A commander counts messages, not acceptors.',
    line: 'C6',
    harm: 'One vote that arrives twice decides a command.',
    published: { events: 9, by: 'search' },
    breaks: 'I3',
    change: (lawful) => ({
      ...lawful,
      withVote: (commander, acceptor) => [...commander.ok, acceptor],
    }),
  },
  {
    id: 'V7',
    what: 'A scout counts messages, not acceptors.',
    line: 'S4',
    harm: 'One promise that arrives twice makes a leader that has not heard what is chosen.',
    published: { events: 15, by: 'search' },
    breaks: 'I2',
    change: (lawful) => ({ ...lawful, stillWaiting: (waitfor) => waitfor.slice(1) }),
  },
  {
    id: 'V8',
    what: 'A commander counts votes of older ballots.',
    line: 'C5',
    harm: 'Votes of two ballots, neither with a majority, decide a command together.',
    published: { events: 19, by: 'schedule' },
    breaks: 'I3',
    change: (lawful) => ({ ...lawful, isVoteMine: () => true }),
  },
  {
    id: 'V9',
    what: 'A scout counts promises to older ballots.',
    line: 'S3',
    harm: 'A leader is adopted on a promise that was given before another command was chosen.',
    published: { events: 17, by: 'schedule' },
    breaks: 'I9',
    change: (lawful) => ({ ...lawful, isPromiseMine: () => true }),
  },
  {
    id: 'V10',
    what: 'All processes compare ballots by round alone.',
    line: 'A3',
    harm: 'Two leaders work in one ballot and ask for different commands in it.',
    published: { events: 14, by: 'search' },
    breaks: 'I2',
    change: ({ settings, application }) =>
      rulesFor(settings, application, (a, b) => a.round - b.round),
  },
  {
    id: 'V11',
    what: 'An acceptor does not put its promise on disk.',
    line: 'A3',
    harm: 'An acceptor that restarts votes in a ballot that it has promised to leave alone.',
    published: { events: 17, by: 'search' },
    breaks: 'I2',
    change: (lawful) =>
      acceptorsKeep(lawful, (state) => {
        const instances = state.stable.instances.map((one) => ({ ...one, promised: BOTTOM }));
        return { ...state, stable: { ...state.stable, instances } };
      }),
  },
  {
    id: 'V12',
    what: 'An acceptor loses its disk and comes back under its old name.',
    line: 'A9',
    harm: 'The majority that voted for a command can no longer report its votes.',
    published: { events: 17, by: 'search' },
    breaks: 'I2',
    change: (lawful) => acceptorsKeep(lawful, (_state, fresh) => fresh),
  },
  {
    id: 'V13',
    what: 'A leader does not put its round on disk.',
    line: 'L9',
    harm: 'A leader that restarts asks for another command in a ballot that it has used.',
    published: { events: 15, by: 'search' },
    breaks: 'I5',
    change: (lawful) => ({
      ...lawful,
      survives: (state, fresh) => (state.role === 'leader' ? fresh : lawful.survives(state, fresh)),
    }),
  },
  {
    id: 'V14',
    what: 'A leader lets a second command take a slot.',
    line: 'L6',
    harm: 'One ballot asks for two commands in one slot.',
    published: { events: 9, by: 'search' },
    breaks: 'I4',
    change: (lawful) => ({ ...lawful, mayTakeSlot: () => true }),
  },
  {
    id: 'V15',
    what: 'An acceptor votes above its promise without adopting the ballot.',
    line: 'A9',
    harm: 'A late vote of a lower ballot overwrites the vote that made a majority.',
    published: { events: 22, by: 'schedule' },
    breaks: 'I2',
    change: (lawful) => ({
      ...lawful,
      voted: (mine, vote) => ({ ...lawful.voted(mine, vote), promised: mine.promised }),
    }),
  },
  {
    id: 'V20',
    what: 'Acceptors and leaders forget which slots are collected.',
    line: 'A8',
    harm: 'A slot that was decided and collected is given to another command.',
    published: { events: 15, by: 'search' },
    breaks: 'I2',
    change: (lawful) => ({ ...lawful, isCollected: () => false }),
  },
  {
    id: 'V22',
    what: 'A majority of the first configuration counts as a quorum in all of them.',
    line: 'C6',
    harm: 'After a change, two quorums need not meet, so each can decide another command.',
    published: { events: 15, by: 'search' },
    breaks: 'I3',
    change: (lawful, cluster) => {
      const need = quorumOf(firstAcceptors(cluster));
      return { ...lawful, isQuorum: (count) => count >= need };
    },
  },
  {
    id: 'V23',
    what: 'An acceptor votes only in the ballot it has promised, and any other answer ends a commander.',
    line: 'A9',
    harm: 'Without any loss, a p2a that overtakes its p1a leaves a command that no leader works on.',
    published: { events: 14, by: 'search' },
    breaks: 'P4',
    change: (lawful) => endingCommanders({ ...lawful, mayVote: sameBallot }),
  },
  {
    id: 'V24',
    what: 'A promise that arrives twice ends its scout.',
    line: 'S3',
    harm: 'A leader waits for ever for promises that it no longer counts.',
    published: { events: 4, by: 'reasoning' },
    breaks: 'P4',
    change: endingScouts,
  },
  {
    id: 'V25',
    what: 'A leader scouts at once when it is preempted.',
    line: 'L18',
    harm: 'Two leaders preempt each other again and again, and nothing is decided.',
    published: { events: 7, by: 'reasoning' },
    breaks: null,
    change: (lawful) => ({
      ...lawful,
      electionDelay: (policy, suspectAfter, why) =>
        why === 'preempted' ? { min: 0, max: 0 } : lawful.electionDelay(policy, suspectAfter, why),
    }),
  },
  {
    id: 'V31',
    what: 'An acceptor sends a vote before it is on disk.',
    line: 'A10',
    harm: 'A vote that was counted is gone when its acceptor restarts.',
    published: { events: 17, by: 'reasoning' },
    breaks: 'I2',
    change: (lawful) =>
      acceptorsKeep(lawful, (state) => {
        const instances = state.stable.instances.map((one) => ({ ...one, accepted: EMPTY }));
        return { ...state, stable: { ...state.stable, instances } };
      }),
  },
  {
    id: 'V32',
    what: 'All processes compare ballots by leader first, then by round.',
    line: 'A3',
    harm: 'Once a leader with a higher number has begun a ballot and crashed, no lower leader’s ballot is ever high enough.',
    published: { events: null, by: 'reasoning' },
    breaks: null,
    change: ({ settings, application }) =>
      rulesFor(settings, application, (a, b) => a.leader - b.leader || a.round - b.round),
  },
  {
    id: 'V33',
    what: 'A restarted acceptor keeps its votes under its promised ballot, not under those it voted in.',
    line: 'A5',
    harm: 'A command that lost looks newer than the chosen one, and the next leader proposes it.',
    published: { events: null, by: 'reasoning' },
    breaks: 'I2',
    change: (lawful) =>
      acceptorsKeep(lawful, (state) => {
        const instances = state.stable.instances.map((mine) => ({
          ...mine,
          accepted: entries(mine.accepted).reduce(
            (votes, [slot, { cmd }]) => set(votes, slot, { ballot: mine.promised, cmd }),
            EMPTY as typeof mine.accepted,
          ),
        }));
        return { ...state, stable: { ...state.stable, instances } };
      }),
  },
];
