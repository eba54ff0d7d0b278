import { isReconfig, type ClientCommand } from './command.ts';
import { configFor, isMember, lastWith, membersOf, type Configuration } from './configuration.ts';
import { raised } from './collection.ts';
import { disarm, ignore, persist, refusedAt, send, sendAll } from './draft.ts';
import type { Event } from './events.ts';
import { clientOf, type ProcessId, type ReplicaId, type Slot } from './ids.ts';
import type { MessageOf } from './messages.ts';
import type { Turn } from './replica-turn.ts';
import type { Session } from './states.ts';

/** A replica and the configurations it works in: who joins, who is told, who leaves (section 8). */

/** All configurations that it knows: one list is the beginning of the other. */
export function knownTo({
  configs,
  told,
}: Pick<Turn, 'configs' | 'told'>): readonly Configuration[] {
  return told.length > configs.length ? told : configs;
}

export function newestOf(turn: Turn): Configuration {
  return knownTo(turn).at(-1)!;
}

/** To a client: what has come of its command, and whom to ask from now on. */
export function respondTo(turn: Turn, { client, seq, slot, result }: Session): void {
  const { id: cfg, replicas } = newestOf(turn);
  const body = { type: 'response', client, seq, slot, result, cfg, replicas } as const;
  send(turn, clientOf(client), body);
}

/** Does it work on this slot, which is within its window? */
export function isIn({ rules, configs, before }: Turn, slot: Slot): boolean {
  return rules.worksIn(configFor(configs, slot), before.id);
}

/** Is it to work at all: a member of something that is not over? */
export function isServing({ before, configs, told, retiredBelow }: Turn): boolean {
  return serves(before.id, { configs, told, retiredBelow });
}

type Known = Pick<Turn, 'configs' | 'told' | 'retiredBelow'>;

function serves(id: ReplicaId, known: Known): boolean {
  const last = lastWith(knownTo(known), id);
  return last >= 0 && last >= known.retiredBelow;
}

/**
 * R41. Whatever makes a replica a member again makes it report again, be it news, a decision or a
 * snapshot. One that is done is silent. Replicas report at different times.
 */
export function serve(turn: Turn, event: Event): void {
  const { stable, volatile, id } = turn.before;
  const known = { ...stable, configs: volatile.configs };
  const isBack = event.kind === 'start';
  if (!isBack && isSame(turn, known)) return;
  const was = !isBack && serves(id, known);
  if (was === isServing(turn)) return;
  if (turn.pacing.repeats > 0) turn.pacing = { ...turn.pacing, repeats: 0 };
  if (was) return disarm(turn, 'status', 0);
  turn.lines.push('R41');
  if (!isBack) turn.notes.push({ kind: 'serving', record: newestOf(turn) });
  const range = { min: 1, max: turn.rules.settings.status };
  turn.effects.push({ kind: 'setTimer', name: 'status', key: 0, range, attempt: 0 });
}

function isSame({ configs, told, retiredBelow }: Turn, old: Known): boolean {
  return configs === old.configs && told === old.told && retiredBelow === old.retiredBelow;
}

/** Has it still to learn the slot it waits for? Who has left needs no more than its own slots. */
export function isConcerned(turn: Turn): boolean {
  const newest = newestOf(turn);
  return isMember(newest, turn.before.id) || turn.slotOut < newest.from;
}

/** Other replicas that can teach it. */
export function peersOf(turn: Turn): readonly ReplicaId[] {
  const { before, gone } = turn;
  const records = knownTo(turn);
  const newest = records.at(-1)!;
  if (records.length === 1) return newest.replicas.filter((replica) => replica !== before.id);
  const older = records.flatMap(({ replicas }) => replicas.filter((one) => !gone.includes(one)));
  return [...new Set([...newest.replicas, ...older])].filter((replica) => replica !== before.id);
}

/** Whom it reports to: the newest configuration, and members of older ones that are not over. */
export function audienceOf(turn: Turn): readonly ProcessId[] {
  const { before, gone } = turn;
  const records = knownTo(turn);
  const newest = membersOf(records.at(-1)!);
  if (records.length === 1) return newest.filter((id) => id !== before.id);
  const older = records.flatMap(membersOf).filter((id) => !gone.includes(id));
  return [...new Set([...newest, ...older])].filter((id) => id !== before.id);
}

// --- telling

/** G1–G5, for a change decided in `slot`: what its client is told. */
export function applyReconfig(turn: Turn, slot: Slot, cmd: ClientCommand): string {
  const { rules } = turn;
  const last = turn.configs.at(-1)!;
  turn.lines.push('G1', 'G2');
  if (!isReconfig(cmd.op)) throw new TypeError(`${cmd.client}#${cmd.seq} is no reconfig`);
  const record = rules.reconfigured(last, cmd.op, slot + rules.settings.window);
  if (typeof record === 'string') {
    refusedAt(turn, 'G2');
    turn.notes.push({ kind: 'reconfigRefused', slot, cmd, why: record });
    return `refused: ${record}`;
  }
  turn.lines.push('G3', 'G4');
  turn.notes.push({ kind: 'reconfigured', slot, record });
  const isNews = record.id > newestOf(turn).id;
  turn.configs = [...turn.configs, record];
  if (isNews) {
    forgetWhoKnows(turn);
    inform(turn);
  }
  return `configuration ${record.id} from slot ${record.from}`;
}

/** There is a newer configuration: nobody is known to know it, and who is in it is not gone. */
export function forgetWhoKnows(turn: Turn): void {
  const newest = newestOf(turn);
  if (turn.informed.length > 0) turn.informed = [];
  if (turn.gone.some((id) => isMember(newest, id))) {
    turn.gone = turn.gone.filter((id) => !isMember(newest, id));
  }
}

/** G5: tells everybody who is not known to know. */
export function inform(turn: Turn): void {
  const records = knownTo(turn);
  if (records.length === 1) return;
  const to = audienceOf(turn).filter((id) => !turn.informed.includes(id));
  if (to.length === 0) return;
  turn.lines.push('G5');
  turn.notes.push({ kind: 'informed', cfg: records.at(-1)!.id, to });
  sendAll(turn, to, { type: 'configInfo', records });
}

export function onJoined(turn: Turn, from: ProcessId, { cfg }: MessageOf<'joined'>): void {
  turn.lines.push('G5');
  if (!noteInformed(turn, from, cfg)) ignore(turn, 'nothingNew');
}

/** Whoever knows the newest configuration need not be told again. */
export function noteInformed(turn: Turn, id: ProcessId, cfg: number): boolean {
  if (cfg === 0 || cfg < newestOf(turn).id || turn.informed.includes(id)) return false;
  turn.informed = [...turn.informed, id];
  return true;
}

/** R37. A replica that is new begins to work; what it lacks it learns from its peers. */
export function onConfigInfo(
  turn: Turn,
  from: ProcessId,
  { records }: MessageOf<'configInfo'>,
): void {
  const record = records.at(-1)!;
  const again = record.id <= newestOf(turn).id;
  turn.lines.push('R37');
  turn.notes.push({ kind: 'joined', record, isMember: isMember(record, turn.before.id), again });
  if (!again) {
    turn.told = records;
    persist(turn, 'told');
    forgetWhoKnows(turn);
    turn.top = Math.max(turn.top, record.from - turn.rules.settings.window);
  }
  noteInformed(turn, from, record.id);
  send(turn, from, { type: 'joined', cfg: newestOf(turn).id });
}

// --- leaving

/** R38: the slots of that configuration are decided; and whoever has no other is done. */
export function onRetired(turn: Turn, from: ProcessId, { cfg }: MessageOf<'retired'>): void {
  const { configs, slotOut, gone } = turn;
  turn.lines.push('R38');
  const top = configFor(configs, slotOut).id <= cfg ? slotOut : 0;
  const isGone = lastWith(knownTo(turn), from) <= cfg && !gone.includes(from);
  if (top <= turn.top && !isGone) return ignore(turn, 'nothingNew');
  turn.notes.push({ kind: 'peerRetired', cfg, process: from });
  turn.top = Math.max(turn.top, top);
  if (isGone) turn.gone = [...gone, from];
}

/** Has it proposed in every slot that is its own, so that others must do the rest? */
export function hasLeft(turn: Turn): boolean {
  const { configs, before, slotIn } = turn;
  const last = configs.at(-1)!;
  const goesOn = [last, newestOf(turn)].some(({ replicas }) => replicas.includes(before.id));
  return slotIn >= last.from && !goesOn;
}

/** R39: what a replica that leaves cannot propose any more goes back to the client. */
export function giveBack(turn: Turn, cmd: ClientCommand): void {
  const { id: cfg, replicas } = newestOf(turn);
  const { client, seq } = cmd;
  turn.lines.push('R39');
  turn.notes.push({ kind: 'handedOver', cmd, replicas });
  send(turn, clientOf(client), { type: 'moved', client, seq, cfg, replicas });
}

/** R39. */
export function handOver(turn: Turn): void {
  const { requests, reads } = turn;
  if ((requests.length === 0 && reads.length === 0) || !hasLeft(turn)) return;
  for (const cmd of [...requests, ...reads.map((read) => read.cmd)]) giveBack(turn, cmd);
  turn.requests = [];
  if (reads.length > 0) disarm(turn, 'readRetry', 0);
  turn.reads = [];
}

/** R40: a replica that has left is done once a majority of those who go on has all that it has. */
export function hearSuccessor(turn: Turn, from: ReplicaId, slotOut: Slot): void {
  const { configs, before, rules } = turn;
  const newest = newestOf(turn);
  if (isMember(newest, before.id)) return;
  turn.successors = raised(turn.successors, from, slotOut);
  if (turn.slotOut < newest.from || configs.at(-1)!.id < newest.id) return;
  turn.lines.push('R40');
  const below = rules.retiredBelow(turn.successors, configs, turn.retiredBelow);
  if (below <= turn.retiredBelow) return;
  turn.retiredBelow = below;
  persist(turn, 'retiredBelow');
  turn.notes.push({ kind: 'retired', cfg: below - 1 });
}
