import type {
  Action,
  ActionKind,
  Ballot,
  CfgId,
  EventView,
  Frame,
  LeaderView,
  NodeId,
  NoteKind,
  ProcessId,
  ProcessView,
  Slot,
} from '../../../contract/index.ts';
import { hasLost, isInSight, notesOf, slotIn, type NoteOf } from './telling.ts';

/** This file says how long the sentence about an event stays true, as a function of a later frame. */

/** What is asked: does what the sentence says still hold in the frame that is shown? */
interface Claim {
  readonly event: EventView;
  /** The process whose handler ran. */
  readonly who: ProcessId;
  /** The world right after the event, where that is at hand: the sentence draws on it. */
  readonly before: Frame | null;
  readonly shown: Frame;
}

type Holds<T> = (claim: Claim, told: T) => boolean;

/** What has happened has happened. */
const ALWAYS = () => true;

const staysInSight = ({ shown }: Claim, { slot }: { readonly slot: Slot }) =>
  isInSight(shown, slot);

function same(a: Ballot, b: Ballot): boolean {
  return a.round === b.round && a.leader === b.leader;
}

function processIn<R extends ProcessView['role']>(
  { processes }: Frame,
  id: ProcessId,
  role: R,
): Extract<ProcessView, { role: R }> | null {
  const found = processes.find((one) => one.id === id);
  return found?.role === role ? (found as Extract<ProcessView, { role: R }>) : null;
}

function isUp({ nodes }: Frame, node: NodeId): boolean {
  return nodes.find(({ id }) => id === node)?.status !== 'down';
}

/** The instance of a running leader; null if it is gone. */
function instanceIn({ shown, who }: Claim, cfg: CfgId): LeaderView['instances'][number] | null {
  const leader = processIn(shown, who, 'leader');
  if (leader === null || !isUp(shown, leader.node)) return null;
  return leader.instances.find((one) => one.cfg === cfg) ?? null;
}

interface InBallot {
  readonly cfg: CfgId;
  readonly ballot: Ballot;
}

function isScouting(claim: Claim, { cfg, ballot }: InBallot): boolean {
  const instance = instanceIn(claim, cfg);
  return instance !== null && instance.scout !== null && same(instance.ballot, ballot);
}

function isAnyScouting({ shown, who }: Claim): boolean {
  const { instances = [] } = processIn(shown, who, 'leader') ?? {};
  return instances.some(({ scout }) => scout !== null);
}

function isActive(claim: Claim, { cfg, ballot }: InBallot): boolean {
  const instance = instanceIn(claim, cfg);
  return instance?.mode === 'active' && same(instance.ballot, ballot);
}

function isPassive(claim: Claim, { cfg }: { readonly cfg: CfgId }): boolean {
  return instanceIn(claim, cfg)?.mode === 'passive';
}

/** The acceptors that have voted for what this commander asks; null if there is no such commander any more. */
function votesCounted(claim: Claim, { cfg, slot }: { cfg: CfgId; slot: Slot }): number | null {
  const commander = instanceIn(claim, cfg)?.commanders.find((one) => one.slot === slot);
  return commander?.ok.length ?? null;
}

function hasPromised(claim: Claim, cfg: CfgId, ballot: Ballot): boolean {
  const acceptor = processIn(claim.shown, claim.who, 'acceptor');
  const instance = acceptor?.instances.find((one) => one.cfg === cfg);
  return instance !== undefined && same(instance.promised, ballot);
}

/** A vote that chooses nothing is told with the votes so far. */
function isVoteAsTold(claim: Claim, note: NoteOf<'accepted'>): boolean {
  if (!isInSight(claim.shown, note.slot)) return false;
  const { event, shown } = claim;
  const [before, now] = [slotIn(claim.before, note.slot), slotIn(shown, note.slot)];
  if (before?.chosen || event.beats.some(({ kind }) => kind === 'chosen')) return true;
  const voters = before?.votes?.voters.length;
  return !now?.chosen && (voters === undefined || voters === now?.votes?.voters.length);
}

/** The client still waits for the answer to this request. */
function isOpen({ shown, who }: Claim, { cmd }: Pick<NoteOf<'asked'>, 'cmd'>): boolean {
  const open = processIn(shown, who, 'client')?.open ?? null;
  return open !== null && cmd !== 'noop' && open.client === cmd.client && open.seq === cmd.seq;
}

const slotOutIn = ({ shown, who }: Claim) => processIn(shown, who, 'replica')?.slotOut ?? Infinity;

const staysPerformed = ({ shown, who }: Claim, { slot }: { readonly slot: Slot }) =>
  isInSight(shown, slot) && !hasLost(shown, who, slot);

/** Until when each note's sentence stays true. */
const NOTES: { readonly [K in NoteKind]: Holds<NoteOf<K>> } = {
  // acceptors
  promised: (claim, { cfg, ballot }) => hasPromised(claim, cfg, ballot),
  refusedP1a: (claim, { cfg, promised }) => hasPromised(claim, cfg, promised),
  accepted: isVoteAsTold,
  refusedP2a: (claim, { cfg, promised, why }) =>
    why === 'collected' || hasPromised(claim, cfg, promised),
  readReplied: ALWAYS,
  // leaders
  scouting: isScouting,
  promiseCounted(claim, note) {
    const { acceptors = [], scout = null } = instanceIn(claim, note.cfg) ?? {};
    if (scout === null || !isScouting(claim, note)) return false;
    return acceptors.filter((id) => !scout.waitfor.includes(id)).length === note.have;
  },
  adopted: isActive,
  preempted(claim, note) {
    const [next] = notesOf(claim.event, 'scouting');
    return next === undefined ? isPassive(claim, note) : isScouting(claim, next);
  },
  proposalKept(claim, { cfg, slot }) {
    const mode = instanceIn(claim, cfg)?.mode;
    const before = instanceIn({ ...claim, shown: claim.before ?? claim.shown }, cfg)?.mode;
    return mode !== 'active' && mode === before && isInSight(claim.shown, slot);
  },
  commanding: (claim, note) => isActive(claim, note) && votesCounted(claim, note) !== null,
  voteCounted: (claim, note) => votesCounted(claim, note) === note.have,
  decided: staysInSight,
  decisionRepeated: staysInSight,
  quorumLost: isPassive,
  rivalAlive: isPassive,
  rivalSeen: isPassive,
  wasCollected: ALWAYS,
  pinged: ALWAYS,
  ponged: ALWAYS,
  baseRaised: ALWAYS,
  resent(claim, { what, slot }) {
    switch (what) {
      case 'p1a':
        return isAnyScouting(claim);
      case 'p2a':
        return isInSight(claim.shown, slot) && !slotIn(claim.shown, slot)?.chosen;
      case 'propose':
      case 'readQuery':
        return slotOutIn(claim) <= slot;
    }
  },
  // replicas
  requested(claim) {
    const [proposed] = notesOf(claim.event, 'proposed');
    if (proposed !== undefined) return isInSight(claim.shown, proposed.slot);
    return (processIn(claim.shown, claim.who, 'replica')?.waiting ?? 0) > 0;
  },
  proposed: staysInSight,
  learned(claim, { slot }) {
    const before = slotOutIn({ ...claim, shown: claim.before ?? claim.shown });
    return slotOutIn(claim) === before && before <= slot;
  },
  performed: staysPerformed,
  displaced: staysInSight,
  responded: staysPerformed,
  statusSent: (claim, { slotOut }) => slotOutIn(claim) === slotOut,
  askedToLearn: (claim, { from }) => slotOutIn(claim) <= from,
  toldCollected: (claim, { base }) => slotOutIn(claim) < base,
  snapshotTaken: ALWAYS,
  snapshotSent: ALWAYS,
  snapshotInstalled: ALWAYS,
  taught: ALWAYS,
  // configurations and reads
  reconfigured: ALWAYS,
  reconfigRefused: ALWAYS,
  informed: ALWAYS,
  joined: ALWAYS,
  retired: ALWAYS,
  wasRetired: ALWAYS,
  peerRetired: ALWAYS,
  serving: ALWAYS,
  handedOver: ALWAYS,
  redirected: isOpen,
  readBegun: ALWAYS,
  readCounted: ALWAYS,
  readAnswered: ALWAYS,
  // clients
  asked: isOpen,
  queued: ({ shown, who }, { waiting }) => processIn(shown, who, 'client')?.waiting === waiting,
  answered(claim, { slot }) {
    const [next] = notesOf(claim.event, 'asked');
    return isInSight(claim.shown, slot) && (next === undefined || isOpen(claim, next));
  },
  askedAgain: isOpen,
  // every role
  started: ALWAYS,
  ignored(claim, { why }) {
    const mode = processIn(claim.shown, claim.who, 'leader')?.instances.at(-1)?.mode;
    if (why === 'notActive') return mode !== 'active';
    return why !== 'notPassive' || mode !== 'passive';
  },
};

/** Does the sentence about this note of the event still hold? */
export function noteHolds(claim: Claim, note: NoteOf<NoteKind>): boolean {
  return (NOTES[note.kind] as Holds<NoteOf<NoteKind>>)(claim, note);
}

type ActionOf<K extends ActionKind> = Extract<Action, { kind: K }>;
type Done = Pick<Claim, 'event' | 'shown'>;
type ActionHolds = {
  readonly [K in ActionKind]?: (done: Done, action: ActionOf<K>) => boolean;
};

const statusOf = ({ shown }: Done, node: NodeId) =>
  shown.nodes.find(({ id }) => id === node)?.status;

const isUnderWay = ({ event, shown }: Done) =>
  shown.envelopes.some(({ id }) => id === event.envelope?.id);

/** Until when the sentence about an action that runs no handler stays true; without an entry, always. */
const ACTIONS: ActionHolds = {
  arrive: isUnderWay,
  release: isUnderWay,
  delay: isUnderWay,
  duplicate: isUnderWay,
  hold: ({ event, shown }) =>
    shown.envelopes.some(({ id, state }) => id === event.envelope?.id && state === 'held'),
  crash(done, { node, point }) {
    if (point === 'now') return statusOf(done, node) === 'down';
    return done.shown.nodes.some(({ id, crashAt }) => id === node && crashAt === point);
  },
  restart: (done, { node }) => statusOf(done, node) !== 'down',
  wipe: ({ shown }, { node }) => shown.nodes.some(({ id, wiped }) => id === node && wiped),
  pause: (done, { node }) => statusOf(done, node) === 'paused',
  resume: (done, { node }) => statusOf(done, node) !== 'paused',
  cut: ({ shown }, { links }) => links.every(({ from, to }) => isCut(shown, from, to)),
  heal: ({ shown }, { links }) => !links.some(({ from, to }) => isCut(shown, from, to)),
  election: ({ shown }, { policy }) => shown.run.election === policy,
};

function isCut({ links }: Frame, from: NodeId, to: NodeId): boolean {
  return links.some((link) => link.from === from && link.to === to && link.cut);
}

/** Does the sentence about an event that ran no handler still hold? */
export function actionHolds(done: Done): boolean {
  const { action } = done.event;
  const holds = ACTIONS[action.kind] as ((done: Done, action: Action) => boolean) | undefined;
  return holds?.(done, action) ?? true;
}

/** A crash point struck: the sentence is true while the node is down. */
export function crashHolds({ event, shown }: Done): boolean {
  return event.crashed !== null && !isUp(shown, event.crashed);
}
