import type { Ballot, BreakView, Command } from '../../../contract/index.ts';
import { ballotText, commandShort, countOf, isBottom, listText } from '../values/format.ts';

/** When an invariant breaks, one sentence tells what the checker saw, from the data that it kept. */

type Data = BreakView['data'];
type Telling = (data: Data, who: string) => string;

const TOLD: Readonly<Record<string, Telling>> = {
  I1: ({ slot, first, second }, who) =>
    `For slot ${text(slot)} ${who} took ${command(first)} and ${command(second)} for decided.`,
  I2: ({ slot, first, second }) =>
    `Slot ${text(slot)} has chosen ${choice(first)}, and now ${choice(second)}.`,
  I3: ({ slot, cmd, chosen, upTo }, who) => {
    if (upTo !== undefined)
      return `${who} took a snapshot of the slots below ${text(upTo)}, but only those up to ${text(chosen)} are chosen.`;
    const instead = chosen === null ? 'nothing is chosen there' : `${choice(chosen)} is chosen`;
    return `${who} takes ${command(cmd)} for decided in slot ${text(slot)}, but ${instead}.`;
  },
  I4: ({ slot, ballot, first, second }) =>
    `In ballot ${ballotOf(ballot)} both ${command(first)} and ${command(second)} were asked for in slot ${text(slot)}.`,
  I5: ({ ballot, first, life }, who) =>
    typeof first === 'number' && first !== life
      ? `${who} uses ballot ${ballotOf(ballot)} again, which it had used before its crash.`
      : `${who} uses ballot ${ballotOf(ballot)}, which is not its own.`,
  I6: ({ was, now }, who) =>
    `${who} had promised ${ballotOf(was)}; now its promise is ${ballotOf(now)}.`,
  I7: ({ slot, ballot, was, now }, who) =>
    was === undefined
      ? `${who} voted in ballot ${ballotOf(ballot)} for slot ${text(slot)}, and its promise stayed at ${ballotOf(now)}.`
      : `${who} voted in ballot ${ballotOf(ballot)} for slot ${text(slot)}, though it had promised ${ballotOf(was)}.`,
  I8: ({ slot, ballot, cmd, lower, rival }) =>
    `Ballot ${ballotOf(ballot)} asks for ${command(cmd)} in slot ${text(slot)}, but ballot ${ballotOf(lower)} has chosen ${command(rival)} there, or still can.`,
  I9: ({ slot, ballot, cmd, bound, have, members, re }, who) => {
    if (re !== undefined)
      return `${who}: a promise to ${ballotOf(re)} was counted for ${ballotOf(ballot)}.`;
    if (bound === undefined)
      return `${who}: ${ballotOf(ballot)} was adopted with ${ofAcceptors(have, members)}.`;
    return `${who} asks for ${command(cmd)} in slot ${text(slot)}, though the promises to ${ballotOf(ballot)} carried ${choice(bound)}.`;
  },
  I10: ({ cmd }, who) => `${who} voted for ${command(cmd)}, which no client has asked for.`,
  I11: ({ upTo, slotOut, lost }, who) => {
    if (lost !== undefined)
      return `${who} installed a snapshot that forgets which commands were performed.`;
    return upTo === undefined
      ? `The state of ${who} before slot ${text(slotOut)} is not what the chosen commands give.`
      : `${who} installed a snapshot up to slot ${text(upTo)} whose state is not what the chosen commands give.`;
  },
  I12: ({ slot, first, second, slotOut, expected }, who) => {
    if (first !== undefined)
      return `${who} had ${command(first)} for slot ${text(slot)}, and now has ${command(second)}.`;
    return slotOut === undefined
      ? `${who} performed slot ${text(slot)}, but slot ${text(expected)} is next.`
      : `${who} continues at slot ${text(slotOut)}, but it had performed every slot below ${text(expected)}.`;
  },
  I13: ({ slot, slotOut, window, cfg, lawful, acceptor, replicas }, who) => {
    if (replicas !== undefined && cfg === lawful)
      return `${who} proposes for slot ${text(slot)}, though it is not a member of configuration ${text(cfg)}.`;
    if (window !== undefined)
      return `${who} proposes for slot ${text(slot)}, beyond its WINDOW: its slotOut is ${text(slotOut)}, and WINDOW is ${text(window)}.`;
    return acceptor === undefined
      ? `${who} works on slot ${text(slot)} in configuration ${text(cfg)}, but that slot belongs to ${text(lawful)}.`
      : `${text(acceptor)} was counted, but is not a member of configuration ${text(cfg)}.`;
  },
  I14: ({ cmd, second, expected, result }, who) =>
    expected === undefined
      ? `${who} performed ${command(cmd)} once more, in slot ${text(second)}.`
      : `${who} performed ${command(cmd)} with result ${value(result)}; it should be ${value(expected)}.`,
  I15: ({ client, seq, slot, result }, who) =>
    `${who} told ${text(client)} that its request #${text(seq)} gave ${value(result)} in slot ${text(slot)}, which is not what the chosen commands give.`,
  I16: ({ cmd, slot, earlier }) =>
    `${request(cmd)} has slot ${text(slot)}, though slot ${text(earlier)} had been answered before it was sent.`,
  I17: ({ base, slot, have, need }, who) =>
    have === undefined
      ? `${who} voted for slot ${text(slot)}, which is below its base ${text(base)}.`
      : `${who} dropped everything below slot ${text(base)}, but only ${text(have)} of the ${text(need)} replicas needed have it on disk.`,
  I18: ({ slot, ballot, promised, round, slotOut }, who) => {
    if (slotOut !== undefined)
      return `${who} has said that it knows every slot below ${text(slotOut)}, but its disk does not hold them.`;
    if (promised !== undefined)
      return `${who} has promised ${ballotOf(ballot)}, but its disk holds ${ballotOf(promised)}.`;
    if (round !== undefined) return `${who} has used a round that its disk does not hold.`;
    return `${who} has voted in ballot ${ballotOf(ballot)} for slot ${text(slot)}, but its disk does not hold the vote.`;
  },
  I19: ({ cfg, later }, who) =>
    `${who} gave up configuration ${text(cfg)}, though ${isEmpty(later) ? 'there is no later one' : 'no majority of later replicas has all of its slots on disk'}.`,
  I20: ({ ballot, have, members }, who) =>
    `${who} is active in ballot ${ballotOf(ballot)} with ${ofAcceptors(have, members)} behind it.`,
  P4: ({ cmd, mode }, who) => {
    if (cmd !== undefined)
      return `${who} took on ${request(cmd)}, has not performed it, and forgot it.`;
    return mode === 'scouting'
      ? `${who} is scouting, but it has no scout that counts promises.`
      : `${who} is active, but it has proposals that no commander works on.`;
  },
};

/** Tells what a checker saw; an invariant without words is told by its witnesses. */
export function seenText({ invariant, witnesses, data }: BreakView): string {
  const who = listText(witnesses);
  return TOLD[invariant]?.(data, who) ?? `Seen at ${who}.`;
}

/** Lists the commands that the sentence writes out, longest first. */
export function commandsSeen({ data }: BreakView): readonly string[] {
  const texts = Object.values(data).flatMap((one) => commandIn(one) ?? []);
  return [...new Set(texts)].sort((a, b) => b.length - a.length);
}

// --- parts of a sentence

function text(part: unknown): string {
  return String(part);
}

function value(part: unknown): string {
  if (part === '') return 'nothing';
  return typeof part === 'string' ? `“${part}”` : JSON.stringify(part);
}

function isEmpty(part: unknown): boolean {
  return Array.isArray(part) && part.length === 0;
}

function isObject(part: unknown): part is Readonly<Record<string, unknown>> {
  return typeof part === 'object' && part !== null;
}

function commandIn(part: unknown): string | null {
  if (isObject(part) && 'op' in part) return commandShort(part as unknown as Command);
  if (isObject(part) && 'cmd' in part) return commandIn(part['cmd']);
  return null;
}

function command(part: unknown): string {
  return part === 'noop' ? 'a no-op' : (commandIn(part) ?? text(part));
}

function ballotOf(part: unknown): string {
  const ballot = part as Ballot;
  return isBottom(ballot) ? 'no ballot' : ballotText(ballot);
}

/** A command with the ballot it was chosen or carried in. */
function choice(part: unknown): string {
  if (!isObject(part)) return text(part);
  return `${command(part['cmd'])} in ${ballotOf(part['ballot'])}`;
}

/** `k1#3`, as checkers name a request. */
function request(key: unknown): string {
  const [client = '', seq = ''] = text(key).split('#');
  return `request #${seq} of ${client}`;
}

function ofAcceptors(have: unknown, members: unknown): string {
  return `${text(have)} of ${countOf(Number(members), 'acceptor')}`;
}
