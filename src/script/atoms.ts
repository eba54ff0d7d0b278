import {
  type Ballot,
  type ClientId,
  type ElectionPolicy,
  type LeaderMode,
  type MessageType,
  type NoteKind,
  type ProcessId,
  type Settings,
} from '../paxos/index.ts';
import { BROKEN, INVARIANTS } from '../check/index.ts';
import {
  COMMAND_MAX,
  NODE_ID,
  PROCESS_ID,
  type CrashPoint,
  type Link,
  type Member,
  type NodeId,
  type Transport,
} from '../sim/index.ts';
import {
  ballotText,
  percentText,
  readBallot,
  readPercent,
  readSpan,
  spanText,
} from './notation.ts';
import { MESSAGES, NOTES, TIMER_MEANINGS } from './meanings.ts';
import { written } from './tokens.ts';

/** A kind of value that is one word. */
export interface Atom<T> {
  /** What the value is, in the words of errors and of the reference. */
  readonly means: string;
  /** The words it can be, if there are few. */
  readonly choices: readonly string[] | null;
  /** True when it may stand in quotes. */
  readonly text: boolean;
  read(word: string): T | null;
  write(value: T): string;
}

function word<T>(
  means: string,
  read: (word: string) => T | null,
  write: (value: T) => string = String,
): Atom<T> {
  return { means, choices: null, text: false, read, write };
}

function choice<T extends string>(means: string, words: readonly T[]): Atom<T> {
  const read = (text: string) => words.find((one) => one === text) ?? null;
  return { means, choices: words, text: false, read, write: String };
}

function keysOf<T extends string>(table: Readonly<Record<T, unknown>>): readonly T[] {
  return Object.keys(table) as T[];
}

function readNumber(text: string): number | null {
  return /^\d{1,10}$/u.test(text) ? Number(text) : null;
}

function readFactor(text: string): number | null {
  return /^\d{1,10}(\.\d{1,20})?(e-?\d{1,3})?$/u.test(text) ? Number(text) : null;
}

function readSlot(text: string): number | null {
  const slot = readNumber(text);
  return slot === null || slot < 1 ? null : slot;
}

function readLink(text: string): Link | null {
  const [from = '', to = '', ...rest] = text.split('->');
  if (rest.length > 0 || !NODE_ID.test(from) || !NODE_ID.test(to)) return null;
  return { from: from as NodeId, to: to as NodeId };
}

function readPair(text: string): readonly [string, string] | null {
  const at = text.indexOf('=');
  return at < 1 ? null : [text.slice(0, at), text.slice(at + 1)];
}

/** Every number of a cluster, and its kind of value. */
export const SETTINGS = {
  window: 'number',
  chunk: 'number',
  election: 'election',
  respond: 'respond',
  reads: 'reads',
  ping: 'span',
  suspectInitial: 'span',
  suspectMin: 'span',
  suspectMax: 'span',
  suspectGrowth: 'growth',
  suspectDecrease: 'span',
  retry: 'span',
  retryMax: 'span',
  clientRetry: 'span',
  clientRetryMax: 'span',
  quorumTtl: 'span',
  status: 'span',
  gap: 'span',
  learn: 'span',
  learnMax: 'span',
  loopback: 'span',
  processing: 'span',
} as const satisfies Readonly<Record<keyof Settings | 'loopback' | 'processing', string>>;

type SettingName = keyof typeof SETTINGS;
type SettingOf<K> = {
  readonly [N in SettingName]: (typeof SETTINGS)[N] extends K ? N : never;
}[SettingName];

function settingsOf<K extends string>(kind: K): readonly SettingOf<K>[] {
  return keysOf(SETTINGS).filter((name): name is SettingOf<K> => SETTINGS[name] === kind);
}

const ROLES = ['acceptors', 'leaders', 'replicas', 'clients', 'servers'] as const;

export const POINTS = {
  'before-persist': 'beforePersist',
  'before-send': 'beforeSend',
} as const satisfies Readonly<Record<string, CrashPoint>>;
type PointWord = keyof typeof POINTS;

export const ATOMS = {
  number: word('a number', readNumber),
  slot: word('a slot such as 1', readSlot),
  factor: word('a number such as 1.5', readFactor),
  span: word('a span such as 20ms or 1.5s', readSpan, spanText),
  percent: word('a chance such as 20%', readPercent, percentText),
  ballot: word<Ballot>('a ballot such as 1·l1', readBallot, ballotText),
  process: word('a process such as a1', (text) =>
    PROCESS_ID.test(text) ? (text as ProcessId) : null,
  ),
  member: word('a replica, leader or acceptor such as a4', (text) =>
    PROCESS_ID.test(text) && !text.startsWith('k') ? (text as Member) : null,
  ),
  client: word('a client such as k1', (text) =>
    /^k[1-9]\d{0,2}$/u.test(text) ? (text as ClientId) : null,
  ),
  node: word('a node such as n1', (text) => (NODE_ID.test(text) ? (text as NodeId) : null)),
  link: word<Link>('a link such as n1->n2', readLink, ({ from, to }) => `${from}->${to}`),
  commandId: word('a request such as k1#1', (text) =>
    /^k[1-9]\d{0,2}(\.[1-9]\d*)?#[1-9]\d*$/u.test(text) ? text : null,
  ),
  text: { ...word('a word', (text) => text, written), text: true },
  word: {
    ...word(
      `a word of at most ${COMMAND_MAX} characters`,
      (text) => (text.length > COMMAND_MAX ? null : text),
      written,
    ),
    text: true,
  },
  pair: {
    ...word('a value such as x=1', readPair, ([name, value]) => written(`${name}=${value}`)),
    text: true,
  },
  role: choice('a role', ROLES),
  type: choice<MessageType | 'messages'>('a type of message', ['messages', ...keysOf(MESSAGES)]),
  timer: choice('a timer', keysOf(TIMER_MEANINGS)),
  mode: choice<LeaderMode>('a mode', ['passive', 'scouting', 'active']),
  point: choice<PointWord>('a point', keysOf(POINTS)),
  note: choice<NoteKind>('a note', keysOf(NOTES)),
  invariant: choice('an invariant', keysOf(INVARIANTS)),
  variant: choice(
    'a variant',
    BROKEN.map(({ id }) => id),
  ),
  transport: choice<Transport>('a transport', ['reliable', 'unreliable', 'manual']),
  election: choice<ElectionPolicy>('an election policy', ['monitor', 'eager', 'manual']),
  reads: choice<Settings['reads']>('how reads go', ['log', 'quorum']),
  respond: choice<Settings['respond']>('who responds', ['all', 'proposer']),
  numberSetting: choice('a setting', settingsOf('number')),
  spanSetting: choice('a setting', settingsOf('span')),
};

type Atoms = typeof ATOMS;
export type AtomKind = keyof Atoms;
export type AtomValue<K extends AtomKind> = NonNullable<ReturnType<Atoms[K]['read']>>;
