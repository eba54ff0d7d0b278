import { BOTTOM, sameBallot, type Ballot } from './ballot.ts';
import { sameCommand } from './command.ts';
import { isMember, isOver, recordOf, withRecords, type Configuration } from './configuration.ts';
import { draft, ignore, persist, refusedAt, send, stepOf, type Draft } from './draft.ts';
import type { Event, Step } from './events.ts';
import type { AcceptorId, CfgId, LeaderId, ProcessId, ReplicaId, Slot } from './ids.ts';
import type { MessageOf } from './messages.ts';
import { learnedAtLeast, noteRetired, raised } from './collection.ts';
import type { Rules } from './rules.ts';
import { dropBelow, EMPTY, entries, get, set } from './slot-map.ts';
import type { AcceptorInstance, AcceptorState, LearnedBy } from './states.ts';

/**
 * The acceptor (PMMC §2.2, §4.1): it promises never to work below a ballot, and votes for at most
 * one command for each ballot and slot, keeping the latest vote only.
 */

type Outcome = Step<AcceptorState>;

export function bootAcceptor(id: AcceptorId, records: readonly Configuration[]): AcceptorState {
  return {
    role: 'acceptor',
    id,
    stable: { records, retiredBelow: 0, instances: [] },
    volatile: { learnedBy: [] },
    pacing: {},
  };
}

export function stepAcceptor(rules: Rules, state: AcceptorState, event: Event): Outcome {
  if (event.kind === 'message') {
    const { from, body } = event;
    if (body.type === 'p1a') return onP1a(rules, state, from as LeaderId, body);
    if (body.type === 'p2a') return onP2a(rules, state, from as LeaderId, body);
    if (body.type === 'status') return onStatus(rules, state, from as ReplicaId, body);
    if (body.type === 'readQuery') return onReadQuery(rules, state, from as ReplicaId, body);
    if (body.type === 'configInfo') return onConfigInfo(state, from as ReplicaId, body);
  }
  const d = draft();
  if (event.kind === 'start') d.notes.push({ kind: 'started', fresh: event.fresh });
  else ignore(d, 'notForMe');
  return stepOf(d, state);
}

/** Its part in an instance, created empty on the first message (section 4). */
function instanceOf(state: AcceptorState, cfg: CfgId): AcceptorInstance {
  for (const instance of state.stable.instances) if (instance.cfg === cfg) return instance;
  const from = recordOf(state.stable.records, cfg)?.from ?? 1;
  return { cfg, promised: BOTTOM, base: from, accepted: EMPTY };
}

function withInstance(state: AcceptorState, instance: AcceptorInstance): AcceptorState {
  const { role, id, volatile, pacing } = state;
  const { records, retiredBelow } = state.stable;
  const instances = among(state.stable.instances, instance);
  return { role, id, stable: { records, retiredBelow, instances }, volatile, pacing };
}

/** By configuration. */
function among(
  instances: readonly AcceptorInstance[],
  instance: AcceptorInstance,
): readonly AcceptorInstance[] {
  const at = instances.findIndex((one) => one.cfg === instance.cfg);
  if (at >= 0) return instances.with(at, instance);
  return [...instances, instance].sort((a, b) => a.cfg - b.cfg);
}

/** A2, A7: an old p1a must not bring an empty instance back to life. */
function answerRetired(state: AcceptorState, to: ProcessId, cfg: CfgId, d: Draft): Outcome {
  d.notes.push({ kind: 'wasRetired', cfg, to });
  send(d, to, { type: 'retired', cfg: state.stable.retiredBelow - 1 });
  return stepOf(d, state);
}

function onP1a(rules: Rules, old: AcceptorState, from: LeaderId, body: MessageOf<'p1a'>): Outcome {
  const { cfg, ballot } = body;
  const d = draft('A1', 'A2');
  if (rules.isRetired(cfg.id, old.stable.retiredBelow)) {
    refusedAt(d, 'A2');
    return answerRetired(old, from, cfg.id, d);
  }
  d.lines.push('A3', 'A4');
  const state = withNews(old, [cfg], d);
  const before = instanceOf(state, cfg.id);
  const adopts = rules.mayPromise(before.promised, ballot);
  const promised = adopts ? ballot : before.promised;
  const re = { type: 'p1b', cfg: cfg.id, re: ballot, ballot: promised, base: before.base } as const;
  if (rules.compareBallots(ballot, promised) < 0) {
    refusedAt(d, 'A4');
    d.notes.push({ kind: 'refusedP1a', cfg: cfg.id, ballot, promised });
    send(d, from, { ...re, pvalues: [] });
    return stepOf(d, state);
  }
  d.lines.push('A5');
  const pvalues = entries(before.accepted).map(([slot, held]) => ({ ...held, slot }));
  d.notes.push({
    kind: 'promised',
    cfg: cfg.id,
    ballot,
    was: before.promised,
    pvalues: pvalues.length,
  });
  if (adopts) persist(d, 'promised');
  send(d, from, { ...re, pvalues });
  return stepOf(d, adopts ? withInstance(state, { ...before, promised }) : state);
}

function onP2a(
  rules: Rules,
  state: AcceptorState,
  from: LeaderId,
  message: MessageOf<'p2a'>,
): Outcome {
  const { cfg, ballot, slot } = message;
  const d = draft('A6', 'A7');
  if (rules.isRetired(cfg, state.stable.retiredBelow)) {
    refusedAt(d, 'A7');
    return answerRetired(state, from, cfg, d);
  }
  d.lines.push('A8');
  const before = instanceOf(state, cfg);
  let instance = before;
  if (rules.isCollected(slot, before.base)) {
    refuse(d, message, before.promised, 'collected');
  } else {
    d.lines.push('A9');
    instance = vote(rules, d, before, message);
    d.lines.push('A10');
  }
  const { promised, base } = instance;
  send(d, from, { type: 'p2b', cfg, re: ballot, slot, ballot: promised, base });
  return stepOf(d, instance === before ? state : withInstance(state, instance));
}

function refuse(
  d: Draft,
  { cfg, slot, ballot }: MessageOf<'p2a'>,
  promised: Ballot,
  why: 'promised' | 'collected',
): void {
  refusedAt(d, why === 'promised' ? 'A9' : 'A8');
  d.notes.push({ kind: 'refusedP2a', cfg, slot, ballot, promised, why });
}

/**
 * A9. A vote adopts its ballot: with one vote kept for each slot, voting above the promise without
 * raising it would let a later, lower p2a overwrite this vote.
 */
function vote(
  rules: Rules,
  d: Draft,
  before: AcceptorInstance,
  message: MessageOf<'p2a'>,
): AcceptorInstance {
  const { cfg, ballot, slot, cmd } = message;
  if (!rules.mayVote(before.promised, ballot)) {
    refuse(d, message, before.promised, 'promised');
    return before;
  }
  const stored = get(before.accepted, slot);
  const again =
    stored !== undefined && sameBallot(stored.ballot, ballot) && sameCommand(stored.cmd, cmd);
  const was = before.promised;
  d.notes.push({ kind: 'accepted', cfg, slot, ballot, cmd, was, again });
  if (again && sameBallot(was, ballot)) return before;
  persist(d, 'accepted');
  const promised = rules.promiseAfterVote(was, ballot);
  const accepted = set(before.accepted, slot, { ballot, cmd });
  return { cfg, promised, base: before.base, accepted };
}

/** A17: votes that it has forgotten count as well, or a read after collection would be stale. */
function onReadQuery(
  rules: Rules,
  state: AcceptorState,
  from: ReplicaId,
  { cfg, client, seq }: MessageOf<'readQuery'>,
): Outcome {
  const d = draft('A17');
  if (rules.isRetired(cfg, state.stable.retiredBelow)) return answerRetired(state, from, cfg, d);
  const { accepted, base } = instanceOf(state, cfg);
  const top = Math.max(accepted.top, base - 1);
  d.notes.push({ kind: 'readReplied', cfg, top, to: from });
  send(d, from, { type: 'readReply', cfg, client, seq, top });
  return stepOf(d, state);
}

/** A11–A15: what enough replicas have durably learned need not be kept (PMMC §4.2). */
function onStatus(
  rules: Rules,
  state: AcceptorState,
  replica: ReplicaId,
  { slotOut }: MessageOf<'status'>,
): Outcome {
  const d = draft('A11', 'A12', 'A13', 'A14', 'A15');
  const { stable, volatile } = state;
  if (isOver(state.id, stable)) return answerRetired(state, replica, stable.retiredBelow - 1, d);
  const learnedBy = raised(volatile.learnedBy, replica, slotOut);
  const next = collected(rules, d, state, learnedBy);
  const same = learnedBy === volatile.learnedBy;
  if (next === stable && same) ignore(d, 'nothingNew');
  if (next === stable && same) return stepOf(d, state);
  return stepOf(d, { ...state, stable: next, volatile: { learnedBy } });
}

/** A13–A15. */
function collected(
  rules: Rules,
  d: Draft,
  { id, stable }: AcceptorState,
  learnedBy: LearnedBy,
): AcceptorState['stable'] {
  const { records } = stable;
  const below = rules.retiredBelow(learnedBy, records, stable.retiredBelow);
  const kept = stable.instances.filter(({ cfg }) => cfg >= below);
  const instances = kept.map((one) => collect(d, one, learnedAtLeast(learnedBy, records, one.cfg)));
  const moved = instances.some((instance, at) => instance !== kept[at]);
  const retires = below > stable.retiredBelow;
  if (retires) noteRetired(d, id, stable, below);
  if (moved || retires) persist(d, retires ? 'retiredBelow' : 'base');
  return moved || retires ? { records, retiredBelow: below, instances } : stable;
}

/** A16. */
function onConfigInfo(
  old: AcceptorState,
  from: ReplicaId,
  { records }: MessageOf<'configInfo'>,
): Outcome {
  const d = draft('A16');
  const state = withNews(old, records, d);
  const record = state.stable.records.at(-1)!;
  const isIn = isMember(record, state.id);
  d.notes.push({ kind: 'joined', record, isMember: isIn, again: state === old });
  send(d, from, { type: 'joined', cfg: record.id });
  return stepOf(d, state);
}

function withNews(state: AcceptorState, heard: readonly Configuration[], d: Draft): AcceptorState {
  const records = withRecords(state.stable.records, heard);
  if (records === state.stable.records) return state;
  persist(d, 'records');
  return { ...state, stable: { ...state.stable, records } };
}

function collect(d: Draft, instance: AcceptorInstance, base: Slot): AcceptorInstance {
  if (base <= instance.base) return instance;
  d.notes.push({ kind: 'baseRaised', cfg: instance.cfg, base });
  return { ...instance, base, accepted: dropBelow(instance.accepted, base) };
}
