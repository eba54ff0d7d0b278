import { BOTTOM, sameBallot } from './ballot.ts';
import { learnedAtLeast, noteRetired, raised } from './collection.ts';
import { isMember, isOver, recordOf, withRecords, type Configuration } from './configuration.ts';
import { disarm, ignore, persist, persistFirst, send } from './draft.ts';
import type { CfgId, ProcessId, ReplicaId, Slot } from './ids.ts';
import {
  armElection,
  armPing,
  disarmAll,
  dropInstances,
  within,
  withInstances,
  type Turn,
  type Work,
} from './leader-turn.ts';
import type { MessageOf } from './messages.ts';
import { startScout } from './scout.ts';
import { dropBelow, entries } from './slot-map.ts';
import { act, note, passes } from './turn.ts';

/**
 * A leader hears from the other processes which slots are learned, which configurations begin, and
 * which are over.
 */

/** The leader collects and retires as acceptors do, and helps a replica that has not moved since its last report. */
export function onStatus(turn: Turn, from: ReplicaId, { slotOut }: MessageOf<'status'>): void {
  const { rules, before, stable } = turn;
  act(turn, 'L23');
  if (isOver(before.id, stable)) return sayRetired(turn, from, stable.retiredBelow - 1);
  const { instances, learnedBy: known } = turn.volatile;
  const hasNotMoved = known.find((one) => one.replica === from)?.slotOut === slotOut;
  const learnedBy = raised(known, from, slotOut);
  if (learnedBy !== known) turn.volatile = { instances, learnedBy };
  retire(turn, rules.retiredBelow(learnedBy, stable.records, stable.retiredBelow));
  for (const { cfg } of turn.volatile.instances) {
    within(turn, cfg.id, (here) => {
      const learned = learnedAtLeast(learnedBy, stable.records, cfg.id);
      if (learned > here.mine.base) collect(here, learned);
      if (hasNotMoved) help(here, from, slotOut);
    });
  }
  if (turn.volatile === before.volatile && turn.notes.length === 0) ignore(turn, 'nothingNew');
}

/** The leader drops what a majority of replicas has learned. */
function collect(turn: Work, base: Slot): void {
  const { mine } = turn;
  const isKept = ({ slot }: { readonly slot: Slot }) => slot >= base;
  for (const { slot } of mine.commanders) if (slot < base) disarm(turn, 'p2Retry', slot);
  mine.commanders = mine.commanders.filter(isKept);
  if (mine.commanders.length === 0) disarm(turn, 'quorum', mine.cfg.id);
  mine.proposals = mine.proposals.filter(isKept);
  mine.decided = dropBelow(mine.decided, base);
  mine.base = base;
  note(turn, { kind: 'baseRaised', cfg: mine.cfg.id, base });
}

function help(turn: Work, to: ReplicaId, from: Slot): void {
  const { decided, mode } = turn.mine;
  if (mode !== 'active') return;
  const lacks = entries(decided, from, turn.rules.settings.chunk);
  const [first] = lacks;
  if (first === undefined) return;
  note(turn, { kind: 'taught', to, from: first[0], count: lacks.length });
  const learned = lacks.map(([slot, cmd]) => ({ slot, cmd }));
  send(turn, to, { type: 'learned', entries: learned, top: decided.top });
}

// --- what begins

export function onConfigInfo(
  turn: Turn,
  from: ReplicaId,
  { records }: MessageOf<'configInfo'>,
): void {
  const { before } = turn;
  act(turn, 'L26');
  join(turn, records);
  const record = turn.stable.records.at(-1)!;
  const [isIn, again] = [isMember(record, before.id), turn.stable === before.stable];
  note(turn, { kind: 'joined', record, isMember: isIn, again });
  send(turn, from, { type: 'joined', cfg: record.id });
}

/** The leader has an instance in every configuration that it hears of and is in, until that is over. */
export function join(turn: Turn, heard: readonly Configuration[]): void {
  const { records, retiredBelow } = turn.stable;
  const isNew = ({ id }: Configuration) =>
    id >= retiredBelow && recordOf(records, id) === undefined;
  if (!heard.some(isNew)) return;
  const all = withRecords(records, heard.filter(isNew));
  const news = all.filter((record) => !records.includes(record));
  persist(turn, 'records');
  turn.stable = { rounds: turn.stable.rounds, records: all, retiredBelow };
  withInstances(turn, news);
  leadOn(turn);
  for (const { id } of news) {
    within(turn, id, (here) => {
      if (here.mine.mode !== 'passive') return;
      armPing(here);
      armElection(here, 'boot');
    });
  }
}

/**
 * A leader that is active in one configuration goes on to lead the later ones, unless another leader has
 * begun a ballot there: so a hand-over costs no silence, however many changes follow each other.
 */
export function leadOn(turn: Turn): void {
  for (const { cfg, ballot, rival } of turn.volatile.instances) {
    const older = turn.volatile.instances.filter((one) => one.cfg.id < cfg.id);
    const isUntouched = sameBallot(ballot, BOTTOM) && sameBallot(rival, BOTTOM);
    if (!passes(turn, 'L27', isUntouched && turn.rules.leadsOn(older))) continue;
    const after = older.findLast(({ mode }) => mode === 'active')?.cfg.id ?? null;
    within(turn, cfg.id, (here) => startScout(here, after));
  }
  persistFirst(turn);
}

// --- what is over

export function sayRetired(turn: Turn, to: ProcessId, cfg: CfgId): void {
  note(turn, { kind: 'wasRetired', cfg, to });
  send(turn, to, { type: 'retired', cfg: turn.stable.retiredBelow - 1 });
}

export function onRetired(turn: Turn, { cfg }: MessageOf<'retired'>): void {
  act(turn, 'L24');
  retire(turn, cfg + 1);
  if (turn.stable === turn.before.stable) ignore(turn, 'nothingNew');
}

/** Every configuration below this one is over here, and the leader's part in it is gone. */
function retire(turn: Turn, below: CfgId): void {
  const { records, retiredBelow } = turn.stable;
  if (below <= retiredBelow) return;
  persist(turn, 'retiredBelow');
  noteRetired(turn, turn.before.id, turn.stable, below);
  for (const one of turn.volatile.instances) if (one.cfg.id < below) disarmAll(turn, one);
  dropInstances(turn, below);
  const rounds = turn.stable.rounds.filter(({ cfg }) => cfg >= below);
  turn.stable = { rounds, records, retiredBelow: below };
}
