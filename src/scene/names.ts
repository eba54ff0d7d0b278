import type { NodeId, ProcessId, Role } from '../contract/index.ts';

const LETTERS: Readonly<Record<string, Role>> = {
  k: 'client',
  r: 'replica',
  l: 'leader',
  a: 'acceptor',
};

/** The roles in the order in which a request passes them. */
export const ROLES: readonly Role[] = Object.values(LETTERS);

export function roleOf(id: ProcessId): Role {
  return LETTERS[id.charAt(0)] ?? 'client';
}

export function rank(id: ProcessId): number {
  return ROLES.indexOf(roleOf(id));
}

/** Compares numbers, so that `n2` comes before `n10`. */
export function byNumber(a: NodeId | ProcessId, b: NodeId | ProcessId): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}

export function inOrder(processes: readonly ProcessId[]): readonly ProcessId[] {
  return processes.toSorted((a, b) => rank(a) - rank(b) || byNumber(a, b));
}
