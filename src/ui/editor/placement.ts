import type { NodeId, NodeSpec, ProcessId, Role } from '../../contract/index.ts';

export type Placement = 'together' | 'apart' | 'custom';

export const ROLES = ['replica', 'leader', 'acceptor', 'client'] as const satisfies readonly Role[];
export const LETTERS = { replica: 'r', leader: 'l', acceptor: 'a', client: 'k' } as const;

export type Counts = Readonly<Record<Role, number>>;

function node(number: number, processes: readonly ProcessId[]): NodeSpec {
  return { id: `n${number}`, processes };
}

function named(role: Role, count: number): readonly ProcessId[] {
  return Array.from({ length: count }, (_, i): ProcessId => `${LETTERS[role]}${i + 1}`);
}

export function processIds(counts: Counts): readonly ProcessId[] {
  return ROLES.flatMap((role) => named(role, counts[role]));
}

/** Server i hosts the i-th process of each role; each client has a node of its own. */
export function together(counts: Counts): readonly NodeSpec[] {
  const servers = Math.max(counts.replica, counts.leader, counts.acceptor);
  const shared = Array.from({ length: servers }, (_, i) =>
    node(
      i + 1,
      (['replica', 'leader', 'acceptor'] as const)
        .filter((role) => i < counts[role])
        .map((role): ProcessId => `${LETTERS[role]}${i + 1}`),
    ),
  );
  const clients = named('client', counts.client).map((id, i) => node(servers + i + 1, [id]));
  return [...shared, ...clients];
}

/** Each process has a node of its own, in the order in which a request passes through the roles. */
export function apart(counts: Counts): readonly NodeSpec[] {
  const order = ['client', 'replica', 'leader', 'acceptor'] as const;
  const ids = order.flatMap((role) => named(role, counts[role]));
  return ids.map((id, i) => node(i + 1, [id]));
}

/** Places processes as the person selected; the others stay on the node they have when roles run together. */
export function custom(
  counts: Counts,
  selected: Readonly<Record<ProcessId, NodeId>>,
): readonly NodeSpec[] {
  const usual = machinesOf(together(counts));
  const ids = processIds(counts);
  const machine = (id: ProcessId) => selected[id] ?? usual[id] ?? 'n1';
  const used = [...new Set(ids.map(machine))].toSorted((a, b) => numberOf(a) - numberOf(b));
  return used.map((id) => ({ id, processes: ids.filter((process) => machine(process) === id) }));
}

/** The node of each process. */
export function machinesOf(nodes: readonly NodeSpec[]): Readonly<Record<ProcessId, NodeId>> {
  return Object.fromEntries(nodes.flatMap(({ id, processes }) => processes.map((p) => [p, id])));
}

function numberOf(id: NodeId): number {
  return Number(id.slice(1));
}

export function placementOf(nodes: readonly NodeSpec[], counts: Counts): Placement {
  if (same(nodes, together(counts))) return 'together';
  return same(nodes, apart(counts)) ? 'apart' : 'custom';
}

function same(a: readonly NodeSpec[], b: readonly NodeSpec[]): boolean {
  return JSON.stringify(a.map(sorted)) === JSON.stringify(b.map(sorted));
}

function sorted({ id, processes }: NodeSpec) {
  return [id, processes.toSorted()];
}
