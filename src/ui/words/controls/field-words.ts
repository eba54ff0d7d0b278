import { chanceText, countText, spanText } from '../values/format.ts';

/** Each number that a person can set has a label, a unit and a sentence of help, found by its field path. */

interface UnitWords {
  /** Stands behind the field. */
  readonly sign: string;
  /** One unit as people type it, in the units of the program. */
  readonly size: number;
  readonly isWhole: boolean;
  readonly text: (value: number) => string;
}

/** How a number is typed and shown: a span in milliseconds, a chance in per cent. */
const UNITS = {
  count: { sign: '', size: 1, isWhole: true, text: countText },
  span: { sign: 'ms', size: 1_000, isWhole: true, text: spanText },
  chance: { sign: '%', size: 0.01, isWhole: false, text: chanceText },
  factor: { sign: '×', size: 1, isWhole: false, text: countText },
  rate: { sign: '/ s', size: 1, isWhole: false, text: countText },
  number: { sign: '', size: 1, isWhole: true, text: String },
} as const satisfies Readonly<Record<string, UnitWords>>;

interface FieldWords {
  readonly label: string;
  readonly unit: keyof typeof UNITS;
  readonly help: string;
}

const FIELDS: Readonly<Record<string, FieldWords>> = {
  seed: {
    label: 'Seed',
    unit: 'number',
    help: 'All luck comes from the seed: the same seed and the same hands give the same run.',
  },
  nodes: {
    label: 'Nodes',
    unit: 'count',
    help: 'They host the processes. They crash, pause and lose touch.',
  },
  replicas: {
    label: 'Replicas',
    unit: 'count',
    help: 'They learn decisions, perform them in slot order and answer clients.',
  },
  leaders: {
    label: 'Leaders',
    unit: 'count',
    help: 'They compete for a ballot and get commands accepted in it.',
  },
  acceptors: {
    label: 'Acceptors',
    unit: 'count',
    help: 'They promise and vote. A majority of them chooses; 2f + 1 of them survive f crashes.',
  },
  'spares.replicas': {
    label: 'Spare replicas',
    unit: 'count',
    help: 'Replicas outside the first configuration. A change of configuration may add them.',
  },
  'spares.leaders': {
    label: 'Spare leaders',
    unit: 'count',
    help: 'Leaders outside the first configuration. A change of configuration may add them.',
  },
  'spares.acceptors': {
    label: 'Spare acceptors',
    unit: 'count',
    help: 'Acceptors outside the first configuration. They promise and vote once a change adds them.',
  },
  clients: { label: 'Clients', unit: 'count', help: 'Each has one request open at a time.' },
  processing: {
    label: 'Processing time',
    unit: 'span',
    help: 'How long a node takes for one message. The next message waits in the inbox.',
  },
  loopback: {
    label: 'Latency within a node',
    unit: 'span',
    help: 'How long a message takes between two processes of one node. It is never lost.',
  },
  'link.latencyMin': {
    label: 'Shortest latency',
    unit: 'span',
    help: 'No message between two nodes is faster.',
  },
  'link.latencyMax': {
    label: 'Longest latency',
    unit: 'span',
    help: 'No message is slower, unless reordering stretches it.',
  },
  'link.loss': { label: 'Loss', unit: 'chance', help: 'How many messages vanish on the way.' },
  'link.duplication': {
    label: 'Duplication',
    unit: 'chance',
    help: 'How many messages arrive twice.',
  },
  'link.reordering': {
    label: 'Reordering',
    unit: 'chance',
    help: 'How many messages are slowed, so that later ones overtake them.',
  },
  'link.tail': {
    label: 'Tail',
    unit: 'factor',
    help: 'How many times as long a slowed message takes.',
  },
  'load.think': {
    label: 'Think time',
    unit: 'span',
    help: 'How long a client waits after an answer, on average, before it asks again.',
  },
  'load.perSecond': {
    label: 'Requests a second',
    unit: 'rate',
    help: 'How often each client asks, on average, answered or not.',
  },
  'settings.window': {
    label: 'WINDOW',
    unit: 'count',
    help: 'How many slots beyond slotOut a replica may propose for.',
  },
  'settings.chunk': {
    label: 'Decisions in one learned',
    unit: 'count',
    help: 'The most decisions that one message brings to a replica that catches up.',
  },
  'settings.ping': {
    label: 'Ping interval',
    unit: 'span',
    help: 'How often a passive leader asks its rival whether it is alive.',
  },
  'settings.suspectInitial': {
    label: 'Patience at the start',
    unit: 'span',
    help: 'How long a passive leader bears silence before it sends out a scout.',
  },
  'settings.suspectMin': {
    label: 'Least patience',
    unit: 'span',
    help: 'Patience shrinks with every chosen slot, but not below this.',
  },
  'settings.suspectMax': {
    label: 'Most patience',
    unit: 'span',
    help: 'Patience grows with every preemption, but not beyond this.',
  },
  'settings.suspectGrowth': {
    label: 'Patience grows by',
    unit: 'factor',
    help: 'Each preemption multiplies patience by this factor, so that duels end.',
  },
  'settings.suspectDecrease': {
    label: 'Patience shrinks by',
    unit: 'span',
    help: 'Each chosen slot takes this much off patience.',
  },
  'settings.retry': {
    label: 'First retry',
    unit: 'span',
    help: 'How long until p1a, p2a and propose are sent again. It doubles each time.',
  },
  'settings.retryMax': {
    label: 'Longest retry',
    unit: 'span',
    help: 'The doubling of retries stops here.',
  },
  'settings.clientRetry': {
    label: "Client's first retry",
    unit: 'span',
    help: 'How long a client waits before it asks the next replica. It doubles each time.',
  },
  'settings.clientRetryMax': {
    label: "Client's longest retry",
    unit: 'span',
    help: "The doubling of a client's retries stops here.",
  },
  'settings.quorumTtl': {
    label: 'Quorum timeout',
    unit: 'span',
    help: 'An active leader whose commanders wait this long for a majority of votes steps down.',
  },
  'settings.status': {
    label: 'Status interval',
    unit: 'span',
    help: 'How often a replica tells the others how far it has performed.',
  },
  'settings.gap': {
    label: 'Gap timeout',
    unit: 'span',
    help: 'How long a replica waits for a missing slot before it asks a peer.',
  },
  'settings.learn': {
    label: 'Learn timeout',
    unit: 'span',
    help: 'How long a replica that lags waits before it asks a peer. It doubles each time.',
  },
  'settings.learnMax': {
    label: 'Longest learn timeout',
    unit: 'span',
    help: 'The doubling of the learn timeout stops here.',
  },
};

/** Finds the words for a field. It returns null for a path that names no number a person can set. */
export function fieldWords(field: string): FieldWords | null {
  return FIELDS[field] ?? null;
}

export const FIELD_NAMES: readonly string[] = Object.keys(FIELDS);

export function unitOf(field: string): UnitWords {
  return UNITS[FIELDS[field]?.unit ?? 'number'];
}
