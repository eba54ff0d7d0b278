import { BOTTOM } from './ballot.ts';
import { answerRetired, joined, leadOn, onConfigInfo, onRetired, onStatus } from './leader-news.ts';
import { inSlot, withSlot } from './by-slot.ts';
import { onP2b, onP2Retry, startCommander } from './commander.ts';
import type { Configuration } from './configuration.ts';
import { draft, ignore, refusedAt, send, stepOf } from './draft.ts';
import { onPing, onPingTimer, onPong, onQuorumTimer } from './election.ts';
import type { Event, Step } from './events.ts';
import type { AcceptorId, CfgId, LeaderId, ProcessId, ReplicaId, Slot } from './ids.ts';
import {
  armElection,
  armPing,
  beginTurn,
  bootInstance,
  bootWatch,
  endTurn,
  stateAfter,
  type Turn,
} from './leader-turn.ts';
import type { Message, MessageOf } from './messages.ts';
import type { Rules } from './rules.ts';
import { onP1b, onP1Retry, startScout } from './scout.ts';
import type { Settings } from './settings.ts';
import { get } from './slot-map.ts';
import type { LeaderInstance, LeaderState } from './states.ts';

/**
 * The leader (PMMC §2.3, §3): passive until its scout is adopted, then it has commands accepted,
 * at most one for each slot and ballot. Scouts and commanders are parts of it.
 */

type Outcome = Step<LeaderState>;

export function bootLeader(
  id: LeaderId,
  records: readonly Configuration[],
  settings: Settings,
): LeaderState {
  const instances = instancesOf(id, records, 0);
  return {
    role: 'leader',
    id,
    stable: { rounds: [], records, retiredBelow: 0 },
    volatile: { instances, learnedBy: [] },
    pacing: {
      suspectAfter: settings.suspectInitial,
      watches: instances.map(({ cfg }) => bootWatch(cfg.id)),
    },
  };
}

/** Empty ones, in every configuration that it works in. */
function instancesOf(
  id: LeaderId,
  records: readonly Configuration[],
  retiredBelow: CfgId,
): readonly LeaderInstance[] {
  return records
    .filter((record) => record.id >= retiredBelow && record.leaders.includes(id))
    .map((record) => bootInstance(record, BOTTOM));
}

export function stepLeader(rules: Rules, state: LeaderState, event: Event): Outcome {
  switch (event.kind) {
    case 'start':
      return onStart(rules, state, event.fresh);
    case 'message':
      return onMessage(rules, state, event);
    case 'timer':
      return onTimer(rules, state, event);
    case 'call':
      return stray(state);
  }
}

function stray(state: LeaderState): Outcome {
  const d = draft();
  ignore(d, 'notForMe');
  return stepOf(d, state);
}

/** L1. */
function onStart(rules: Rules, old: LeaderState, fresh: boolean): Outcome {
  const d = draft('L1');
  d.notes.push({ kind: 'started', fresh });
  const state = fresh ? old : resumed(old);
  for (const { cfg } of state.volatile.instances) {
    const turn = beginTurn(rules, state, cfg.id, d)!;
    armPing(turn);
    const first = fresh && cfg.id === 0 && cfg.leaders[0] === state.id;
    armElection(turn, first ? 'first' : 'boot');
  }
  return stepOf(d, state);
}

function sameConfigurations(
  some: readonly LeaderInstance[],
  others: readonly LeaderInstance[],
): boolean {
  if (some.length !== others.length) return false;
  return some.every(({ cfg }, at) => cfg.id === others[at]!.cfg.id);
}

/** With an empty instance of every configuration that it had heard of. */
function resumed(state: LeaderState): LeaderState {
  const { id, stable, volatile } = state;
  const instances = instancesOf(id, stable.records, stable.retiredBelow);
  if (sameConfigurations(instances, volatile.instances)) return state;
  const watches = instances.map(({ cfg }) => bootWatch(cfg.id));
  return { ...state, volatile: { ...volatile, instances }, pacing: { ...state.pacing, watches } };
}

function onMessage(
  rules: Rules,
  state: LeaderState,
  { from, body }: Extract<Event, { kind: 'message' }>,
): Outcome {
  if (body.type === 'status') return onStatus(rules, state, from as ReplicaId, body);
  if (body.type === 'configInfo') return onConfigInfo(rules, state, from as ReplicaId, body);
  if (body.type === 'retired') return onRetired(state, body);
  const d = draft();
  const isMine = body.type === 'propose' && body.cfg.leaders.includes(state.id);
  const now = isMine ? joined(rules, state, [body.cfg], d) : state;
  const cfg = cfgOf(body);
  const turn = cfg === null ? null : beginTurn(rules, now, cfg, d);
  if (turn === null) return withoutInstance(now, from, body);
  handle(turn, from, body);
  const isAdopted = turn.mode === 'active' && turn.instance.mode !== 'active';
  return isAdopted ? stepOf(turn, leadOn(rules, stateAfter(turn), turn)) : endTurn(turn);
}

/** The instance that a message belongs to; null for one that is not for leaders. */
function cfgOf(body: Message): CfgId | null {
  switch (body.type) {
    case 'propose':
      return body.cfg.id;
    case 'p1b':
    case 'p2b':
    case 'ping':
    case 'pong':
      return body.cfg;
    default:
      return null;
  }
}

/** L3, and whatever else comes for a configuration that is over here. */
function withoutInstance(state: LeaderState, from: ProcessId, body: Message): Outcome {
  const cfg = cfgOf(body);
  if (cfg === null || cfg >= state.stable.retiredBelow) return stray(state);
  const d = draft();
  if (body.type === 'propose') {
    d.lines.push('L2', 'L3');
    refusedAt(d, 'L3');
  }
  if (body.type === 'propose' || body.type === 'ping') answerRetired(state, d, from, cfg);
  else ignore(d, 'retired');
  return stepOf(d, state);
}

function handle(turn: Turn, from: string, body: Message): void {
  switch (body.type) {
    case 'propose':
      return onPropose(turn, from as ReplicaId, body);
    case 'p1b':
      return onP1b(turn, from as AcceptorId, body);
    case 'p2b':
      return onP2b(turn, from as AcceptorId, body);
    case 'ping':
      return onPing(turn, from as LeaderId, body);
    case 'pong':
      return onPong(turn, from as LeaderId, body);
    default:
      return ignore(turn, 'notForMe');
  }
}

function onTimer(
  rules: Rules,
  state: LeaderState,
  { name, key, attempt }: Extract<Event, { kind: 'timer' }>,
): Outcome {
  const cfg = name === 'p2Retry' ? cfgOfSlot(state, key) : key;
  const turn = beginTurn(rules, state, cfg);
  if (turn === null) return stray(state);
  if (name === 'elect') onElect(turn);
  else if (name === 'p1Retry') onP1Retry(turn, attempt);
  else if (name === 'p2Retry') onP2Retry(turn, key, attempt);
  else if (name === 'ping') onPingTimer(turn);
  else if (name === 'quorum') onQuorumTimer(turn);
  else ignore(turn, 'notForMe');
  return endTurn(turn);
}

/** The instance in which a commander works on this slot. */
function cfgOfSlot({ volatile }: LeaderState, slot: Slot): number {
  const works = volatile.instances.find(({ commanders }) =>
    commanders.some((one) => one.slot === slot),
  );
  return works?.cfg.id ?? volatile.instances[0]?.cfg.id ?? 0;
}

/** L20. */
function onElect(turn: Turn): void {
  turn.lines.push('L20');
  if (turn.mode !== 'passive') return ignore(turn, 'notPassive');
  startScout(turn);
}

/** L2–L7. */
function onPropose(turn: Turn, from: ReplicaId, { slot, cmd }: MessageOf<'propose'>): void {
  const { base, decided, rules } = turn;
  const cfg = turn.cfg.id;
  turn.lines.push('L2', 'L3', 'L4');
  if (rules.isCollected(slot, base)) {
    refusedAt(turn, 'L4');
    turn.notes.push({ kind: 'wasCollected', cfg, slot, base, to: from });
    return send(turn, from, { type: 'collected', cfg, base });
  }
  turn.lines.push('L5');
  const known = get(decided, slot);
  if (known !== undefined) {
    refusedAt(turn, 'L5');
    turn.notes.push({ kind: 'decisionRepeated', cfg, slot, to: from });
    return send(turn, from, { type: 'decision', cfg, slot, cmd: known });
  }
  turn.lines.push('L6');
  const held = inSlot(turn.proposals, slot);
  if (!rules.mayTakeSlot(held?.cmd, cmd)) return ignore(turn, 'alreadyProposed', 'L6');
  turn.lines.push('L7');
  turn.proposals = withSlot(turn.proposals, { slot, cmd });
  if (turn.mode !== 'active') turn.notes.push({ kind: 'proposalKept', cfg, slot, cmd });
  else if (rules.skipsScout()) startCommander(turn, slot, cmd, 'proposed');
  else startScout(turn);
}
