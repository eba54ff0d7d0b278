import type { ClientCommand, Reconfig } from './command.ts';
import { configFor, isMember, lastWith, membersOf, type Configuration } from './configuration.ts';
import { raised } from './collection.ts';
import { disarm, ignore, persist, refusedAt, send, sendAll } from './draft.ts';
import type { Event } from './events.ts';
import { clientOf, type ProcessId, type ReplicaId, type Slot } from './ids.ts';
import type { MessageOf } from './messages.ts';
import type { Turn } from './replica-turn.ts';
import type { ReplicaState, Session } from './states.ts';
import { act, note, passes } from './turn.ts';

/** A replica joins configurations, announces them, and leaves them (section 8). */

/** Every configuration that it knows: one of the two lists is the beginning of the other. */
export function knownTo({ stable, volatile }: Parts): readonly Configuration[] {
  const { told } = stable;
  const { configs } = volatile;
  return told.length > configs.length ? told : configs;
}

type Parts = Pick<ReplicaState, 'stable' | 'volatile'>;

export function newestOf(turn: Turn): Configuration {
  return knownTo(turn).at(-1)!;
}

/** Tells a client the result of its command, and which replicas to ask from now on. */
export function respondTo(turn: Turn, { client, seq, slot, result }: Session): void {
  const { id: cfg, replicas } = newestOf(turn);
  const body = { type: 'response', client, seq, slot, result, cfg, replicas } as const;
  send(turn, clientOf(client), body);
}

/** True when the replica works on this slot, which is within its window. */
export function isIn({ rules, volatile, before }: Turn, slot: Slot): boolean {
  return rules.worksIn(configFor(volatile.configs, slot), before.id);
}

/** True when the replica is a member of a configuration that is not over. */
export function isServing(id: ReplicaId, parts: Parts): boolean {
  const last = lastWith(knownTo(parts), id);
  return last >= 0 && last >= parts.stable.retiredBelow;
}

/**
 * A replica that becomes a member begins to report, whether it learns so from an announcement, a
 * decision or a snapshot. One that is done is silent. Replicas report at different times.
 */
export function serve(turn: Turn, event: Event): void {
  const isBack = event.kind === 'start';
  if (!isBack && isAsBefore(turn)) return;
  const was = !isBack && isServing(turn.before.id, turn.before);
  if (was === isServing(turn.before.id, turn)) return;
  turn.pacing.repeats = 0;
  if (was) return disarm(turn, 'status', 0);
  act(turn, 'R41');
  if (!isBack) note(turn, { kind: 'serving', record: newestOf(turn) });
  const range = { min: 1, max: turn.rules.settings.status };
  turn.effects.push({ kind: 'setTimer', name: 'status', key: 0, range, attempt: 0 });
}

/** True after most handlers: they do not change the parts that tell a member. */
function isAsBefore({ before, stable, volatile }: Turn): boolean {
  const { told, retiredBelow } = before.stable;
  if (volatile.configs !== before.volatile.configs) return false;
  return stable.told === told && stable.retiredBelow === retiredBelow;
}

/** True when the replica still has to learn the slot it waits for; one that has left needs only its own slots. */
export function isConcerned(turn: Turn): boolean {
  const newest = newestOf(turn);
  return isMember(newest, turn.before.id) || turn.volatile.slotOut < newest.from;
}

/** The other replicas that can teach it. */
export function peersOf(turn: Turn): readonly ReplicaId[] {
  const { before, volatile } = turn;
  const records = knownTo(turn);
  const newest = records.at(-1)!;
  if (records.length === 1) return newest.replicas.filter((replica) => replica !== before.id);
  const older = records.flatMap(({ replicas }) =>
    replicas.filter((one) => !volatile.gone.includes(one)),
  );
  return [...new Set([...newest.replicas, ...older])].filter((replica) => replica !== before.id);
}

/** The processes it reports to: the newest configuration, and members of older ones that are not over. */
export function audienceOf(turn: Turn): readonly ProcessId[] {
  const { before, volatile } = turn;
  const records = knownTo(turn);
  const newest = membersOf(records.at(-1)!);
  if (records.length === 1) return newest.filter((id) => id !== before.id);
  const older = records.flatMap(membersOf).filter((id) => !volatile.gone.includes(id));
  return [...new Set([...newest, ...older])].filter((id) => id !== before.id);
}

/** True when the replica has never been told that it is a member. */
export function isStranger(turn: Turn): boolean {
  return lastWith(knownTo(turn), turn.before.id) < 0;
}

// --- telling

/** The record that a change decided in `slot` leads to, or the reason for none, which its client is told. */
export function applyReconfig(
  turn: Turn,
  slot: Slot,
  cmd: ClientCommand,
  change: Reconfig,
): string {
  const { rules } = turn;
  act(turn, 'G1');
  const last = turn.volatile.configs.at(-1)!;
  const record = rules.reconfigured(last, change, slot + rules.settings.window);
  act(turn, 'G2');
  if (typeof record === 'string') {
    refusedAt(turn, 'G2');
    note(turn, { kind: 'reconfigRefused', slot, cmd, why: record });
    return `refused: ${record}`;
  }
  act(turn, 'G3');
  note(turn, { kind: 'reconfigured', slot, record });
  const known = knownTo(turn).length;
  turn.volatile.configs = [...turn.volatile.configs, record];
  act(turn, 'G4');
  if (knownTo(turn).length > known) {
    forgetWhoKnows(turn, known);
    inform(turn);
  }
  return `configuration ${record.id} from slot ${record.from}`;
}

/**
 * Newer configurations than the first `known` have appeared: no process is known to know them. A process
 * that was gone and is a member of any of them is not gone, for it has to leave once more.
 */
export function forgetWhoKnows(turn: Turn, known: number): void {
  const news = knownTo(turn).slice(known);
  const isBack = (id: ProcessId) => news.some((record) => isMember(record, id));
  if (turn.volatile.informed.length > 0) turn.volatile.informed = [];
  if (turn.volatile.gone.some(isBack)) {
    turn.volatile.gone = turn.volatile.gone.filter((id) => !isBack(id));
  }
}

/** Announces the newest configuration to every process that is not known to know it. */
export function inform(turn: Turn): void {
  const records = knownTo(turn);
  if (records.length === 1) return;
  const to = audienceOf(turn).filter((id) => !turn.volatile.informed.includes(id));
  if (to.length === 0) return;
  act(turn, 'G5');
  note(turn, { kind: 'informed', cfg: records.at(-1)!.id, to });
  sendAll(turn, to, { type: 'configInfo', records });
}

export function onJoined(turn: Turn, from: ProcessId, { cfg }: MessageOf<'joined'>): void {
  act(turn, 'G5');
  if (!noteInformed(turn, from, cfg)) ignore(turn, 'nothingNew');
}

/** A process that knows the newest configuration need not be told again. */
export function noteInformed(turn: Turn, id: ProcessId, cfg: number): boolean {
  if (cfg === 0 || cfg < newestOf(turn).id || turn.volatile.informed.includes(id)) return false;
  turn.volatile.informed = [...turn.volatile.informed, id];
  return true;
}

/** A replica that is new begins to work (R41); what it lacks it learns from its peers. */
export function onConfigInfo(
  turn: Turn,
  from: ProcessId,
  { records }: MessageOf<'configInfo'>,
): void {
  const record = records.at(-1)!;
  const again = record.id <= newestOf(turn).id;
  act(turn, 'R37');
  note(turn, { kind: 'joined', record, isMember: isMember(record, turn.before.id), again });
  if (!again) {
    const known = knownTo(turn).length;
    turn.stable.told = records;
    persist(turn, 'told');
    forgetWhoKnows(turn, known);
    turn.volatile.top = Math.max(turn.volatile.top, record.from - turn.rules.settings.window);
  }
  noteInformed(turn, from, record.id);
  send(turn, from, { type: 'joined', cfg: newestOf(turn).id });
}

// --- leaving

/** The slots of that configuration are decided, and a process that was in no later one is gone. */
export function onRetired(turn: Turn, from: ProcessId, { cfg }: MessageOf<'retired'>): void {
  const { configs, slotOut, gone } = turn.volatile;
  act(turn, 'R38');
  const top = configFor(configs, slotOut).id <= cfg ? slotOut : 0;
  const isGone = lastWith(knownTo(turn), from) <= cfg && !gone.includes(from);
  if (top <= turn.volatile.top && !isGone) return ignore(turn, 'nothingNew');
  note(turn, { kind: 'peerRetired', cfg, process: from });
  turn.volatile.top = Math.max(turn.volatile.top, top);
  if (isGone) turn.volatile.gone = [...gone, from];
}

/** True when the replica has proposed in every slot of its own, so that others must do the rest. */
export function hasLeft(turn: Turn): boolean {
  const { configs, slotIn } = turn.volatile;
  const last = configs.at(-1)!;
  const goesOn = [last, newestOf(turn)].some(({ replicas }) => replicas.includes(turn.before.id));
  return slotIn >= last.from && !goesOn;
}

/** A leaving replica returns to the client what it can no longer do, with the names of the replicas that continue. */
export function giveBack(turn: Turn, cmd: ClientCommand): void {
  const { id: cfg, replicas } = newestOf(turn);
  const { client, seq } = cmd;
  act(turn, 'R39');
  note(turn, { kind: 'handedOver', cmd, replicas });
  send(turn, clientOf(client), { type: 'moved', client, seq, cfg, replicas });
}

/** A replica that has left gives back everything that it still holds, including reads. */
export function handOver(turn: Turn): void {
  const { requests, reads } = turn.volatile;
  if ((requests.length === 0 && reads.length === 0) || !hasLeft(turn)) return;
  for (const cmd of [...requests, ...reads.map((read) => read.cmd)]) giveBack(turn, cmd);
  turn.volatile.requests = [];
  if (reads.length > 0) disarm(turn, 'readRetry', 0);
  turn.volatile.reads = [];
}

/** A replica that has left is done when a majority of its successors has all of its slots. */
export function hearSuccessor(turn: Turn, from: ReplicaId, slotOut: Slot): void {
  const { before, rules } = turn;
  const { configs } = turn.volatile;
  const newest = newestOf(turn);
  if (isMember(newest, before.id)) return;
  turn.volatile.successors = raised(turn.volatile.successors, from, slotOut);
  if (turn.volatile.slotOut < newest.from || configs.at(-1)!.id < newest.id) return;
  const below = rules.retiredBelow(turn.volatile.successors, configs, turn.stable.retiredBelow);
  if (!passes(turn, 'R40', below > turn.stable.retiredBelow)) return;
  turn.stable.retiredBelow = below;
  persist(turn, 'retiredBelow');
  note(turn, { kind: 'retired', cfg: below - 1 });
}
