import type { Reconfig } from './command.ts';
import { isMember, type Configuration } from './configuration.ts';
import { byId, roleOf, type AcceptorId, type LeaderId, type ReplicaId, type Slot } from './ids.ts';

/** The next configuration (section 8): the last one with some members added and some removed. */

/**
 * G2–G3: the record that a change leads to, in effect at `from`; or the reason why the change
 * cannot be made. It depends only on the decided prefix.
 */
export function reconfigured(
  last: Configuration,
  { expect, add, remove }: Reconfig,
  from: Slot,
): Configuration | string {
  if (expect !== last.id) return `configuration ${last.id} is the newest, not ${expect}`;
  const known = add.find((id) => isMember(last, id));
  if (known !== undefined) return `${known} is a member already`;
  const unknown = remove.find((id) => !isMember(last, id));
  if (unknown !== undefined) return `${unknown} is not a member`;
  const record: Configuration = {
    id: last.id + 1,
    from,
    acceptors: changed(last.acceptors, add, remove),
    leaders: changed(last.leaders, add, remove),
    replicas: changed(last.replicas, add, remove),
  };
  const { acceptors, leaders, replicas } = record;
  if (acceptors.length === 0) return 'no acceptor would be left';
  if (leaders.length === 0) return 'no leader would be left';
  return replicas.length === 0 ? 'no replica would be left' : record;
}

type Member = AcceptorId | LeaderId | ReplicaId;

function changed<T extends Member>(
  members: readonly T[],
  add: readonly Member[],
  remove: readonly Member[],
): readonly T[] {
  const role = roleOf(members[0]!);
  const more = add.filter((id): id is T => roleOf(id) === role);
  const stay = members.filter((id) => !remove.includes(id));
  return [...new Set([...stay, ...more])].sort(byId);
}
