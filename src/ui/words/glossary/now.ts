import type {
  AcceptorView,
  EnvelopeId,
  Frame,
  Hello,
  LeaderView,
  Micros,
  NodeId,
  ProcessId,
  ProcessView,
  ReplicaView,
  Slot,
  TimerView,
} from '../../../contract/index.ts';
import { chosenCellText } from '../panels/ledger-words.ts';
import { nodeText, processText } from '../pictures/stage-words.ts';
import {
  ballotIn,
  ballotText,
  capital,
  commandText,
  countOf,
  countText,
  isBottom,
  listText,
  slotsText,
  spanText,
} from '../values/format.ts';
import { messageText } from '../values/message-words.ts';
import { dueText, ENVELOPE_STATES, fateText } from '../values/state-words.ts';
import { TIMER_WORDS, timerText } from '../values/timer-words.ts';
import { VEIL_WORDS } from '../values/veil-words.ts';
import type { TermId } from './glossary.ts';

/** The thing on the page at which a card was asked for. */
export type CardSubject =
  | { readonly kind: 'process'; readonly id: ProcessId; readonly slot?: Slot }
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'envelope'; readonly id: EnvelopeId }
  | { readonly kind: 'slot'; readonly slot: Slot }
  | { readonly kind: 'invariant'; readonly id: string }
  | { readonly kind: 'line'; readonly id: string };

/** Tells the state of what a card explains, at the moment that is shown; null where there is nothing to tell. */
export function nowText(
  term: TermId,
  subject: CardSubject | null,
  frame: Frame,
  hello: Hello,
): string | null {
  if (subject === null) return ofRun(term, frame);
  switch (subject.kind) {
    case 'process':
      return ofProcess(term, subject, frame);
    case 'node':
      return ofNode(subject.id, frame);
    case 'envelope':
      return ofEnvelope(subject.id, frame);
    case 'slot':
      return ofSlot(subject.slot, frame);
    case 'invariant':
      return ofInvariant(subject.id, frame, hello);
    case 'line':
      return ofLine(subject.id, hello);
  }
}

function ofProcess(
  term: TermId,
  { id, slot }: Extract<CardSubject, { kind: 'process' }>,
  frame: Frame,
): string | null {
  const process = frame.processes.find((one) => one.id === id);
  if (process === undefined) {
    return frame.seenBy === null ? null : VEIL_WORDS.thing(id, frame.seenBy);
  }
  if (term === 'timer') return timersText(id, frame);
  if (slot !== undefined) {
    const tile = tileText(process, slot);
    if (tile !== null) return tile;
  }
  return partText(term, process, frame) ?? wholeText(process, frame);
}

function wholeText(process: ProcessView, { nodes }: Frame): string {
  const status = nodes.find(({ id }) => id === process.node)?.status ?? 'up';
  return `${processText(process, status)}.`;
}

/** What a numbered tile at a process stands for. */
function tileText(process: ProcessView, slot: Slot): string | null {
  if (process.role === 'acceptor') {
    const vote = process.instances.at(-1)?.accepted.find((one) => one.slot === slot);
    if (vote === undefined) return null;
    return `${process.id} has voted for ${commandText(vote.cmd)} in slot ${slot}, in ${ballotText(vote.ballot)}.`;
  }
  if (process.role !== 'replica') return null;
  const { id, slotOut, log, proposals } = process;
  const learned = log.find((one) => one.slot === slot);
  const what =
    learned === undefined ? `slot ${slot}` : `${commandText(learned.cmd)} in slot ${slot}`;
  if (slot < slotOut) return `${id} has performed ${what}.`;
  if (learned !== undefined) return `${id} has learned ${what} and has not performed it.`;
  const proposal = proposals.find((one) => one.slot === slot);
  if (proposal === undefined) return `${id} has nothing for slot ${slot}.`;
  return `${id} has proposed ${commandText(proposal.cmd)} for slot ${slot}.`;
}

function partText(term: TermId, process: ProcessView, frame: Frame): string | null {
  switch (process.role) {
    case 'acceptor':
      return acceptorText(term, process);
    case 'leader':
      return leaderText(term, process, frame);
    case 'replica':
      return replicaText(term, process);
    case 'client':
      return null;
  }
}

function acceptorText(term: TermId, { id, instances }: AcceptorView): string | null {
  const newest = instances.at(-1);
  if (newest === undefined) return `${id} has promised nothing and voted for nothing yet.`;
  const { promised, cfg, votes, accepted, base } = newest;
  switch (term) {
    case 'promise':
    case 'ring':
    case 'bottom':
    case 'ballot':
    case 'hue':
      return isBottom(promised)
        ? `${id} has promised nothing yet.`
        : `${id} has promised ${ballotIn(promised, cfg)}.`;
    case 'vote':
    case 'voteTile':
    case 'accepted':
    case 'slot': {
      const last = accepted.at(-1);
      if (last === undefined) return `${id} keeps no vote.`;
      return `${id} keeps ${countOf(votes, 'vote')}; the one of slot ${last.slot} is in ${ballotText(last.ballot)}.`;
    }
    case 'base':
    case 'collected':
      return `${id} keeps votes from slot ${countText(base)} on.`;
    default:
      return null;
  }
}

function leaderText(term: TermId, leader: LeaderView, frame: Frame): string | null {
  const { id, instances, suspectAfter } = leader;
  const shown = instances.findLast(({ mode }) => mode !== 'passive') ?? instances.at(-1);
  if (shown === undefined) return null;
  const { mode, ballot, cfg, rival, scout, commanders, quorum, acceptors, round } = shown;
  switch (term) {
    case 'patience': {
      const waits = `${id} waits ${spanText(suspectAfter)} for a sign of life.`;
      const elect = frame.timers.find((one) => one.process === id && one.name === 'elect');
      return elect === undefined ? waits : `${waits} ${timerSentence(elect, frame.time)}`;
    }
    case 'rival':
      return isBottom(rival)
        ? `${id} knows of no rival.`
        : `The highest ballot that ${id} has heard of is ${ballotText(rival)}.`;
    case 'round':
      return `The highest round that ${id} has used is ${countText(round)}.`;
    case 'ballot':
    case 'active':
    case 'passive':
    case 'scouting':
    case 'crown':
    case 'dashedHexagon':
    case 'hue':
      return mode === 'passive'
        ? `${id} is passive.`
        : `${id} is ${mode} in ${ballotIn(ballot, cfg)}.`;
    case 'scout':
    case 'pills':
    case 'quorum':
    case 'commander':
    case 'slot': {
      if (scout !== null) {
        const have = acceptors.filter((one) => !scout.waitfor.includes(one));
        return `The scout of ${id} has ${partOf(have, 'promise')} of ${quorum} needed.`;
      }
      const newest = commanders.at(-1);
      if (newest === undefined) return `${id} has no scout and no commander.`;
      return `The commander of ${id} for slot ${newest.slot} has ${partOf(newest.ok, 'vote')} of ${quorum} needed.`;
    }
    default:
      return null;
  }
}

/** `2 promises (a1 and a2)`. */
function partOf(have: readonly string[], what: string): string {
  return have.length === 0 ? `no ${what}` : `${countOf(have.length, what)} (${listText(have)})`;
}

function replicaText(term: TermId, replica: ReplicaView): string | null {
  const { id, slotOut, slotIn, window, waiting, proposals } = replica;
  switch (term) {
    case 'slotOut':
    case 'performed':
      return `${id} has performed ${countOf(slotOut - 1, 'slot')}; slot ${countText(slotOut)} is next.`;
    case 'slotIn':
      return `${id} will propose for slot ${countText(slotIn)} next.`;
    case 'window':
      return `${id} may propose for ${slotsText([slotOut, slotOut + window - 1])}.`.replace(
        ' and ',
        ' to ',
      );
    case 'requests':
      return `${capital(countOf(waiting, 'request'))} ${waiting === 1 ? 'waits' : 'wait'} at ${id}.`;
    case 'proposed':
      return `${id} has ${countOf(proposals.length, 'proposal')} open.`;
    default:
      return null;
  }
}

function timersText(id: ProcessId, { timers, time }: Frame): string | null {
  const own = timers.filter(({ process }) => process === id);
  if (own.length === 0) return `${id} has no timer armed.`;
  const first = own.reduce((a, b) => (dueOf(b) < dueOf(a) ? b : a));
  return timerSentence(first, time);
}

function timerSentence(timer: TimerView, time: Micros): string {
  const due = timer.dueAt === null ? 'only by hand' : dueText(timer.dueAt, time);
  return `${capital(timerText(timer))} of ${timer.process} goes off ${due}. ${TIMER_WORDS[timer.name].meaning}.`;
}

function dueOf({ dueAt }: TimerView): number {
  return dueAt ?? Number.POSITIVE_INFINITY;
}

function ofNode(id: NodeId, frame: Frame): string | null {
  const node = frame.nodes.find((one) => one.id === id);
  return node === undefined ? null : `${nodeText(node, frame.seenBy)}.`;
}

function ofEnvelope(id: EnvelopeId, { envelopes, time }: Frame): string | null {
  const one = envelopes.find((envelope) => envelope.id === id);
  if (one === undefined) return null;
  const fate = fateText(one);
  const due =
    one.state === 'flying' && fate === null ? `, arrives ${dueText(one.dueAt, time)}` : '';
  return `${capital(messageText(one.body))} from ${one.from} to ${one.to} is ${ENVELOPE_STATES[one.state]}${due}${fate === null ? '' : ` and ${fate}`}.`;
}

function ofSlot(slot: Slot, { ledger, seenBy }: Frame): string | null {
  const view = ledger.slots.find((one) => one.slot === slot);
  return view === undefined ? null : `${chosenCellText(view, seenBy)}.`;
}

function ofInvariant(id: string, { checks, seenBy }: Frame, hello: Hello): string | null {
  const card = hello.invariants.find((one) => one.id === id);
  if (card === undefined) return null;
  const state =
    seenBy !== null
      ? VEIL_WORDS.checks(seenBy)
      : checks.broken.some(({ invariant }) => invariant === id)
        ? 'It is broken.'
        : 'It holds.';
  return `${id}, ${card.name}: ${card.meaning} ${state}`;
}

function ofLine(id: string, hello: Hello): string | null {
  const line = hello.pseudocode.find((one) => one.id === id);
  return line === undefined ? null : `${id} is a line of the ${line.role}: ${line.text}`;
}

/** What holds of the run as a whole, for a word that was met away from any one process. */
function ofRun(term: TermId, frame: Frame): string | null {
  switch (term) {
    case 'leader':
    case 'active':
    case 'crown':
      return activeText(frame);
    case 'quorum':
    case 'configuration':
    case 'acceptor': {
      const newest = frame.records.at(-1);
      return newest === undefined
        ? null
        : `Configuration ${newest.id} has ${countOf(newest.acceptors.length, 'acceptor')}: ${listText(newest.acceptors)}.`;
    }
    case 'cut':
    case 'link': {
      const cut = frame.links.filter((one) => one.cut);
      if (frame.seenBy !== null) return VEIL_WORDS.links(frame.seenBy);
      return cut.length === 0
        ? 'No link is cut.'
        : `${capital(countOf(cut.length, 'link'))} ${cut.length === 1 ? 'is' : 'are'} cut.`;
    }
    case 'invariant': {
      const count = frame.checks.broken.length;
      if (frame.seenBy !== null) return VEIL_WORDS.checks(frame.seenBy);
      return count === 0 ? 'All invariants hold.' : `${countOf(count, 'invariant')} broken.`;
    }
    case 'virtualTime':
      return `The run is at ${spanText(frame.time)}.`;
    case 'event':
      return `Event ${countText(frame.index)} is shown.`;
    default:
      return null;
  }
}

function activeText({ processes, seenBy }: Frame): string {
  const active = processes.flatMap((one) =>
    one.role === 'leader'
      ? one.instances
          .filter(({ mode }) => mode === 'active')
          .map(({ ballot, cfg }) => `${one.id} is active in ${ballotIn(ballot, cfg)}`)
      : [],
  );
  if (active.length > 0) return `${listText(active)}.`;
  return seenBy === null ? 'No leader is active.' : VEIL_WORDS.leaderElsewhere(seenBy);
}
