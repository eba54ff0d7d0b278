import {
  has,
  isMember,
  knownTo,
  NOOP,
  quorumOf,
  type Application,
  type ClientCommand,
  type Event,
  type ProcessState,
  type Step,
} from '../paxos/index.ts';
import { scoutingEachTime, settledEverywhere } from './leader-patches.ts';
import { askingOnce, hearing, patched, withholding } from './patches.ts';
import type { Variant } from './variant.ts';

const HOUR = 3_600_000_000;

/** Takes the hand-over out of a step, so that a leaving replica keeps its requests and reads. */
function keepingBack(
  before: ProcessState,
  _event: Event,
  outcome: Step<ProcessState>,
): Step<ProcessState> {
  const { state, notes, effects } = outcome;
  const given = notes.flatMap((note) => (note.kind === 'handedOver' ? [note.cmd] : []));
  if (given.length === 0 || before.role !== 'replica' || state.role !== 'replica') return outcome;
  const { reads } = before.volatile;
  const requests = given.filter(
    (cmd): cmd is ClientCommand => cmd !== NOOP && !reads.some((read) => read.cmd === cmd),
  );
  return {
    ...outcome,
    state: { ...state, volatile: { ...state.volatile, requests, reads } },
    notes: notes.filter(({ kind }) => kind !== 'handedOver'),
    effects: effects.filter(
      (one) =>
        (one.kind !== 'send' || one.body.type !== 'moved') &&
        (one.kind !== 'cancelTimer' || one.name !== 'readRetry'),
    ),
  };
}

/** Keeps a process gone that was a member again, unless it is one of the newest configuration. */
function onlyTheLast(
  before: ProcessState,
  _event: Event,
  outcome: Step<ProcessState>,
): Step<ProcessState> {
  const { state } = outcome;
  if (before.role !== 'replica' || state.role !== 'replica') return outcome;
  const { gone } = state.volatile;
  const newest = knownTo(state).at(-1)!;
  const kept = before.volatile.gone.filter((id) => !isMember(newest, id) && !gone.includes(id));
  if (kept.length === 0) return outcome;
  return {
    ...outcome,
    state: { ...state, volatile: { ...state.volatile, gone: [...gone, ...kept] } },
  };
}

/** Further rules to break: each is guarded by a scenario, and none is in a published plan. */
export const MUTATIONS: readonly Variant[] = [
  {
    id: 'W1',
    what: 'An adopted leader forgets the commands it was asked for before.',
    line: 'L12',
    harm: 'A command that arrived before the first phase waits until a replica proposes it again.',
    change: (lawful) => ({
      ...lawful,
      keepCarried: (_own, carried) => lawful.keepCarried([], carried),
    }),
  },
  {
    id: 'W2',
    what: 'A leader runs the first phase for every command.',
    line: 'L7',
    harm: 'Each command takes twice as long and twice as many messages.',
    change: scoutingEachTime,
  },
  {
    id: 'W3',
    what: 'One acceptor is never a quorum, not even alone.',
    line: 'C6',
    harm: 'A cluster with one acceptor decides nothing.',
    change: (lawful) => ({
      ...lawful,
      isQuorum: (count, members) => count >= Math.max(2, quorumOf(members)),
    }),
  },
  {
    id: 'W4',
    what: 'A replica applies each command to the initial state.',
    line: 'R25',
    harm: 'A client does not see what another client was answered before.',
    change: (lawful) => {
      const { application } = lawful;
      const apply: Application['apply'] = (_state, op) =>
        application.apply(application.initial, op);
      return { ...lawful, application: { ...application, apply } };
    },
  },
  {
    id: 'W5',
    what: 'A leader waits for all acceptors.',
    line: 'C6',
    harm: 'One acceptor that is down stops everything.',
    change: (lawful) => ({ ...lawful, isQuorum: (count, members) => count >= members }),
  },
  {
    id: 'W6',
    what: 'A leader does not wait for a rival that answers its ping.',
    line: 'L19',
    harm: 'A healthy leader is preempted for nothing.',
    change: (lawful) => ({ ...lawful, defersTo: () => false }),
  },
  {
    id: 'W7',
    what: 'A leader never suspects its rival.',
    line: 'L20',
    harm: 'No leader takes over from one that has crashed.',
    change: (lawful) => ({
      ...lawful,
      electionDelay: (policy, suspectAfter, why) =>
        why === 'first' ? lawful.electionDelay(policy, suspectAfter, why) : null,
    }),
  },
  {
    id: 'W8',
    what: 'A leader counts its rounds without regard to its rival’s.',
    line: 'L9',
    harm: 'A preempted leader returns below the ballot that preempted it.',
    change: (lawful) => ({ ...lawful, nextRound: (used) => used + 1 }),
  },
  {
    id: 'W9',
    what: 'A scout asks for promises only once.',
    line: 'L21',
    harm: 'A leader whose promises are lost waits for ever.',
    change: (lawful) => askingOnce(lawful, 'p1Retry'),
  },
  {
    id: 'W10',
    what: 'A commander asks for votes only once.',
    line: 'L22',
    harm: 'A slot whose votes are lost stays open.',
    change: (lawful) => askingOnce(lawful, 'p2Retry'),
  },
  {
    id: 'W11',
    what: 'A leader keeps its lead though no majority answers.',
    line: 'L25',
    harm: 'A leader that is cut off from the acceptors keeps others from doing its work.',
    change: (lawful) => ({ ...lawful, settings: { ...lawful.settings, quorumTtl: HOUR } }),
  },
  {
    id: 'W12',
    what: 'A replica does not answer from its session table.',
    line: 'R3',
    harm: 'A client whose response was lost never gets another.',
    change: (lawful) => ({ ...lawful, isAnswered: () => false }),
  },
  {
    id: 'W13',
    what: 'A restarted client continues its old session.',
    line: 'K1',
    harm: 'A new command is taken for an old one and never performed.',
    change: (lawful) =>
      hearing(lawful, 'client', (_before, event) =>
        event.kind === 'start' ? { ...event, session: null } : event,
      ),
  },
  {
    id: 'W14',
    what: 'A restarted replica has lost its log.',
    line: 'R15',
    harm: 'What a replica has reported as learned has to be learned again.',
    change: (lawful) => ({
      ...lawful,
      survives: (state, fresh) =>
        state.role === 'replica' ? fresh : lawful.survives(state, fresh),
    }),
  },
  {
    id: 'W15',
    what: 'A replica never answers a question for decisions.',
    line: 'R31',
    harm: 'A replica that has missed decisions never catches up with its peers.',
    change: (lawful) => withholding(lawful, 'taught', ({ body }) => body.type === 'learned'),
  },
  {
    id: 'W16',
    what: 'A client asks the same replica again and again.',
    line: 'K3',
    harm: 'A client that cannot reach one replica never reaches another.',
    change: (lawful) => ({ ...lawful, nextReplica: (target) => target }),
  },
  {
    id: 'W17',
    what: 'A leader repeats its question before an answer can arrive.',
    line: 'L22',
    harm: 'Each command takes many more messages than it needs.',
    change: (lawful) => ({ ...lawful, settings: { ...lawful.settings, retry: 8_000 } }),
  },
  {
    id: 'W18',
    what: 'A replica never reports what it has on disk.',
    line: 'R36',
    harm: 'No process ever drops a slot, however long ago it was decided.',
    change: (lawful) => ({ ...lawful, settings: { ...lawful.settings, status: HOUR } }),
  },
  {
    id: 'W19',
    what: 'A change of configuration takes effect in the next slot.',
    line: 'G3',
    harm: 'Slots that are already being decided get another set of acceptors.',
    change: (lawful) => ({
      ...lawful,
      reconfigured: (last, change, from) =>
        lawful.reconfigured(last, change, from - lawful.settings.window + 1),
    }),
  },
  {
    id: 'W20',
    what: 'Replicas fill no slots for a new configuration.',
    line: 'G4',
    harm: 'A change takes effect only after enough other commands.',
    change: (lawful) => ({ ...lawful, drainTo: () => 0 }),
  },
  {
    id: 'W21',
    what: 'A replica announces a new configuration only to members of the one before.',
    line: 'G5',
    harm: 'A replica that is added never begins to work.',
    change: (lawful) =>
      withholding(
        lawful,
        'informed',
        ({ to, body }) =>
          body.type === 'configInfo' &&
          !body.records.slice(0, -1).some((record) => isMember(record, to)),
      ),
  },
  {
    id: 'W22',
    what: 'A replica announces a new configuration only once.',
    line: 'G5',
    harm: 'A process that missed the message never begins to work.',
    change: (lawful) =>
      withholding(
        lawful,
        'informed',
        ({ body }, event) => body.type === 'configInfo' && event.kind === 'timer',
      ),
  },
  {
    id: 'W23',
    what: 'A replica proposes and answers in slots of configurations that it is not in.',
    line: 'R10',
    harm: 'A replica that has left, or has not joined yet, works as if it were a member.',
    change: (lawful) => ({ ...lawful, worksIn: () => true }),
  },
  {
    id: 'W24',
    what: 'A leaving replica keeps its requests.',
    line: 'R39',
    harm: 'A client keeps asking replicas that can do nothing for it.',
    change: (lawful) => patched(lawful, keepingBack),
  },
  {
    id: 'W25',
    what: 'An acceptor takes part again in a configuration that is over.',
    line: 'A2',
    harm: 'An acceptor that has forgotten its votes lets another command be chosen.',
    change: (lawful) => ({ ...lawful, isRetired: () => false }),
  },
  {
    id: 'W26',
    what: 'A process never gives up a configuration.',
    line: 'A15',
    harm: 'A removed server can never be switched off.',
    change: (lawful) => ({
      ...lawful,
      retiredBelow: (_learnedBy, _records, already) => already,
    }),
  },
  {
    id: 'W27',
    what: 'A change that cannot be made counts as one that changes nothing.',
    line: 'G2',
    harm: 'Every replica begins a configuration that no client asked for.',
    change: (lawful) => ({
      ...lawful,
      reconfigured: (last, change, from) => {
        const record = lawful.reconfigured(last, change, from);
        return typeof record === 'string' ? { ...last, id: last.id + 1, from } : record;
      },
    }),
  },
  {
    id: 'W28',
    what: 'A replica reports again when it is told that it is back, but not when it learns it.',
    line: 'R41',
    harm: 'A replica that is called back stays silent. With one more down, no slot is dropped.',
    change: (lawful) =>
      patched(lawful, (_before, event, outcome) => {
        const { notes, effects } = outcome;
        const isTold = event.kind === 'message' && event.body.type === 'configInfo';
        if (isTold || !notes.some(({ kind }) => kind === 'serving')) return outcome;
        return {
          ...outcome,
          notes: notes.filter(({ kind }) => kind !== 'serving'),
          effects: effects.filter((one) => one.kind !== 'setTimer' || one.name !== 'status'),
        };
      }),
  },
  {
    id: 'W29',
    what: 'A replica puts a command into a slot where it has proposed a no-op.',
    line: 'R9',
    harm: 'A command waits for a slot that cannot be its own.',
    change: (lawful) => ({ ...lawful, isFree: (slot, log) => !has(log, slot) }),
  },
  {
    id: 'W30',
    what: 'A leader continues to lead only in the first of several new configurations.',
    line: 'L27',
    harm: 'Two changes in one window cost a healthy leader its lead until its patience ends.',
    change: (lawful) => ({
      ...lawful,
      leadsOn: (older) => older.length === 1 && lawful.leadsOn(older),
    }),
  },
  {
    id: 'W31',
    what: 'A leader takes every sign of life for a fresh one.',
    line: 'L30',
    harm: 'Old answers of a crashed leader keep all others from taking over.',
    change: (lawful) => ({ ...lawful, isFresh: () => true }),
  },
  {
    id: 'W32',
    what: 'A leader takes a sign of life in one configuration for one in all.',
    line: 'L28',
    harm: 'A leader that hears nothing from its rival asks no other process, and preempts a healthy one.',
    change: settledEverywhere,
  },
  {
    id: 'W33',
    what: 'A replica that hears of several changes at once looks only at the last one.',
    line: 'R38',
    harm: 'A replica that came back and left again waits for ever for a report, and never retires.',
    change: (lawful) => patched(lawful, onlyTheLast),
  },
];
