import type {
  CellStatus,
  CrashPoint,
  ElectionPolicy,
  EnvelopeView,
  LeaderMode,
  NodeView,
  ProcessId,
  Role,
} from '../../../contract/index.ts';
import { spanText } from './format.ts';

export function roleName(role: Role): string {
  switch (role) {
    case 'replica':
      return 'Replica';
    case 'leader':
      return 'Leader';
    case 'acceptor':
      return 'Acceptor';
    case 'client':
      return 'Client';
  }
}

const ROLES: Readonly<Record<string, Role>> = {
  r: 'replica',
  l: 'leader',
  a: 'acceptor',
  k: 'client',
};

/** The role that an id's letter names. */
function roleOfId(id: ProcessId): Role {
  return ROLES[id.charAt(0)] ?? 'client';
}

/** `Leader l1`. */
export function processName(id: ProcessId): string {
  return `${roleName(roleOfId(id))} ${id}`;
}

export function modeName(mode: LeaderMode): string {
  switch (mode) {
    case 'passive':
      return 'passive';
    case 'scouting':
      return 'scouting';
    case 'active':
      return 'active';
  }
}

export function modeMeaning(mode: LeaderMode): string {
  switch (mode) {
    case 'passive':
      return 'It keeps proposals and watches its rival.';
    case 'scouting':
      return 'Its scout asks acceptors for promises.';
    case 'active':
      return 'It was adopted: its commanders may get commands accepted.';
  }
}

export function nodeStatus({
  status,
  crashAt,
  wiped,
}: Pick<NodeView, 'status' | 'crashAt' | 'wiped'>): string {
  switch (status) {
    case 'unknown':
      return 'unknown';
    case 'down':
      return wiped ? 'down, disk wiped' : 'down';
    case 'paused':
      return 'paused';
    case 'up':
      return crashAt === null ? 'up' : `up, ${crashPending(crashAt)}`;
  }
}

function crashPending(point: CrashPoint): string {
  switch (point) {
    case 'now':
      return 'about to crash';
    case 'beforePersist':
      return 'crashes before its next write';
    case 'beforeSend':
      return 'crashes after its next write';
  }
}

export function crashPointMeaning(point: CrashPoint): string {
  switch (point) {
    case 'now':
      return 'At once: everything volatile is lost.';
    case 'beforePersist':
      return 'Just before its next write to disk: as if the message had never come.';
    case 'beforeSend':
      return 'After its next write to disk, before it sends: it remembers, but tells no other process.';
  }
}

export function electionName(policy: ElectionPolicy): string {
  switch (policy) {
    case 'monitor':
      return 'Monitor';
    case 'eager':
      return 'Eager';
    case 'manual':
      return 'Manual';
  }
}

function electionMeaning(policy: ElectionPolicy): string {
  switch (policy) {
    case 'monitor':
      return 'A leader scouts only when it has heard of no active leader for a while.';
    case 'eager':
      return 'Every leader scouts at once, at the start and when preempted, which makes duels.';
    case 'manual':
      return 'No leader scouts until you fire its elect timer.';
  }
}

/** The election policies, as a person selects one. */
export const ELECTIONS = (
  ['monitor', 'eager', 'manual'] as const satisfies readonly ElectionPolicy[]
).map((id) => ({ id, name: electionName(id), about: electionMeaning(id) }));

export function cellStatusName(status: CellStatus): string {
  switch (status) {
    case 'unknown':
      return 'unknown';
    case 'empty':
      return 'empty';
    case 'proposed':
      return 'proposed';
    case 'learned':
      return 'learned';
    case 'performed':
      return 'performed';
  }
}

export function envelopeState(state: EnvelopeView['state']): string {
  switch (state) {
    case 'flying':
      return 'in flight';
    case 'held':
      return 'held';
    case 'waiting':
      return 'in the inbox';
    case 'sent':
      return 'sent';
  }
}

/** Says how a message will end as things stand; null where it simply arrives. */
export function fateText({ fate, toNode }: Pick<EnvelopeView, 'fate' | 'toNode'>): string | null {
  switch (fate) {
    case 'arrives':
      return null;
    case 'lost':
      return 'will be lost on the way';
    case 'cut':
      return `cannot reach ${toNode}: the link is cut`;
  }
}

/** `in 12.5 ms`, `now`, `12.5 ms ago`. */
export function dueText(dueAt: number, now: number): string {
  if (dueAt > now) return `in ${spanText(dueAt - now)}`;
  return dueAt === now ? 'now' : `${spanText(now - dueAt)} ago`;
}
