import { BOTTOM } from './ballot.ts';
import { inSlot, withSlot } from './by-slot.ts';
import { learnedAtLeast, raised } from './collection.ts';
import { onP2b, onP2Retry, startCommander } from './commander.ts';
import type { Configuration } from './configuration.ts';
import { disarm, draft, ignore, send, stepOf } from './draft.ts';
import { onPing, onPingTimer, onPong, onQuorumTimer } from './election.ts';
import type { Event, Step } from './events.ts';
import type { AcceptorId, CfgId, LeaderId, ReplicaId, Slot } from './ids.ts';
import {
  armElection,
  armPing,
  beginTurn,
  bootInstance,
  endTurn,
  type Turn,
} from './leader-turn.ts';
import type { Message, MessageOf } from './messages.ts';
import type { Rules } from './rules.ts';
import { onP1b, onP1Retry, startScout } from './scout.ts';
import type { Settings } from './settings.ts';
import { dropBelow, entries, get } from './slot-map.ts';
import type { LeaderState } from './states.ts';

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
  return {
    role: 'leader',
    id,
    stable: { rounds: [] },
    volatile: {
      instances: records
        .filter(({ leaders }) => leaders.includes(id))
        .map((record) => bootInstance(record, BOTTOM)),
      learnedBy: [],
    },
    pacing: { suspectAfter: settings.suspectInitial, heard: [], answered: false },
  };
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
function onStart(rules: Rules, state: LeaderState, fresh: boolean): Outcome {
  const d = draft('L1');
  d.notes.push({ kind: 'started', fresh });
  for (const { cfg } of state.volatile.instances) {
    const turn = beginTurn(rules, state, cfg.id)!;
    const first = fresh && cfg.id === 0 && cfg.leaders[0] === state.id;
    armPing(turn);
    armElection(turn, first);
    d.effects.push(...turn.effects);
  }
  return stepOf(d, state);
}

function onMessage(
  rules: Rules,
  state: LeaderState,
  { from, body }: Extract<Event, { kind: 'message' }>,
): Outcome {
  if (body.type === 'status') return onStatus(rules, state, from as ReplicaId, body);
  const cfg = cfgOf(body);
  const turn = cfg === null ? null : beginTurn(rules, state, cfg);
  if (turn === null) return stray(state);
  handle(turn, from, body);
  return endTurn(turn);
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

function handle(turn: Turn, from: string, body: Message): void {
  switch (body.type) {
    case 'propose':
      return onPropose(turn, from as ReplicaId, body);
    case 'p1b':
      return onP1b(turn, from as AcceptorId, body);
    case 'p2b':
      return onP2b(turn, from as AcceptorId, body);
    case 'ping':
      return onPing(turn, from as LeaderId);
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
  turn.lines.push('L2', 'L4');
  if (rules.isCollected(slot, base)) {
    turn.notes.push({ kind: 'wasCollected', cfg, slot, base, to: from });
    return send(turn, from, { type: 'collected', cfg, base });
  }
  turn.lines.push('L5');
  const known = get(decided, slot);
  if (known !== undefined) {
    turn.notes.push({ kind: 'decisionRepeated', cfg, slot, to: from });
    return send(turn, from, { type: 'decision', cfg, slot, cmd: known });
  }
  turn.lines.push('L6');
  const held = inSlot(turn.proposals, slot);
  if (!rules.mayTakeSlot(held?.cmd, cmd)) return ignore(turn, 'alreadyProposed');
  turn.lines.push('L7');
  turn.proposals = withSlot(turn.proposals, { slot, cmd });
  if (turn.mode === 'active') startCommander(turn, slot, cmd, 'proposed');
  else turn.notes.push({ kind: 'proposalKept', cfg, slot, cmd });
}

/** L23: collects as acceptors do, and helps a replica that has not moved since it last said so. */
function onStatus(
  rules: Rules,
  state: LeaderState,
  from: ReplicaId,
  { slotOut }: MessageOf<'status'>,
): Outcome {
  const newest = state.volatile.instances.at(-1);
  const turn = newest && beginTurn(rules, state, newest.cfg.id, 'L23');
  if (turn === undefined || turn === null) return stray(state);
  const { cfg } = turn;
  const before = turn.learnedBy.find((one) => one.replica === from);
  turn.learnedBy = raised(turn.learnedBy, from, slotOut);
  const base = learnedAtLeast(turn.learnedBy, [cfg], cfg.id);
  if (base > turn.base) forgetBelow(turn, base);
  if (before?.slotOut === slotOut) help(turn, from, slotOut);
  if (turn.notes.length === 0 && turn.learnedBy === state.volatile.learnedBy) {
    ignore(turn, 'nothingNew');
  }
  return endTurn(turn);
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
