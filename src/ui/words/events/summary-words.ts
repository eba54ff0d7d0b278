import type { Frame, LeaderView } from '../../../contract/index.ts';
import { ballotText, countText } from '../values/format.ts';

/** What the caption says where single events cannot be read: who leads now, and how much is done. */

/** `In the last second: 42 commands chosen; l4 leads in 2·l4.` */
export function summaryText(chosen: number, frame: Frame): string {
  const commands = chosen === 1 ? '1 command' : `${countText(chosen)} commands`;
  return `In the last second: ${chosen === 0 ? 'no command' : commands} chosen; ${leadClause(frame)}.`;
}

/** `l4 leads in 2·l4.` */
export function leadText(frame: Frame): string {
  const clause = leadClause(frame);
  return `${clause.charAt(0) === 'n' ? `N${clause.slice(1)}` : clause}.`;
}

interface Own {
  readonly leader: LeaderView;
  readonly own: LeaderView['instances'][number];
}

function leadClause({ processes, nodes }: Frame): string {
  const running = processes.flatMap((leader): readonly Own[] => {
    if (leader.role !== 'leader') return [];
    const own = leader.instances.at(-1);
    const isDown = nodes.some(({ id, status }) => id === leader.node && status === 'down');
    return own === undefined || isDown ? [] : [{ leader, own }];
  });
  const active = highest(running.filter(({ own }) => own.mode === 'active'));
  if (active !== null) return `${active.leader.id} leads in ${ballotText(active.own.ballot)}`;
  const scout = highest(running.filter(({ own }) => own.scout !== null));
  if (scout === null) return 'no leader is active';
  return `no leader is active, and ${scout.leader.id} asks for promises in ${ballotText(scout.own.ballot)}`;
}

/** The one with the newest configuration and, in it, the highest ballot. */
function highest(all: readonly Own[]): Own | null {
  const [first = null] = all.toSorted(
    ({ own: a }, { own: b }) =>
      b.cfg - a.cfg || b.ballot.round - a.ballot.round || b.ballot.leader - a.ballot.leader,
  );
  return first;
}
