import type {
  Beat,
  CellStatus,
  EnvelopeView,
  LeaderMode,
  MarkKind,
  MessageType,
  NodeView,
  NoteKind,
  Role,
  Standing,
  TimerName,
} from '../../../contract/index.ts';
import type { Mark, Shape } from '../../../scene/index.ts';
import type { TermId } from './glossary.ts';

/**
 * The entry for each thing that the page can show, kind by kind. The tables are total, so that `tsc`
 * asks for an entry when a kind is new.
 */

type Terms<Kind extends string> = Readonly<Record<Kind, TermId>>;

export const ROLE_TERMS: Terms<Role> = {
  replica: 'replica',
  leader: 'leader',
  acceptor: 'acceptor',
  client: 'client',
};

export const MESSAGE_TERMS: Terms<MessageType> = {
  request: 'request',
  response: 'response',
  propose: 'propose',
  p1a: 'p1a',
  p1b: 'p1b',
  p2a: 'p2a',
  p2b: 'p2b',
  decision: 'decision',
  ping: 'ping',
  pong: 'pong',
  status: 'status',
  learn: 'learn',
  learned: 'learnedMessage',
  snapshot: 'snapshot',
  collected: 'collectedMessage',
  retired: 'retiredMessage',
  configInfo: 'configInfo',
  joined: 'joined',
  read: 'readMessage',
  readQuery: 'readQuery',
  readReply: 'readReply',
  moved: 'moved',
};

export const SHAPE_TERMS: Terms<Shape> = {
  diamond: 'tokenShape',
  cell: 'tokenShape',
  plate: 'tokenShape',
  disc: 'tokenShape',
  bar: 'tokenShape',
  dot: 'heartbeat',
};

export const MARK_TERMS: Terms<MarkKind> = {
  crashed: 'crashed',
  restarted: 'restarted',
  wiped: 'wiped',
  paused: 'paused',
  resumed: 'resumed',
  cut: 'cut',
  healed: 'healed',
  weather: 'weather',
  request: 'byHand',
  reconfigured: 'reconfigure',
  broken: 'broken',
};

export const BEAT_TERMS: Terms<Beat['kind']> = {
  scouting: 'scouting',
  proposing: 'commander',
  gaveUp: 'request',
  restored: 'answered',
  adopted: 'adopted',
  preempted: 'preempted',
  quorumLost: 'quorumLost',
  chosen: 'chosen',
  decided: 'decided',
  learned: 'learned',
  performed: 'performed',
  answered: 'answered',
  reconfigured: 'reconfigure',
  standing: 'configuration',
  handedOver: 'moved',
  redirected: 'moved',
  crashed: 'crashed',
  restarted: 'restarted',
  wiped: 'wiped',
  cut: 'cut',
  healed: 'healed',
  broken: 'broken',
};

/** The word that stands for a moment at a process. */
export const SAID_TERMS: Terms<Extract<Mark, { kind: 'said' }>['word']> = {
  adopted: 'adopted',
  preempted: 'preempted',
  'quorum lost': 'quorumLost',
  chosen: 'chosen',
  decided: 'decided',
  joining: 'joining',
  leaving: 'leaving',
  retired: 'retired',
};

export const STANDING_TERMS: Terms<Standing> = {
  spare: 'spare',
  joining: 'joining',
  member: 'member',
  leaving: 'leaving',
  retired: 'retired',
};

export const MODE_TERMS: Terms<LeaderMode> = {
  passive: 'passive',
  scouting: 'scouting',
  active: 'active',
};

export const CELL_TERMS: Terms<CellStatus> = {
  unknown: 'veil',
  empty: 'slot',
  proposed: 'proposed',
  learned: 'learned',
  performed: 'performed',
};

export const NODE_TERMS: Terms<NodeView['status']> = {
  up: 'server',
  down: 'crashed',
  paused: 'paused',
  unknown: 'veil',
};

export const ENVELOPE_TERMS: Terms<EnvelopeView['state'] | EnvelopeView['fate']> = {
  flying: 'inFlight',
  held: 'held',
  waiting: 'inbox',
  sent: 'inFlight',
  arrives: 'inFlight',
  lost: 'dropped',
  cut: 'cut',
};

export const TIMER_TERMS: Terms<TimerName> = {
  elect: 'patience',
  ping: 'ping',
  quorum: 'quorumLost',
  p1Retry: 'scout',
  p2Retry: 'commander',
  proposeRetry: 'propose',
  status: 'status',
  gap: 'hole',
  learn: 'learn',
  readRetry: 'read',
  clientRetry: 'request',
};

/** What a caption speaks about when a handler reports a note. */
export const NOTE_TERMS: Terms<NoteKind> = {
  promised: 'promise',
  refusedP1a: 'refused',
  accepted: 'vote',
  refusedP2a: 'refused',
  readReplied: 'readReply',
  scouting: 'scout',
  promiseCounted: 'promise',
  adopted: 'adopted',
  preempted: 'preempted',
  proposalKept: 'proposed',
  commanding: 'commander',
  voteCounted: 'vote',
  decided: 'decided',
  decisionRepeated: 'decision',
  quorumLost: 'quorumLost',
  rivalAlive: 'rival',
  rivalSeen: 'rival',
  pinged: 'ping',
  ponged: 'pong',
  wasCollected: 'collected',
  baseRaised: 'base',
  requested: 'request',
  proposed: 'proposed',
  learned: 'learned',
  performed: 'performed',
  displaced: 'proposed',
  responded: 'response',
  statusSent: 'status',
  askedToLearn: 'learn',
  toldCollected: 'collectedMessage',
  snapshotTaken: 'snap',
  snapshotSent: 'snapshot',
  snapshotInstalled: 'snapshot',
  taught: 'learnedMessage',
  reconfigured: 'reconfigure',
  reconfigRefused: 'reconfigure',
  informed: 'configInfo',
  readBegun: 'read',
  readCounted: 'readReply',
  readAnswered: 'read',
  handedOver: 'moved',
  serving: 'member',
  peerRetired: 'retired',
  redirected: 'moved',
  asked: 'request',
  queued: 'requests',
  answered: 'answered',
  askedAgain: 'request',
  joined: 'joined',
  retired: 'retired',
  wasRetired: 'retiredMessage',
  started: 'restarted',
  resent: 'timer',
  ignored: 'ignored',
};

/** The fields that the inspector names. */
export const FIELD_TERMS = {
  promised: 'promise',
  accepted: 'accepted',
  base: 'base',
  retiredBelow: 'retired',
  round: 'round',
  ballot: 'ballot',
  mode: 'active',
  rival: 'rival',
  scout: 'scout',
  commanders: 'commander',
  proposals: 'proposed',
  decided: 'decided',
  patience: 'patience',
  snap: 'snap',
  log: 'log',
  slotOut: 'slotOut',
  slotIn: 'slotIn',
  WINDOW: 'window',
  requests: 'requests',
  state: 'state',
  configs: 'configuration',
  sessions: 'session',
  open: 'requests',
  target: 'replica',
  queue: 'requests',
  last: 'answered',
  seq: 'requestNumber',
  session: 'session',
  slot: 'slot',
  command: 'command',
  request: 'requestNumber',
  result: 'state',
  configuration: 'configuration',
  answers: 'ballot',
  pvalues: 'pvalue',
  number: 'ping',
  active: 'active',
  top: 'slot',
  'from slot': 'slot',
  'below slot': 'base',
  decisions: 'decision',
  configurations: 'configuration',
  ask: 'replica',
  chosen: 'chosen',
  votes: 'vote',
  cause: 'event',
  sent: 'virtualTime',
  due: 'virtualTime',
} as const satisfies Readonly<Record<string, TermId>>;
