import { armAfter, backOff, disarm, ignore, sendAll } from './draft.ts';
import { isReconfig, type ClientCommand } from './command.ts';
import type { AcceptorId } from './ids.ts';
import { giveBack, hasLeft, isIn, isStranger, newestOf, respondTo } from './membership.ts';
import type { MessageOf } from './messages.ts';
import { propose, readsUpTo } from './propose.ts';
import { isQuorum, quorumOf } from './quorum.ts';
import type { Turn } from './replica-turn.ts';
import type { Read } from './states.ts';
import { act, note, passes, stops } from './turn.ts';

/**
 * Reads that do not go through the log (PMMC §4.5): a majority of acceptors tells which slots may
 * be decided, and the replica answers once it has performed them.
 */

export function onRead(turn: Turn, cmd: ClientCommand): void {
  if (isStranger(turn)) return ignore(turn, 'notMember');
  if (hasLeft(turn)) return giveBack(turn, cmd);
  const known = turn.volatile.reads.find((read) => read.cmd.client === cmd.client);
  if (stops(turn, 'Q1', known !== undefined && known.cmd.seq >= cmd.seq)) {
    return ignore(turn, 'alreadyRequested');
  }
  begin(turn, cmd);
  if (turn.volatile.reads.length === 1) armAfter(turn, 'readRetry', 0, turn.rules.settings.retry);
  answerReads(turn);
}

/**
 * Asks every acceptor of the newest configuration. That configuration may not have begun, so every
 * slot before it must be performed in any case: its acceptors may not know where it begins.
 */
function begin(turn: Turn, cmd: ClientCommand): void {
  const { id, from, acceptors } = newestOf(turn);
  act(turn, 'Q2');
  const read: Read = { cmd, cfg: id, waitfor: acceptors, members: acceptors.length, top: from - 1 };
  turn.volatile.reads = withRead(turn.volatile.reads, read);
  note(turn, { kind: 'readBegun', cmd, cfg: id, to: acceptors });
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

/** Slots without a proposal may have to be filled before the read can be answered. */
export function onReadReply(turn: Turn, from: AcceptorId, reply: MessageOf<'readReply'>): void {
  act(turn, 'Q3');
  count(turn, from, reply);
  if (turn.volatile.slotIn <= readsUpTo(turn)) propose(turn);
  answerReads(turn);
}

function count(turn: Turn, from: AcceptorId, reply: MessageOf<'readReply'>): void {
  const { cfg, client, seq } = reply;
  const read = turn.volatile.reads.find(({ cmd }) => cmd.client === client && cmd.seq === seq);
  if (read === undefined || read.cfg !== cfg) return ignore(turn, 'alreadyAnswered');
  if (!read.waitfor.includes(from)) return ignore(turn, 'alreadyCounted');
  const waitfor = read.waitfor.filter((acceptor) => acceptor !== from);
  const top = Math.max(read.top, reply.top);
  const [have, need] = [read.members - waitfor.length, quorumOf(read.members)];
  turn.volatile.reads = withRead(turn.volatile.reads, { ...read, waitfor, top });
  note(turn, { kind: 'readCounted', cfg, from, have, need, top });
}

/**
 * A read that began in an older configuration begins again: acceptors that it has not asked may
 * have decided later commands.
 */
export function answerReads(turn: Turn): void {
  for (const read of turn.volatile.reads) {
    if (!passes(turn, 'Q4', turn.rules.isReadCovered(read, turn.volatile.slotOut))) continue;
    if (newestOf(turn).id > read.cfg) begin(turn, read.cmd);
    else if (isIn(turn, turn.volatile.slotOut)) answer(turn, read);
  }
}

function answer(turn: Turn, { cmd }: Read): void {
  const { client, seq, op } = cmd;
  turn.volatile.reads = turn.volatile.reads.filter((read) => read.cmd !== cmd);
  if (turn.volatile.reads.length === 0) disarm(turn, 'readRetry', 0);
  if (isReconfig(op)) return;
  const { result } = turn.rules.application.apply(turn.volatile.state, op);
  const slot = turn.volatile.slotOut - 1;
  note(turn, { kind: 'readAnswered', client, seq, slot, result });
  respondTo(turn, { client, seq, slot, result });
}

export function onReadRetry(turn: Turn, attempt: number): void {
  const { retry, retryMax } = turn.rules.settings;
  act(turn, 'Q5');
  if (turn.volatile.reads.length === 0) return ignore(turn, 'alreadyAnswered');
  for (const read of turn.volatile.reads) {
    if (read.cfg < newestOf(turn).id) begin(turn, read.cmd);
    else askAgain(turn, read);
  }
  armAfter(turn, 'readRetry', 0, backOff(retry, retryMax, attempt + 1), attempt + 1);
}

/** A read that a majority has replied to waits for its slot and asks no acceptor again. */
function askAgain(turn: Turn, read: Read): void {
  const { members, waitfor, top } = read;
  const isCounted = isQuorum(members - waitfor.length, members);
  const to = isCounted ? [] : waitfor;
  note(turn, { kind: 'resent', what: 'readQuery', slot: top, to, timer: 'readRetry' });
  if (!isCounted) query(turn, read);
}
