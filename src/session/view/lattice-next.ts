import type { Duty, NextBallot, NextReport } from '../../contract/index.ts';
import {
  get,
  NOOP,
  sameBallot,
  sameCommand,
  type AcceptorId,
  type Carried,
  type Configuration,
  type Rules,
  type Slot,
} from '../../paxos/index.ts';
import type { Processes } from './ledger.ts';

/** With more different reports than this nothing is said, because their combinations are too many. */
const KINDS_MAX = 10;

/**
 * What a ballot above all others would be bound to in a slot. Each acceptor would report what it holds
 * now, and the leader would keep what the rules of this run make it keep, so this is true of broken rules, too.
 */
export function nextBallot(
  world: Processes,
  rules: Rules,
  config: Configuration,
  slot: Slot,
): NextBallot | null {
  const reports = config.acceptors.map((acceptor) =>
    reportOf(world, rules, config, acceptor, slot),
  );
  const kinds = kindsOf(reports);
  if (kinds.length > KINDS_MAX) return null;
  const duties: Duty[] = [];
  for (const answered of answersOf(kinds, quorumIn(rules, reports.length))) {
    // Promises come in any order. It matters only where broken rules allow two votes in one ballot.
    for (const order of [answered, answered.toReversed()]) {
      const duty = dutyOf(rules, order, slot);
      if (!duties.some((other) => isSameDuty(other, duty))) duties.push(duty);
    }
  }
  return { reports, duties };
}

function reportOf(
  { processes }: Processes,
  rules: Rules,
  { id }: Configuration,
  acceptor: AcceptorId,
  slot: Slot,
): NextReport {
  const state = processes.find((process) => process.id === acceptor)?.state;
  const held =
    state?.role === 'acceptor' ? state.stable.instances.find(({ cfg }) => cfg === id) : undefined;
  if (held === undefined) return { acceptor, vote: null, hasCollected: false };
  const vote = get(held.accepted, slot);
  return {
    acceptor,
    vote: vote === undefined ? null : { ...vote, slot, acceptor },
    hasCollected: rules.isCollected(slot, held.base),
  };
}

/** Acceptors that would report the same. */
interface Kind extends Omit<NextReport, 'acceptor'> {
  readonly count: number;
}

function kindsOf(reports: readonly NextReport[]): readonly Kind[] {
  const kinds: Kind[] = [];
  for (const { vote, hasCollected } of reports) {
    const at = kinds.findIndex(
      (kind) => kind.hasCollected === hasCollected && isSameVote(kind.vote, vote),
    );
    const count = (kinds[at]?.count ?? 0) + 1;
    if (at < 0) kinds.push({ vote, hasCollected, count });
    else kinds[at] = { ...kinds[at]!, count };
  }
  return kinds;
}

function isSameVote(a: Carried | null, b: Carried | null): boolean {
  if (a === null || b === null) return a === b;
  return sameBallot(a.ballot, b.ballot) && sameCommand(a.cmd, b.cmd);
}

/** The least number of promises that the rules take for a quorum. */
function quorumIn(rules: Rules, members: number): number {
  let count = 1;
  while (count < members && !rules.isQuorum(count, members)) count += 1;
  return count;
}

/** Every set of kinds that the acceptors of one quorum can have, each at least once. */
function answersOf(kinds: readonly Kind[], quorum: number): readonly (readonly Kind[])[] {
  const sets = Array.from({ length: 2 ** kinds.length }, (_, bits) =>
    kinds.filter((_kind, at) => (bits & (1 << at)) !== 0),
  );
  return sets.filter(
    (set) =>
      set.length > 0 &&
      set.length <= quorum &&
      set.reduce((total, { count }) => total + count, 0) >= quorum,
  );
}

function dutyOf(rules: Rules, answered: readonly Kind[], slot: Slot): Duty {
  if (answered.some(({ hasCollected }) => hasCollected)) return { kind: 'collected' };
  const carried = answered.reduce<Carried | null>(
    (known, { vote }) =>
      vote === null ? known : known === null ? vote : rules.higherPvalue(known, vote),
    null,
  );
  if (carried === null) return { kind: 'free' };
  const [proposal] = rules.keepCarried([{ slot, cmd: NOOP }], [carried]);
  const isBound = proposal !== undefined && sameCommand(proposal.cmd, carried.cmd);
  return isBound ? { kind: 'bound', carried } : { kind: 'free' };
}

function isSameDuty(a: Duty, b: Duty): boolean {
  if (a.kind !== 'bound' || b.kind !== 'bound') return a.kind === b.kind;
  return sameCommand(a.carried.cmd, b.carried.cmd);
}
