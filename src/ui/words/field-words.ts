/** The numbers a person can set: what each is called, its unit, and what it does. By field path. */

/** How a number is typed and shown: spans in milliseconds, chances in per cent. */
export type Unit = 'count' | 'span' | 'chance' | 'factor' | 'rate' | 'number';

interface FieldWords {
  readonly label: string;
  readonly unit: Unit;
  readonly help: string;
}

const FIELDS: Readonly<Record<string, FieldWords>> = {
  seed: {
    label: 'Seed',
    unit: 'number',
    help: 'All luck comes from it: the same seed and the same hands give the same run.',
  },
  nodes: { label: 'Nodes', unit: 'count', help: 'Machines. They crash, pause and lose touch.' },
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
    help: 'So many more that the first configuration leaves out: a change of configuration may add them.',
  },
  'spares.leaders': {
    label: 'Spare leaders',
    unit: 'count',
    help: 'So many more that the first configuration leaves out.',
  },
  'spares.acceptors': {
    label: 'Spare acceptors',
    unit: 'count',
    help: 'So many more that the first configuration leaves out: they promise and vote once they are added.',
  },
  clients: { label: 'Clients', unit: 'count', help: 'Each has one request open at a time.' },
  processing: {
    label: 'Processing time',
    unit: 'span',
    help: 'What a node needs for one message; until then it waits in the inbox.',
  },
  loopback: {
    label: 'Way within a node',
    unit: 'span',
    help: 'From one process to another on the same node; never lost or cut.',
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
    help: 'By how much a slowed message takes longer.',
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
    help: 'At most so many are sent to a replica that catches up, at a time.',
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
    help: 'By this factor at each preemption, so that duels end.',
  },
  'settings.suspectDecrease': {
    label: 'Patience shrinks by',
    unit: 'span',
    help: 'By this much for each chosen slot.',
  },
  'settings.retry': {
    label: 'First retry',
    unit: 'span',
    help: 'When p1a, p2a and propose are sent again; doubles each time.',
  },
  'settings.retryMax': {
    label: 'Longest retry',
    unit: 'span',
    help: 'The doubling of retries stops here.',
  },
  'settings.clientRetry': {
    label: "Client's first retry",
    unit: 'span',
    help: 'When a client without an answer asks the next replica; doubles each time.',
  },
  'settings.clientRetryMax': {
    label: "Client's longest retry",
    unit: 'span',
    help: "The doubling of a client's retries stops here.",
  },
  'settings.quorumTtl': {
    label: 'Quorum timeout',
    unit: 'span',
    help: 'While its commanders wait, an active leader steps down after so long without votes from a majority.',
  },
  'settings.status': {
    label: 'Status interval',
    unit: 'span',
    help: 'How often a replica tells the others how far it is.',
  },
  'settings.gap': {
    label: 'Gap timeout',
    unit: 'span',
    help: 'How long a replica waits for a missing slot before it asks a peer.',
  },
  'settings.learn': {
    label: 'Learn timeout',
    unit: 'span',
    help: 'When a replica that lags asks a peer; doubles each time.',
  },
  'settings.learnMax': {
    label: 'Longest learn timeout',
    unit: 'span',
    help: 'The doubling of the learn timeout stops here.',
  },
};

/** The words for a field, or null for a path that is not a number a person sets. */
export function fieldWords(field: string): FieldWords | null {
  return FIELDS[field] ?? null;
}

/** Every field path that has words. */
export const FIELD_NAMES: readonly string[] = Object.keys(FIELDS);

/** The unit to write behind an input: spans are typed in milliseconds. */
export function unitName(unit: Unit): string {
  switch (unit) {
    case 'span':
      return 'ms';
    case 'chance':
      return '%';
    case 'factor':
      return '×';
    case 'rate':
      return '/ s';
    case 'count':
    case 'number':
      return '';
  }
}
