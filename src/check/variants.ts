import {
  BOTTOM,
  compareBallots,
  EMPTY,
  entries,
  isReconfig,
  quorumOf,
  rulesFor,
  sameBallot,
  set,
  step,
  type LineId,
  type Rules,
} from '../paxos/index.ts';
import type { Cluster } from '../sim/index.ts';
import { endingCommanders, endingScouts } from './leader-patches.ts';
import {
  acceptorsKeep,
  answeringOld,
  askingOnce,
  firstAcceptors,
  hearing,
  patched,
  trustingItself,
  withholding,
} from './patches.ts';

/** Makes one rule another, in a run of this cluster. */
export type Change = (lawful: Rules, cluster: Cluster) => Rules;

/** The protocol with one rule replaced: each must be found out. */
export interface Variant {
  readonly id: string;
  /** What it does instead. */
  readonly what: string;
  /** The line of the protocol that it breaks. */
  readonly line: LineId;
  /** What comes of it, in one sentence. */
  readonly harm: string;
  readonly change: Change;
}

/** How few events a fault of this kind is known to take: searched breadth first, played, or by reasoning alone. */
export interface Published {
  /** Null where nobody has counted. */
  readonly events: number | null;
  readonly by: 'search' | 'schedule' | 'reasoning';
}

interface PublishedVariant extends Variant {
  readonly published: Published;
}

/** Ids, and the figures beside them, are those of the conformance plan. */
export const VARIANTS: readonly PublishedVariant[] = [
  {
    id: 'V1',
    what: 'votes in any ballot',
    line: 'A9',
    harm: 'A vote below a promise makes up a majority that a later leader has already been told cannot be.',
    published: { events: 16, by: 'search' },
    change: (lawful) => ({ ...lawful, mayVote: () => true }),
  },
  {
    id: 'V2',
    what: 'ignores what acceptors carried',
    line: 'L12',
    harm: 'A new leader gets its own command chosen where another one is chosen already.',
    published: { events: 16, by: 'search' },
    change: (lawful) => ({ ...lawful, keepCarried: (own) => own }),
  },
  {
    id: 'V3',
    what: 'keeps the pvalue with the lowest ballot',
    line: 'S4',
    harm: 'A new leader takes up a command that never had a majority, over the one that had.',
    published: { events: 22, by: 'schedule' },
    change: (lawful) => ({
      ...lawful,
      higherPvalue: (known, other) =>
        compareBallots(other.ballot, known.ballot) < 0 ? other : known,
    }),
  },
  {
    id: 'V4',
    what: 'takes one of the acceptors for a quorum',
    line: 'S5',
    harm: 'Two leaders are adopted by acceptors that know nothing of each other.',
    published: { events: 12, by: 'search' },
    change: (lawful) => ({ ...lawful, isQuorum: (count) => count >= 1 }),
  },
  {
    id: 'V5',
    what: 'takes half of the acceptors, rounded down, for a quorum',
    line: 'C6',
    harm: 'A command is decided that the other half has never heard of.',
    published: { events: 8, by: 'search' },
    change: (lawful) => ({
      ...lawful,
      isQuorum: (count, members) => count >= Math.floor(members / 2),
    }),
  },
  {
    id: 'V6',
    what: 'counts messages, not acceptors',
    line: 'C6',
    harm: 'One vote that comes twice decides a command.',
    published: { events: 9, by: 'search' },
    change: (lawful) => ({
      ...lawful,
      withVote: (commander, acceptor) => [...commander.ok, acceptor],
    }),
  },
  {
    id: 'V7',
    what: 'counts messages, not acceptors',
    line: 'S4',
    harm: 'One promise that comes twice makes a leader that has not heard what is chosen.',
    published: { events: 15, by: 'search' },
    change: (lawful) => ({ ...lawful, stillWaiting: (waitfor) => waitfor.slice(1) }),
  },
  {
    id: 'V8',
    what: 'counts votes of older ballots',
    line: 'C5',
    harm: 'Votes of two ballots, neither with a majority, decide a command together.',
    published: { events: 19, by: 'schedule' },
    change: (lawful) => ({ ...lawful, isVoteMine: () => true }),
  },
  {
    id: 'V9',
    what: 'counts promises to older ballots',
    line: 'S3',
    harm: 'A leader is adopted on a promise that was given before another command was chosen.',
    published: { events: 17, by: 'schedule' },
    change: (lawful) => ({ ...lawful, isPromiseMine: () => true }),
  },
  {
    id: 'V10',
    what: 'compares ballots by round alone',
    line: 'A3',
    harm: 'Two leaders work in one ballot and ask for different commands in it.',
    published: { events: 14, by: 'search' },
    change: ({ settings, application }) =>
      rulesFor(settings, application, (a, b) => a.round - b.round),
  },
  {
    id: 'V11',
    what: 'does not put its promise on disk',
    line: 'A3',
    harm: 'An acceptor that comes back votes in a ballot that it has promised to leave alone.',
    published: { events: 17, by: 'search' },
    change: (lawful) =>
      acceptorsKeep(lawful, (state) => {
        const instances = state.stable.instances.map((one) => ({ ...one, promised: BOTTOM }));
        return { ...state, stable: { ...state.stable, instances } };
      }),
  },
  {
    id: 'V12',
    what: 'loses its disk and comes back under its old name',
    line: 'A9',
    harm: 'A majority that voted for a command is no longer there to tell of it.',
    published: { events: 17, by: 'search' },
    change: (lawful) => acceptorsKeep(lawful, (_state, fresh) => fresh),
  },
  {
    id: 'V13',
    what: 'does not put its round on disk',
    line: 'L9',
    harm: 'A leader that comes back asks for another command in a ballot that it has used.',
    published: { events: 15, by: 'search' },
    change: (lawful) => ({
      ...lawful,
      survives: (state, fresh) => (state.role === 'leader' ? fresh : lawful.survives(state, fresh)),
    }),
  },
  {
    id: 'V14',
    what: 'lets a second command take a slot',
    line: 'L6',
    harm: 'One ballot asks for two commands in one slot.',
    published: { events: 9, by: 'search' },
    change: (lawful) => ({ ...lawful, mayTakeSlot: () => true }),
  },
  {
    id: 'V15',
    what: 'votes above its promise without adopting the ballot',
    line: 'A9',
    harm: 'A late vote of a lower ballot overwrites the one that made a majority.',
    published: { events: 22, by: 'schedule' },
    change: (lawful) => ({
      ...lawful,
      voted: (mine, vote) => ({ ...lawful.voted(mine, vote), promised: mine.promised }),
    }),
  },
  {
    id: 'V16',
    what: 'takes its own proposal for what was decided',
    line: 'R15',
    harm: 'Two replicas perform different commands in one slot.',
    published: { events: 10, by: 'search' },
    change: (lawful) => hearing(lawful, 'replica', trustingItself),
  },
  {
    id: 'V17',
    what: 'performs a command again',
    line: 'R23',
    harm: 'A request that reached two slots changes the state twice.',
    published: { events: 13, by: 'search' },
    change: (lawful) => ({ ...lawful, isExecuted: () => false }),
  },
  {
    id: 'V18',
    what: 'performs what arrives and skips the holes',
    line: 'R16',
    harm: 'A replica never performs the command that came late, and its state is another one.',
    published: { events: 13, by: 'search' },
    change: (lawful) => ({
      ...lawful,
      nextToPerform: (log, slotOut) => entries(log, slotOut, 1)[0]?.[0] ?? 0,
    }),
  },
  {
    id: 'V19',
    what: 'forgets a displaced command',
    line: 'R18',
    harm: 'A command that lost its slot is never tried for another.',
    published: { events: 11, by: 'search' },
    change: (lawful) => ({ ...lawful, isDisplaced: () => false }),
  },
  {
    id: 'V20',
    what: 'forgets what is collected, as acceptor and as leader',
    line: 'A8',
    harm: 'A slot that was decided and dropped is given to another command.',
    published: { events: 15, by: 'search' },
    change: (lawful) => ({ ...lawful, isCollected: () => false }),
  },
  {
    id: 'V21',
    what: 'goes one slot beyond the window',
    line: 'R8',
    harm: 'A command is proposed in a slot whose configuration is not known yet.',
    published: { events: 17, by: 'search' },
    change: (lawful) => ({
      ...lawful,
      isInWindow: (slot, slotOut) => slot <= slotOut + lawful.settings.window,
    }),
  },
  {
    id: 'V22',
    what: 'takes a majority of the first configuration for a quorum in all of them',
    line: 'C6',
    harm: 'After a change, so few acceptors decide that others can decide something else.',
    published: { events: 15, by: 'search' },
    change: (lawful, cluster) => {
      const need = quorumOf(firstAcceptors(cluster));
      return { ...lawful, isQuorum: (count) => count >= need };
    },
  },
  {
    id: 'V23',
    what: 'votes only in the ballot it has promised, and a commander ends with any other answer',
    line: 'A9',
    harm: 'A p2a that overtakes its p1a leaves a command that nobody works on, without any loss.',
    published: { events: 14, by: 'search' },
    change: (lawful) => endingCommanders({ ...lawful, mayVote: sameBallot }),
  },
  {
    id: 'V24',
    what: 'ends its scout with a promise that comes twice',
    line: 'S3',
    harm: 'A leader waits for ever for promises that it no longer counts.',
    published: { events: 4, by: 'reasoning' },
    change: endingScouts,
  },
  {
    id: 'V25',
    what: 'scouts at once when it is preempted',
    line: 'L18',
    harm: 'Two leaders preempt each other again and again, and nothing is decided.',
    published: { events: 7, by: 'reasoning' },
    change: (lawful) => ({
      ...lawful,
      electionDelay: (suspectAfter, why) =>
        why === 'preempted' ? { min: 0, max: 0 } : lawful.electionDelay(suspectAfter, why),
    }),
  },
  {
    id: 'V26',
    what: 'lets a client have two commands open, and answers the older one from the session table',
    line: 'K1',
    harm: 'A client is told the result of a command that was never performed.',
    published: { events: 13, by: 'reasoning' },
    change: (lawful) =>
      patched(lawful, (before, event, outcome) => {
        if (event.kind === 'call' && before.role === 'client') {
          return step(lawful, { ...before, volatile: { ...before.volatile, open: null } }, event);
        }
        return answeringOld(lawful, before, event) ?? outcome;
      }),
  },
  {
    id: 'V27',
    what: 'installs a snapshot without its sessions',
    line: 'R33',
    harm: 'A late duplicate of a command in the snapshot changes the state a second time.',
    published: { events: 20, by: 'reasoning' },
    change: (lawful) =>
      hearing(lawful, 'replica', (_before, event) =>
        event.kind === 'message' && event.body.type === 'snapshot'
          ? { ...event, body: { ...event.body, sessions: [] } }
          : event,
      ),
  },
  {
    id: 'V28',
    what: 'gives up a configuration as soon as it hears of the next one',
    line: 'A15',
    harm: 'What was chosen there and not learned yet is gone, and every slot after it waits for ever.',
    published: { events: 20, by: 'reasoning' },
    change: (lawful) => ({
      ...lawful,
      retiredBelow: (_learnedBy, records, already) => Math.max(already, records.at(-1)!.id),
    }),
  },
  {
    id: 'V29',
    what: 'performs a change of configuration again when it is decided again, whatever it expects',
    line: 'G2',
    harm: 'A late copy of an old change takes back a newer one.',
    published: { events: null, by: 'reasoning' },
    change: (lawful) => ({
      ...lawful,
      isExecuted: (session, cmd) => !isReconfig(cmd.op) && lawful.isExecuted(session, cmd),
      reconfigured: (last, change, from) =>
        lawful.reconfigured(last, { ...change, expect: last.id }, from),
    }),
  },
  {
    id: 'V30',
    what: 'answers a read from its own state at once',
    line: 'Q4',
    harm: 'A client reads a value that another has already been told is overwritten.',
    published: { events: 9, by: 'reasoning' },
    change: (lawful) => ({ ...lawful, isReadCovered: () => true }),
  },
  {
    id: 'V31',
    what: 'sends a vote before it is on disk',
    line: 'A10',
    harm: 'A vote that was counted is gone when its acceptor comes back.',
    published: { events: 17, by: 'reasoning' },
    change: (lawful) =>
      acceptorsKeep(lawful, (state) => {
        const instances = state.stable.instances.map((one) => ({ ...one, accepted: EMPTY }));
        return { ...state, stable: { ...state.stable, instances } };
      }),
  },
  {
    id: 'V32',
    what: 'compares ballots by leader first, then by round',
    line: 'A3',
    harm: 'No ballot of a leader with a lower number is ever high enough, once another has begun one and is gone.',
    published: { events: null, by: 'reasoning' },
    change: ({ settings, application }) =>
      rulesFor(settings, application, (a, b) => a.leader - b.leader || a.round - b.round),
  },
  {
    id: 'V33',
    what: 'comes back with its votes in the ballot that it has promised, not in those it voted in',
    line: 'A5',
    harm: 'A command that lost looks newer than the one that was chosen, and the next leader takes it.',
    published: { events: null, by: 'reasoning' },
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
  {
    id: 'V34',
    what: 'proposes a command once only',
    line: 'R28',
    harm: 'A command whose proposal is lost on its way is never decided.',
    published: { events: null, by: 'reasoning' },
    change: (lawful) => askingOnce(lawful, 'proposeRetry'),
  },
  {
    id: 'V35',
    what: 'asks once only for what it has missed',
    line: 'R29',
    harm: 'A replica whose question is lost on its way never catches up.',
    published: { events: null, by: 'reasoning' },
    change: (lawful) =>
      withholding(
        lawful,
        'askedToLearn',
        ({ body }, event) => body.type === 'learn' && event.kind === 'timer' && event.attempt > 0,
      ),
  },
  {
    id: 'V36',
    what: 'asks acceptors once only about a read',
    line: 'Q5',
    harm: 'A read whose questions are lost on their way is never answered.',
    published: { events: null, by: 'reasoning' },
    change: (lawful) => askingOnce(lawful, 'readRetry'),
  },
];
