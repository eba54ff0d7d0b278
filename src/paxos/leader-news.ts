import { BOTTOM, sameBallot } from './ballot.ts';
import { learnedAtLeast, noteRetired, raised } from './collection.ts';
import { isMember, isOver, withRecords, type Configuration } from './configuration.ts';
import { disarm, draft, ignore, persist, persistFirst, send, stepOf, type Draft } from './draft.ts';
import type { Step } from './events.ts';
import type { CfgId, ProcessId, ReplicaId, Slot } from './ids.ts';
import {
  armElection,
  armPing,
  beginTurn,
  bootInstance,
  bootWatch,
  disarmAll,
  stateAfter,
  type Turn,
} from './leader-turn.ts';
import type { MessageOf } from './messages.ts';
import type { Rules } from './rules.ts';
import { startScout } from './scout.ts';
import { dropBelow, entries } from './slot-map.ts';
import type { LeaderState } from './states.ts';

/** What a leader hears of the whole deployment: who has learned what, what begins, and what is over. */

type Outcome = Step<LeaderState>;

/** L23–L24: collects and retires as acceptors do, and helps a replica that has not moved since it last said so. */
export function onStatus(
  rules: Rules,
  old: LeaderState,
  from: ReplicaId,
  { slotOut }: MessageOf<'status'>,
): Outcome {
  const d = draft('L23');
  const { stable, volatile } = old;
  if (isOver(old.id, stable)) {
    answerRetired(old, d, from, stable.retiredBelow - 1);
    return stepOf(d, old);
  }
  const before = volatile.learnedBy.find((one) => one.replica === from);
  const learnedBy = raised(volatile.learnedBy, from, slotOut);
  const below = rules.retiredBelow(learnedBy, stable.records, stable.retiredBelow);
  let state = retireBelow(withReports(old, learnedBy), below, d);
  for (const { cfg } of state.volatile.instances) {
    const turn = beginTurn(rules, state, cfg.id, d)!;
    const base = learnedAtLeast(learnedBy, stable.records, cfg.id);
    if (base > turn.base) forgetBelow(turn, base);
    if (before?.slotOut === slotOut) help(turn, from, slotOut);
    state = stateAfter(turn);
  }
  if (state === old && d.notes.length === 0) ignore(d, 'nothingNew');
  return stepOf(d, state);
}

function withReports(
  state: LeaderState,
  learnedBy: LeaderState['volatile']['learnedBy'],
): LeaderState {
  if (learnedBy === state.volatile.learnedBy) return state;
  return { ...state, volatile: { instances: state.volatile.instances, learnedBy } };
}

function forgetBelow(turn: Turn, base: Slot): void {
  const kept = ({ slot }: { readonly slot: Slot }) => slot >= base;
  for (const { slot } of turn.commanders) if (slot < base) disarm(turn, 'p2Retry', slot);
  turn.commanders = turn.commanders.filter(kept);
  if (turn.commanders.length === 0) disarm(turn, 'quorum', turn.cfg.id);
  turn.proposals = turn.proposals.filter(kept);
  turn.decided = dropBelow(turn.decided, base);
  turn.base = base;
  turn.notes.push({ kind: 'baseRaised', cfg: turn.cfg.id, base });
}

function help(turn: Turn, to: ReplicaId, from: Slot): void {
  const { decided, mode } = turn;
  if (mode !== 'active') return;
  const lacks = entries(decided, from, turn.rules.settings.chunk);
  if (lacks.length === 0) return;
  turn.notes.push({ kind: 'taught', to, from: lacks[0]![0], count: lacks.length });
  const learned = lacks.map(([slot, cmd]) => ({ slot, cmd }));
  send(turn, to, { type: 'learned', entries: learned, top: decided.top });
}

// --- what begins

/** Is this configuration unknown here, and not over? */
function isNews({ stable }: LeaderState, { id }: Configuration): boolean {
  return id >= stable.retiredBelow && !stable.records.some((record) => record.id === id);
}

/** L26. */
export function onConfigInfo(
  rules: Rules,
  old: LeaderState,
  from: ReplicaId,
  { records }: MessageOf<'configInfo'>,
): Outcome {
  const d = draft('L26');
  const state = joined(rules, old, records, d);
  const record = state.stable.records.at(-1)!;
  const isIn = isMember(record, state.id);
  d.notes.push({ kind: 'joined', record, isMember: isIn, again: state === old });
  send(d, from, { type: 'joined', cfg: record.id });
  return stepOf(d, state);
}

/** An instance for every configuration heard of. */
export function joined(
  rules: Rules,
  old: LeaderState,
  heard: readonly Configuration[],
  d: Draft,
): LeaderState {
  const news = heard.filter((record) => isNews(old, record));
  if (news.length === 0) return old;
  persist(d, 'records');
  const records = withRecords(old.stable.records, news);
  const fresh = news.filter(({ leaders }) => leaders.includes(old.id));
  const instances = [
    ...old.volatile.instances,
    ...fresh.map((record) => bootInstance(record, BOTTOM)),
  ].sort((a, b) => a.cfg.id - b.cfg.id);
  const watches = instances.map(
    ({ cfg }) => old.pacing.watches.find((one) => one.cfg === cfg.id) ?? bootWatch(cfg.id),
  );
  const known: LeaderState = {
    ...old,
    stable: { ...old.stable, records },
    volatile: { ...old.volatile, instances },
    pacing: { ...old.pacing, watches },
  };
  let state = leadOn(rules, known, d);
  for (const { id } of fresh) {
    const turn = beginTurn(rules, state, id, d)!;
    if (turn.mode !== 'passive') continue;
    armPing(turn);
    armElection(turn, 'boot');
    state = stateAfter(turn);
  }
  return state;
}

/**
 * L27. A leader that is active in one configuration goes on to lead the later ones, unless somebody
 * has begun a ballot there: a hand-over costs no silence, however many changes follow each other.
 */
export function leadOn(rules: Rules, old: LeaderState, d: Draft): LeaderState {
  let state = old;
  d.lines.push('L27');
  old.volatile.instances.forEach(({ cfg, ballot, rival }, at, all) => {
    const isUntouched = sameBallot(ballot, BOTTOM) && sameBallot(rival, BOTTOM);
    const older = all.slice(0, at);
    if (!isUntouched || !rules.leadsOn(older)) return;
    const turn = beginTurn(rules, state, cfg.id, d)!;
    startScout(turn, older.findLast(({ mode }) => mode === 'active')?.cfg.id ?? null);
    state = stateAfter(turn);
  });
  persistFirst(d);
  return state;
}

// --- what is over

export function answerRetired(state: LeaderState, d: Draft, to: ProcessId, cfg: CfgId): void {
  d.notes.push({ kind: 'wasRetired', cfg, to });
  send(d, to, { type: 'retired', cfg: state.stable.retiredBelow - 1 });
}

/** L24. */
export function onRetired(state: LeaderState, { cfg }: MessageOf<'retired'>): Outcome {
  const d = draft('L24');
  const next = retireBelow(state, cfg + 1, d);
  if (next === state) ignore(d, 'nothingNew');
  return stepOf(d, next);
}

function retireBelow(state: LeaderState, below: CfgId, d: Draft): LeaderState {
  const { stable, volatile, pacing } = state;
  if (below <= stable.retiredBelow) return state;
  persist(d, 'retiredBelow');
  noteRetired(d, state.id, stable, below);
  const isLeft = ({ cfg }: { readonly cfg: Configuration }) => cfg.id < below;
  for (const instance of volatile.instances) if (isLeft(instance)) disarmAll(d, instance);
  const instances = volatile.instances.filter((instance) => !isLeft(instance));
  const rounds = stable.rounds.filter(({ cfg }) => cfg >= below);
  return {
    ...state,
    stable: { rounds, records: stable.records, retiredBelow: below },
    volatile: { instances, learnedBy: volatile.learnedBy },
    pacing: { ...pacing, watches: pacing.watches.filter((watch) => watch.cfg >= below) },
  };
}
