import { BOTTOM, sameBallot } from './ballot.ts';
import { learnedAtLeast, noteRetired, raised } from './collection.ts';
import { sameCommand } from './command.ts';
import { isMember, isOver, recordOf, withRecords, type Configuration } from './configuration.ts';
import { ignore, persist, send } from './draft.ts';
import type { Event, Step } from './events.ts';
import type { AcceptorId, CfgId, LeaderId, ProcessId, ReplicaId, Slot } from './ids.ts';
import type { MessageOf } from './messages.ts';
import type { Rules } from './rules.ts';
import { dropBelow, EMPTY, entries, get } from './slot-map.ts';
import type { AcceptorInstance, AcceptorState } from './states.ts';
import { act, closeTurn, note, openTurn, passes, stops, type Turn as TurnOf } from './turn.ts';

/**
 * The acceptor (PMMC §2.2, §4.1): it promises never to work below a ballot, and votes for at most
 * one command for each ballot and slot, keeping the latest vote only.
 */

type Turn = TurnOf<AcceptorState>;

export function bootAcceptor(id: AcceptorId, records: readonly Configuration[]): AcceptorState {
  return {
    role: 'acceptor',
    id,
    stable: { records, retiredBelow: 0, instances: [] },
    volatile: { learnedBy: [] },
    pacing: {},
  };
}

export function stepAcceptor(
  rules: Rules,
  state: AcceptorState,
  event: Event,
): Step<AcceptorState> {
  const turn = openTurn(rules, state);
  if (event.kind === 'message') onMessage(turn, event);
  else if (event.kind === 'start') note(turn, { kind: 'started', fresh: event.fresh });
  else ignore(turn, 'notForMe');
  return closeTurn(turn);
}

function onMessage(turn: Turn, { from, body }: Extract<Event, { kind: 'message' }>): void {
  switch (body.type) {
    case 'p1a':
      return onP1a(turn, from as LeaderId, body);
    case 'p2a':
      return onP2a(turn, from as LeaderId, body);
    case 'status':
      return onStatus(turn, from as ReplicaId, body);
    case 'readQuery':
      return onReadQuery(turn, from as ReplicaId, body);
    case 'configInfo':
      return onConfigInfo(turn, from as ReplicaId, body);
    default:
      return ignore(turn, 'notForMe');
  }
}

/** The acceptor promises a ballot above every earlier one, and reports the votes it has cast. */
function onP1a(turn: Turn, from: LeaderId, { cfg, ballot }: MessageOf<'p1a'>): void {
  const { rules } = turn;
  act(turn, 'A1');
  if (stops(turn, 'A2', isRetired(turn, cfg.id))) return sayRetired(turn, from, cfg.id);
  hear(turn, [cfg]);
  let mine = instanceOf(turn, cfg.id);
  const { promised: was, base, accepted } = mine;
  if (passes(turn, 'A3', rules.mayPromise(was, ballot))) {
    mine = store(turn, 'promised', { cfg: cfg.id, promised: ballot, base, accepted });
  }
  const { promised } = mine;
  const p1b = { type: 'p1b', cfg: cfg.id, re: ballot, ballot: promised, base } as const;
  if (stops(turn, 'A4', rules.compareBallots(ballot, promised) < 0)) {
    note(turn, { kind: 'refusedP1a', cfg: cfg.id, ballot, promised });
    return send(turn, from, { ...p1b, pvalues: [] });
  }
  act(turn, 'A5');
  const pvalues = entries(accepted).map(([slot, held]) => ({ ...held, slot }));
  note(turn, { kind: 'promised', cfg: cfg.id, ballot, was, pvalues: pvalues.length });
  send(turn, from, { ...p1b, pvalues });
}

/** The acceptor votes for a command, unless it has promised a higher ballot or the slot is collected. */
function onP2a(turn: Turn, from: LeaderId, message: MessageOf<'p2a'>): void {
  const { rules } = turn;
  const { cfg, ballot, slot } = message;
  act(turn, 'A6');
  if (stops(turn, 'A7', isRetired(turn, cfg))) return sayRetired(turn, from, cfg);
  let mine = instanceOf(turn, cfg);
  const { promised, base } = mine;
  if (stops(turn, 'A8', rules.isCollected(slot, base))) {
    note(turn, { kind: 'refusedP2a', cfg, slot, ballot, promised, why: 'collected' });
    return send(turn, from, { type: 'p2b', cfg, re: ballot, slot, ballot: promised, base });
  }
  if (stops(turn, 'A9', !rules.mayVote(promised, ballot))) {
    note(turn, { kind: 'refusedP2a', cfg, slot, ballot, promised, why: 'promised' });
  } else mine = vote(turn, mine, message);
  act(turn, 'A10');
  send(turn, from, { type: 'p2b', cfg, re: ballot, slot, ballot: mine.promised, base });
}

/** The acceptor casts a vote only once: a second p2a of the same ballot finds it already cast. */
function vote(turn: Turn, mine: AcceptorInstance, message: MessageOf<'p2a'>): AcceptorInstance {
  const { cfg, ballot, slot, cmd } = message;
  const { promised: was } = mine;
  const known = get(mine.accepted, slot);
  const again =
    known !== undefined && sameBallot(known.ballot, ballot) && sameCommand(known.cmd, cmd);
  note(turn, { kind: 'accepted', cfg, slot, ballot, cmd, was, again });
  if (again && sameBallot(was, ballot)) return mine;
  return store(turn, 'accepted', turn.rules.voted(mine, message));
}

/** The acceptor drops what enough replicas have durably learned (PMMC §4.2). */
function onStatus(turn: Turn, from: ReplicaId, { slotOut }: MessageOf<'status'>): void {
  const { rules, before } = turn;
  const { records, retiredBelow } = turn.stable;
  act(turn, 'A11');
  if (isOver(before.id, turn.stable)) return sayRetired(turn, from, retiredBelow - 1);
  act(turn, 'A12');
  const learnedBy = raised(turn.volatile.learnedBy, from, slotOut);
  if (learnedBy !== turn.volatile.learnedBy) turn.volatile = { learnedBy };
  for (const mine of turn.stable.instances) {
    act(turn, 'A13');
    const learned = learnedAtLeast(learnedBy, records, mine.cfg);
    if (passes(turn, 'A14', learned > mine.base)) collect(turn, mine, learned);
  }
  const below = rules.retiredBelow(learnedBy, records, retiredBelow);
  if (passes(turn, 'A15', below > retiredBelow)) retire(turn, below);
  if (turn.stable === before.stable && turn.volatile === before.volatile)
    ignore(turn, 'nothingNew');
}

function collect(turn: Turn, { cfg, promised, accepted }: AcceptorInstance, base: Slot): void {
  note(turn, { kind: 'baseRaised', cfg, base });
  store(turn, 'base', { cfg, promised, base, accepted: dropBelow(accepted, base) });
}

/** The acceptor's part in every configuration below this one is gone; only `retiredBelow` still tells of it. */
function retire(turn: Turn, below: CfgId): void {
  const { records, instances } = turn.stable;
  noteRetired(turn, turn.before.id, turn.stable, below);
  persist(turn, 'retiredBelow');
  const kept = instances.filter(({ cfg }) => cfg >= below);
  turn.stable = { records, retiredBelow: below, instances: kept };
}

function onConfigInfo(turn: Turn, from: ReplicaId, { records }: MessageOf<'configInfo'>): void {
  act(turn, 'A16');
  hear(turn, records);
  const record = turn.stable.records.at(-1)!;
  const [isIn, again] = [isMember(record, turn.before.id), turn.stable === turn.before.stable];
  note(turn, { kind: 'joined', record, isMember: isIn, again });
  send(turn, from, { type: 'joined', cfg: record.id });
}

/** The acceptor counts votes that it has forgotten, too, or a read after collection would be stale. */
function onReadQuery(turn: Turn, from: ReplicaId, query: MessageOf<'readQuery'>): void {
  const { cfg, client, seq } = query;
  act(turn, 'A17');
  if (isRetired(turn, cfg)) return sayRetired(turn, from, cfg);
  const { accepted, base } = instanceOf(turn, cfg);
  const top = Math.max(accepted.top, base - 1);
  note(turn, { kind: 'readReplied', cfg, top, to: from });
  send(turn, from, { type: 'readReply', cfg, client, seq, top });
}

// --- its part in a configuration

function isRetired({ rules, stable }: Turn, cfg: CfgId): boolean {
  return rules.isRetired(cfg, stable.retiredBelow);
}

/** An old p1a must not bring an empty instance back to life. */
function sayRetired(turn: Turn, to: ProcessId, cfg: CfgId): void {
  note(turn, { kind: 'wasRetired', cfg, to });
  send(turn, to, { type: 'retired', cfg: turn.stable.retiredBelow - 1 });
}

/** The acceptor remembers the configurations that it hears of. */
function hear(turn: Turn, heard: readonly Configuration[]): void {
  const records = withRecords(turn.stable.records, heard);
  if (records === turn.stable.records) return;
  persist(turn, 'records');
  const { retiredBelow, instances } = turn.stable;
  turn.stable = { records, retiredBelow, instances };
}

/** Its part in an instance is empty until the first promise or vote. */
function instanceOf({ stable }: Turn, cfg: CfgId): AcceptorInstance {
  for (const instance of stable.instances) if (instance.cfg === cfg) return instance;
  const from = recordOf(stable.records, cfg)?.from ?? 1;
  return { cfg, promised: BOTTOM, base: from, accepted: EMPTY };
}

/** Puts its part in an instance on disk. */
function store(turn: Turn, field: string, mine: AcceptorInstance): AcceptorInstance {
  const { records, retiredBelow, instances } = turn.stable;
  const others = instances.filter(({ cfg }) => cfg !== mine.cfg);
  const all = others.length === 0 ? [mine] : [...others, mine].sort((a, b) => a.cfg - b.cfg);
  persist(turn, field);
  turn.stable = { records, retiredBelow, instances: all };
  return mine;
}
