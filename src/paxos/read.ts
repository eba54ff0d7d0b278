import { armAfter, backOff, disarm, ignore, sendAll } from './draft.ts';
import { isReconfig, type ClientCommand } from './command.ts';
import type { AcceptorId, Slot } from './ids.ts';
import { isIn, newestOf, respondTo } from './membership.ts';
import type { MessageOf } from './messages.ts';
import { quorumOf } from './quorum.ts';
import type { Turn } from './replica-turn.ts';
import type { Read } from './states.ts';

/**
 * Reads that do not go through the log (PMMC §4.5): a majority of acceptors says how far anything
 * may be decided, and the replica answers once it has performed as much.
 */

/** Q1–Q2. */
export function onRead(turn: Turn, cmd: ClientCommand): void {
  turn.lines.push('Q1');
  const known = turn.reads.find((read) => read.cmd.client === cmd.client);
  if (known !== undefined && known.cmd.seq >= cmd.seq)
    return ignore(turn, 'alreadyRequested', 'Q1');
  begin(turn, cmd);
  answerReads(turn);
  if (turn.reads.length === 1) armAfter(turn, 'readRetry', 0, turn.rules.settings.retry);
}

/**
 * Asks everybody in the newest configuration; a later one may not have begun, but says so. Every slot
 * before it has to be performed in any case: acceptors may not know where it begins.
 */
function begin(turn: Turn, cmd: ClientCommand): void {
  const { id, from, acceptors } = newestOf(turn);
  turn.lines.push('Q2');
  const read: Read = { cmd, cfg: id, waitfor: acceptors, members: acceptors.length, top: from - 1 };
  turn.reads = withRead(turn.reads, read);
  turn.notes.push({ kind: 'readBegun', cmd, cfg: id, to: acceptors });
  query(turn, read);
}

function query(turn: Turn, { cmd, cfg, waitfor }: Read): void {
  const { client, seq } = cmd;
  sendAll(turn, waitfor, { type: 'readQuery', cfg, client, seq });
}

function withRead(reads: readonly Read[], next: Read): readonly Read[] {
  const others = reads.filter(({ cmd }) => cmd.client !== next.cmd.client);
  return [...others, next].sort((a, b) => (a.cmd.client < b.cmd.client ? -1 : 1));
}

/** Q3. */
export function onReadReply(turn: Turn, from: AcceptorId, reply: MessageOf<'readReply'>): void {
  const { cfg, client, seq } = reply;
  turn.lines.push('Q3');
  const read = turn.reads.find(({ cmd }) => cmd.client === client && cmd.seq === seq);
  if (read === undefined || read.cfg !== cfg) return ignore(turn, 'alreadyAnswered');
  if (!read.waitfor.includes(from)) return ignore(turn, 'alreadyCounted');
  const waitfor = read.waitfor.filter((acceptor) => acceptor !== from);
  const top = Math.max(read.top, reply.top);
  const [have, need] = [read.members - waitfor.length, quorumOf(read.members)];
  turn.reads = withRead(turn.reads, { ...read, waitfor, top });
  turn.notes.push({ kind: 'readCounted', cfg, from, have, need, top });
}

/**
 * Q4. A read that began in an older configuration begins again: what was answered since may have
 * been decided by acceptors that were not asked.
 */
export function answerReads(turn: Turn): void {
  for (const read of turn.reads) {
    if (!turn.rules.isReadCovered(read, turn.slotOut)) continue;
    turn.lines.push('Q4');
    if (newestOf(turn).id > read.cfg) begin(turn, read.cmd);
    else if (isIn(turn, turn.slotOut)) answer(turn, read);
  }
}

function answer(turn: Turn, { cmd }: Read): void {
  const { client, seq, op } = cmd;
  turn.reads = turn.reads.filter((read) => read.cmd !== cmd);
  if (turn.reads.length === 0) disarm(turn, 'readRetry', 0);
  if (isReconfig(op)) return;
  const { result } = turn.rules.application.apply(turn.state, op);
  const slot = turn.slotOut - 1;
  turn.notes.push({ kind: 'readAnswered', client, seq, slot, result });
  respondTo(turn, { client, seq, slot, result });
}

/** How far slots must be decided for the reads that wait: nobody else may be there to fill them. */
export function readsUpTo({ reads }: Turn): Slot {
  let up = 0;
  for (const { members, waitfor, top } of reads) {
    if (members - waitfor.length >= quorumOf(members)) up = Math.max(up, top);
  }
  return up;
}

/** Q5. */
export function onReadRetry(turn: Turn, attempt: number): void {
  turn.lines.push('Q5');
  if (turn.reads.length === 0) return ignore(turn, 'alreadyAnswered');
  const newest = newestOf(turn);
  for (const read of turn.reads) {
    if (read.cfg < newest.id) begin(turn, read.cmd);
    else ask(turn, read);
  }
  const { retry, retryMax } = turn.rules.settings;
  armAfter(turn, 'readRetry', 0, backOff(retry, retryMax, attempt + 1), attempt + 1);
}

function ask(turn: Turn, read: Read): void {
  const isCounted = read.members - read.waitfor.length >= quorumOf(read.members);
  const to = isCounted ? [] : read.waitfor;
  turn.notes.push({ kind: 'resent', what: 'readQuery', slot: read.top, to, timer: 'readRetry' });
  if (!isCounted) query(turn, read);
}
