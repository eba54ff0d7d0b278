import type {
  AcceptorView,
  ClientView,
  Configuration,
  Frame,
  Hello,
  LeaderView,
  ProcessId,
  ReplicaView,
  Role,
  Slot,
} from '../../contract/index.ts';
import { CHANGE_FAULTS as words } from '../words/index.ts';

/** This file holds what a person has selected in the dialog, and what would be wrong with it. */

export type Server = AcceptorView | LeaderView | ReplicaView;
export type Member = Server['id'];
export const ROLES = ['replica', 'leader', 'acceptor'] as const satisfies readonly Role[];

export function newestOf({ records }: Frame): Configuration {
  return records[records.length - 1]!;
}

export function membersOf({ replicas, leaders, acceptors }: Configuration): readonly Member[] {
  return [...replicas, ...leaders, ...acceptors];
}

export function serversOf({ processes }: Frame, role: Server['role']): readonly Server[] {
  return processes.filter((one): one is Server => one.role === role);
}

export interface Change {
  readonly add: readonly Member[];
  readonly remove: readonly Member[];
}

/** The members if `last` is changed like this; a change that has already happened has no effect. */
export function membersAfter(last: Configuration, { add, remove }: Change): ReadonlySet<Member> {
  return new Set([...membersOf(last), ...add].filter((id) => !remove.includes(id)));
}

/** The change that turns the members of `last` into the selected ones. */
export function differenceOf(last: Configuration, selected: ReadonlySet<Member>): Change {
  const before = membersOf(last);
  return {
    add: [...selected].filter((id) => !before.includes(id)).sort(byId),
    remove: before.filter((id) => !selected.has(id)),
  };
}

function byId(a: Member, b: Member): number {
  const number = (id: Member) => Number(id.slice(1));
  return ORDER.indexOf(a[0]!) - ORDER.indexOf(b[0]!) || number(a) - number(b);
}

const ORDER = 'rla';

/** The configuration that the change would give, except for its first slot. */
export function nextOf(last: Configuration, selected: ReadonlySet<Member>): Configuration {
  const all = [...selected].sort(byId);
  const of = <T extends Member>(letter: string) =>
    all.filter((id): id is T => id.startsWith(letter));
  return {
    id: last.id + 1,
    from: last.from,
    acceptors: of<AcceptorView['id']>('a'),
    leaders: of<LeaderView['id']>('l'),
    replicas: of<ReplicaView['id']>('r'),
  };
}

/** The first slot for which no replica has proposed anything and no command is accepted. */
export function earliestSlot({ processes, ledger }: Frame): Slot {
  const next = processes.map((one) => (one.role === 'replica' ? one.slotIn : 1));
  return Math.max(ledger.top + 1, ...next);
}

/** A role without members, if there is one. */
export function emptyRole(next: Configuration): Role | null {
  const { replicas, leaders, acceptors } = next;
  if (replicas.length === 0) return 'replica';
  if (leaders.length === 0) return 'leader';
  return acceptors.length === 0 ? 'acceptor' : null;
}

/** Lists what a person should know before asking; none of it forbids the change. */
export function warningsOf(
  frame: Frame,
  quorums: Hello['quorums'],
  last: Configuration,
  next: Configuration,
): readonly string[] {
  const isStuck = ({ acceptors }: Configuration) =>
    upOf(frame, acceptors) < quorums[acceptors.length]!;
  const slowest = Math.min(
    ...frame.processes.flatMap((one) =>
      one.role === 'replica' && last.replicas.includes(one.id) ? [one.slotOut] : [],
    ),
  );
  return [
    ...(isStuck(last) ? [words.oldDown(last)] : []),
    ...(isStuck(next) ? [words.newDown(next)] : []),
    ...(last.from > slowest ? [words.pending(last)] : []),
    ...asking(frame, last).map((id) => words.asked(id, last)),
  ];
}

/** The clients that already wait for a change of the same configuration. */
function asking({ processes }: Frame, last: Configuration): readonly ClientView['id'][] {
  return processes.flatMap((one) => {
    if (one.role !== 'client') return [];
    const ops = [...(one.open === null ? [] : [one.open.op]), ...one.queue];
    return ops.some((op) => 'expect' in op && op.expect === last.id) ? [one.id] : [];
  });
}

function upOf({ processes, nodes }: Frame, acceptors: Configuration['acceptors']): number {
  const isUp = (id: ProcessId) => {
    const host = processes.find((one) => one.id === id)?.node;
    return nodes.find((node) => node.id === host)?.status !== 'down';
  };
  return acceptors.filter(isUp).length;
}
