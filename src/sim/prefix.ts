import {
  dropBelow,
  EMPTY,
  entries,
  get,
  isReconfig,
  NOOP,
  reconfigured,
  set,
  type ClientCommand,
  type Command,
  type Configuration,
  type Reconfig,
  type SessionId,
  type Slot,
  type SlotMap,
} from '../paxos/index.ts';
import { EMPTY_TABLE, entryOf, mapped, withEntry, type Table } from './table.ts';
import type { World } from './world.ts';

/**
 * The chosen commands from slot 1 up to the first gap, performed as a single machine would perform
 * them: each command once.
 */
export interface Prefix {
  /** The first slot that is not performed. */
  readonly next: Slot;
  /** The application's state before each slot. */
  readonly states: SlotMap<unknown>;
  readonly sessions: Table<SessionId, SessionPast>;
  /** The configurations that it makes, by id. */
  readonly records: readonly Configuration[];
}

/** What has been performed of one session. */
interface SessionPast {
  /** The sequence number of its latest command. */
  readonly done: number;
  readonly results: SlotMap<Performed>;
}

/** Where a command was first performed, and the answer its client gets. */
export interface Performed {
  readonly slot: Slot;
  readonly result: string;
}

export function openPrefix({ rules, records }: World): Prefix {
  const states = set(EMPTY, 1, rules.application.initial);
  return { next: 1, states, sessions: EMPTY_TABLE, records };
}

/** The prefix, extended by every command behind it that is now chosen. */
export function extended(
  prefix: Prefix,
  world: World,
  chosen: (slot: Slot) => Command | undefined,
): Prefix {
  let longer = prefix;
  for (;;) {
    const cmd = chosen(longer.next);
    if (cmd === undefined) return longer;
    longer = performed(longer, world, cmd);
  }
}

function performed(prefix: Prefix, world: World, cmd: Command): Prefix {
  const { next, states, sessions, records } = prefix;
  const before = get(states, next);
  if (cmd === NOOP || (entryOf(sessions, cmd.client)?.done ?? 0) >= cmd.seq)
    return { next: next + 1, states: set(states, next + 1, before), sessions, records };
  const { state, result, record } = outcomeOf(prefix, world, cmd, before);
  return {
    next: next + 1,
    states: set(states, next + 1, state),
    sessions: withResult(sessions, cmd, { slot: next, result }),
    records: record === null ? records : [...records, record],
  };
}

function outcomeOf(
  prefix: Prefix,
  { rules, cluster }: World,
  { op }: ClientCommand,
  state: unknown,
) {
  if (!isReconfig(op)) return { ...rules.application.apply(state, op), record: null };
  const made = changed(prefix, op, cluster.settings.window);
  if (typeof made === 'string') return { state, result: `refused: ${made}`, record: null };
  return { state, result: `configuration ${made.id} from slot ${made.from}`, record: made };
}

function changed({ records, next }: Prefix, change: Reconfig, window: number) {
  return reconfigured(records.at(-1)!, change, next + window);
}

function withResult(
  sessions: Prefix['sessions'],
  { client, seq }: ClientCommand,
  performedIn: Performed,
): Prefix['sessions'] {
  const results = set(entryOf(sessions, client)?.results ?? EMPTY, seq, performedIn);
  return withEntry(sessions, client, { done: seq, results });
}

/** The result of a command; undefined if it is not performed or is forgotten. */
export function resultOf(
  { sessions }: Prefix,
  client: SessionId,
  seq: number,
): Performed | undefined {
  const own = entryOf(sessions, client);
  return own && get(own.results, seq);
}

/** Forgets what lies below. The last command of each session stays, because replicas answer with it. */
export function forgotten({ next, states, sessions, records }: Prefix, below: Slot): Prefix {
  const kept = mapped(sessions, ({ done, results }) => {
    const last = entries(results).findLast(([, { slot }]) => slot < below);
    return { done, results: dropBelow(results, last?.[0] ?? 0) };
  });
  return { next, states: dropBelow(states, below), sessions: kept, records };
}
