import type { NodeId, ProcessId, Role } from '../contract/index.ts';

const ROLES: Readonly<Record<string, Role>> = {
  r: 'replica',
  l: 'leader',
  a: 'acceptor',
  k: 'client',
};

export function roleOf(id: ProcessId): Role {
  return ROLES[id.charAt(0)] ?? 'client';
}

/** Compares numbers, so that `n2` comes before `n10`. */
export function byNumber(a: NodeId | ProcessId, b: NodeId | ProcessId): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}
