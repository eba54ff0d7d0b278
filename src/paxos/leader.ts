import { inSlot, withSlot } from './by-slot.ts';
import { onP2b, onP2Retry, startCommander } from './commander.ts';
import type { Configuration } from './configuration.ts';
import { ignore, send } from './draft.ts';
import { onPing, onPingTimer, onPolicy, onPong, onQuorumTimer } from './election.ts';
import type { Event, Step } from './events.ts';
import type { AcceptorId, CfgId, LeaderId, ProcessId, ReplicaId, Slot } from './ids.ts';
import { join, leadOn, onConfigInfo, onRetired, onStatus, sayRetired } from './leader-news.ts';
import {
  armElection,
  armPing,
  bootInstance,
  bootWatch,
  dropInstances,
  within,
  withInstances,
  type Turn,
  type Work,
} from './leader-turn.ts';
import type { Message, MessageOf } from './messages.ts';
import type { Rules } from './rules.ts';
import { onP1b, onP1Retry, startScout } from './scout.ts';
import type { Settings } from './settings.ts';
import { get } from './slot-map.ts';
import type { LeaderState } from './states.ts';
import { act, closeTurn, note, openTurn, passes, stops } from './turn.ts';

/**
 * The leader (PMMC §2.3, §3): passive until its scout is adopted, then it has commands accepted, at most
 * one for each slot and ballot. Scouts and commanders are parts of it.
 */

export function bootLeader(
  id: LeaderId,
  records: readonly Configuration[],
  settings: Settings,
): LeaderState {
  const instances = records.filter(({ leaders }) => leaders.includes(id)).map(bootInstance);
  return {
    role: 'leader',
    id,
    stable: { rounds: [], records, retiredBelow: 0 },
    volatile: { instances, learnedBy: [] },
    pacing: { suspectAfter: settings.suspectInitial, watches: instances.map(bootWatch) },
  };
}

export function stepLeader(rules: Rules, state: LeaderState, event: Event): Step<LeaderState> {
  const turn = openTurn(rules, state);
  if (event.kind === 'message') onMessage(turn, event);
  else if (event.kind === 'timer') onTimer(turn, event);
  else if (event.kind === 'start') onStart(turn, event.fresh);
  else if (event.kind === 'election') onElection(turn);
  else ignore(turn, 'notForMe');
  return closeTurn(turn);
}

/** The leader begins, or begins again, in every configuration that it knows and that is not over. */
function onStart(turn: Turn, fresh: boolean): void {
  const { records, retiredBelow } = turn.stable;
  act(turn, 'L1');
  note(turn, { kind: 'started', fresh });
  dropInstances(turn, retiredBelow);
  withInstances(
    turn,
    records.filter(({ id }) => id >= retiredBelow),
  );
  for (const { cfg } of turn.volatile.instances) {
    const goesFirst = fresh && cfg.id === 0 && cfg.leaders[0] === turn.before.id;
    within(turn, cfg.id, (here) => {
      armPing(here);
      armElection(here, goesFirst ? 'first' : 'boot');
    });
  }
}

/** Wherever the leader is passive, it waits anew, as the new policy says. */
function onElection(turn: Turn): void {
  for (const { cfg } of turn.volatile.instances) within(turn, cfg.id, onPolicy);
}

function onMessage(turn: Turn, { from, body }: Extract<Event, { kind: 'message' }>): void {
  switch (body.type) {
    case 'status':
      return onStatus(turn, from as ReplicaId, body);
    case 'configInfo':
      return onConfigInfo(turn, from as ReplicaId, body);
    case 'retired':
      return onRetired(turn, body);
    case 'propose': {
      act(turn, 'L2');
      if (body.cfg.leaders.includes(turn.before.id)) join(turn, [body.cfg]);
      if (stops(turn, 'L3', body.cfg.id < turn.stable.retiredBelow)) {
        return sayRetired(turn, from, body.cfg.id);
      }
      const isMine = within(turn, body.cfg.id, (here) => onPropose(here, from as ReplicaId, body));
      return isMine ? undefined : ignore(turn, 'notForMe');
    }
    case 'ping':
      if (body.cfg < turn.stable.retiredBelow) return sayRetired(turn, from, body.cfg);
      return answer(turn, from, body, body.cfg);
    case 'p1b':
    case 'p2b':
    case 'pong':
      return answer(turn, from, body, body.cfg);
    default:
      return ignore(turn, 'notForMe');
  }
}

/** What another process says of the leader's work in one configuration. */
function answer(turn: Turn, from: ProcessId, body: Message, cfg: CfgId): void {
  let isAdopted = false;
  const isKnown = within(turn, cfg, (here) => {
    const { mode } = here.mine;
    if (body.type === 'p1b') onP1b(here, from as AcceptorId, body);
    else if (body.type === 'p2b') onP2b(here, from as AcceptorId, body);
    else if (body.type === 'ping') onPing(here, from as LeaderId, body);
    else if (body.type === 'pong') onPong(here, from as LeaderId, body);
    isAdopted = mode === 'scouting' && here.mine.mode === 'active';
  });
  if (!isKnown) ignore(turn, cfg < turn.stable.retiredBelow ? 'retired' : 'notForMe');
  else if (isAdopted) leadOn(turn);
}

function onTimer(turn: Turn, { name, key, attempt }: Extract<Event, { kind: 'timer' }>): void {
  const cfg = name === 'p2Retry' ? cfgOfSlot(turn, key) : key;
  const isKnown = within(turn, cfg, (here) => {
    if (name === 'elect') onElect(here);
    else if (name === 'p1Retry') onP1Retry(here, attempt);
    else if (name === 'p2Retry') onP2Retry(here, key, attempt);
    else if (name === 'ping') onPingTimer(here);
    else if (name === 'quorum') onQuorumTimer(here);
    else ignore(here, 'notForMe');
  });
  if (!isKnown) ignore(turn, 'notForMe');
}

/** The configuration in which a commander works on this slot. */
function cfgOfSlot({ volatile: { instances } }: Turn, slot: Slot): CfgId {
  const works = instances.find(({ commanders }) => inSlot(commanders, slot) !== undefined);
  return (works ?? instances[0])?.cfg.id ?? 0;
}

function onElect(turn: Work): void {
  act(turn, 'L20');
  if (turn.mine.mode !== 'passive') return ignore(turn, 'notPassive');
  startScout(turn);
}

/** A command takes a slot that is free; the active leader has it accepted, a passive one keeps it for later. */
function onPropose(turn: Work, from: ReplicaId, { slot, cmd }: MessageOf<'propose'>): void {
  const { mine, rules } = turn;
  const { base } = mine;
  const cfg = mine.cfg.id;
  if (stops(turn, 'L4', rules.isCollected(slot, base))) {
    note(turn, { kind: 'wasCollected', cfg, slot, base, to: from });
    return send(turn, from, { type: 'collected', cfg, base });
  }
  const decided = get(mine.decided, slot);
  if (stops(turn, 'L5', decided !== undefined)) {
    note(turn, { kind: 'decisionRepeated', cfg, slot, to: from });
    return send(turn, from, { type: 'decision', cfg, slot, cmd: decided! });
  }
  const held = inSlot(mine.proposals, slot);
  if (stops(turn, 'L6', !rules.mayTakeSlot(held?.cmd, cmd))) return ignore(turn, 'alreadyProposed');
  mine.proposals = withSlot(mine.proposals, { slot, cmd });
  if (passes(turn, 'L7', mine.mode === 'active')) startCommander(turn, slot, cmd, 'proposed');
  else note(turn, { kind: 'proposalKept', cfg, slot, cmd });
}
