import { BOTTOM, compareBallots, EMPTY, rulesFor, type Rules } from '../paxos/index.ts';

/** The protocol with one rule replaced: each must be found out. */
export interface Variant {
  readonly id: string;
  readonly what: string;
  readonly change: (lawful: Rules) => Rules;
}

/** Ids are those of the conformance plan. */
export const VARIANTS: readonly Variant[] = [
  {
    id: 'V1',
    what: 'A9 votes in any ballot',
    change: (lawful) => ({ ...lawful, mayVote: () => true }),
  },
  {
    id: 'V2',
    what: 'L12 ignores what acceptors carried',
    change: (lawful) => ({ ...lawful, keepCarried: (own) => own }),
  },
  {
    id: 'V3',
    what: 'S4 keeps the pvalue with the lowest ballot',
    change: (lawful) => ({
      ...lawful,
      higherPvalue: (known, other) =>
        compareBallots(other.ballot, known.ballot) < 0 ? other : known,
    }),
  },
  {
    id: 'V4',
    what: 'one of the acceptors is a quorum',
    change: (lawful) => ({ ...lawful, isQuorum: (count) => count >= 1 }),
  },
  {
    id: 'V5',
    what: 'half of the acceptors, rounded down, is a quorum',
    change: (lawful) => ({
      ...lawful,
      isQuorum: (count, members) => count >= Math.floor(members / 2),
    }),
  },
  {
    id: 'V6',
    what: 'C6 counts messages, not acceptors',
    change: (lawful) => ({
      ...lawful,
      withVote: (commander, acceptor) => [...commander.ok, acceptor],
    }),
  },
  {
    id: 'V7',
    what: 'S5 counts messages, not acceptors',
    change: (lawful) => ({ ...lawful, stillWaiting: (waitfor) => waitfor.slice(1) }),
  },
  {
    id: 'V8',
    what: 'C5 counts votes of older ballots',
    change: (lawful) => ({ ...lawful, isVoteMine: () => true }),
  },
  {
    id: 'V9',
    what: 'S3 counts promises to older ballots',
    change: (lawful) => ({ ...lawful, isPromiseMine: () => true }),
  },
  {
    id: 'V10',
    what: 'ballots are compared by round alone',
    change: ({ settings, application }) =>
      rulesFor(settings, application, (a, b) => a.round - b.round),
  },
  {
    id: 'V11',
    what: 'an acceptor comes back with its votes but without its promise',
    change: (lawful) => ({
      ...lawful,
      survives: (state, fresh) => {
        if (state.role !== 'acceptor') return lawful.survives(state, fresh);
        const instances = state.stable.instances.map((one) => ({ ...one, promised: BOTTOM }));
        return { ...state, stable: { ...state.stable, instances } };
      },
    }),
  },
  {
    id: 'V12',
    what: 'an acceptor comes back without its memory',
    change: (lawful) => ({
      ...lawful,
      survives: (state, fresh) =>
        state.role === 'acceptor' ? fresh : lawful.survives(state, fresh),
    }),
  },
  {
    id: 'V13',
    what: 'a leader comes back without its round',
    change: (lawful) => ({
      ...lawful,
      survives: (state, fresh) => (state.role === 'leader' ? fresh : lawful.survives(state, fresh)),
    }),
  },
  {
    id: 'V14',
    what: 'L6 lets a second command take a slot',
    change: (lawful) => ({ ...lawful, mayTakeSlot: () => true }),
  },
  {
    id: 'V15',
    what: 'A9 votes above its promise without adopting the ballot',
    change: (lawful) => ({ ...lawful, promiseAfterVote: (promised) => promised }),
  },
  {
    id: 'V16',
    what: 'R15 takes its own proposal for what was decided',
    change: (lawful) => ({
      ...lawful,
      decidedCommand: (decision, own) => own ?? decision.cmd,
    }),
  },
  {
    id: 'V17',
    what: 'R23 performs a command again',
    change: (lawful) => ({ ...lawful, isExecuted: () => false }),
  },
  {
    id: 'V19',
    what: 'R18 forgets a displaced command',
    change: (lawful) => ({ ...lawful, isDisplaced: () => false }),
  },
  {
    id: 'V20',
    what: 'A8 and L4 forget what is collected',
    change: (lawful) => ({ ...lawful, isCollected: () => false }),
  },
  {
    id: 'V21',
    what: 'R8 goes one slot beyond the window',
    change: (lawful) => ({
      ...lawful,
      isInWindow: (slot, slotOut) => slot <= slotOut + lawful.settings.window,
    }),
  },
  {
    id: 'V27',
    what: 'R33 installs a snapshot without its sessions',
    change: (lawful) => ({ ...lawful, installed: (snapshot) => ({ ...snapshot, sessions: [] }) }),
  },
  {
    id: 'V31',
    what: 'an acceptor sends a vote before it is on disk, and comes back without it',
    change: (lawful) => ({
      ...lawful,
      survives: (state, fresh) => {
        if (state.role !== 'acceptor') return lawful.survives(state, fresh);
        const instances = state.stable.instances.map((one) => ({ ...one, accepted: EMPTY }));
        return { ...state, stable: { ...state.stable, instances } };
      },
    }),
  },
];
