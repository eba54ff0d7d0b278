import { observe, openCheck, rulesOf, type Violation } from '../check/index.ts';
import type { ProcessId } from '../paxos/index.ts';
import {
  handDue,
  openHistory,
  playOne,
  type Action,
  type EnvelopeId,
  type Link,
  type NodeId,
  type Occurrence,
  type Recording,
  type World,
} from '../sim/index.ts';
import { beginningSteps, policyPhrase, loadPhrase } from './export-cluster.ts';
import { ballotOf, commandOf, envelopesOf, slotOf, type MessageVerb } from './messages.ts';
import { operationPhrase } from './operation.ts';
import type { Phrase } from './pattern.ts';
import type { Block, Script, Step } from './script.ts';
import { linksTo } from './selectors.ts';

/**
 * Writes the first `events` actions of a recording as a script that does the same: hands in words,
 * and between them a number of events.
 */
export function scriptOf(recording: Recording, events: number): Script {
  const history = openHistory(recording, rulesOf(recording));
  const blocks: Step[][] = [[...beginningSteps(recording)], []];
  const judge = judgeOf(recording, history.world);
  let now = 0;
  let played = 0;
  let broken = new Set<Violation['invariant']>();
  const add = (step: Step) => {
    blocks.at(-1)!.push(step);
    for (const invariant of broken)
      blocks.at(-1)!.push({ form: 'expectViolation', args: { invariant } });
    broken = new Set();
  };
  const catchUp = (at: number) => {
    if (played > 0) {
      blocks.push([]);
      add(eventsStep(played));
    }
    now = Math.max(now, history.world.time);
    if (at > now) blocks.at(-1)!.push({ form: 'wait', args: { span: at - now } });
    now = Math.max(now, at);
    played = 0;
  };
  while (history.world.index < events) {
    const hand = handDue(history);
    if (hand !== null) catchUp(hand.at);
    const step = hand && stepOf(history.world, hand.action);
    const occurrence = playOne(history, Infinity);
    if (occurrence === null) throw new RangeError('the run has ended before');
    for (const { invariant } of judge(occurrence)) broken.add(invariant);
    if (step === null) played += 1;
    else {
      const isFirst = blocks.length === 2 && blocks[1]!.length === 0;
      if (isFirst && step.form === 'election') add(NO_WAIT);
      add(step);
    }
  }
  catchUp(0);
  return { blocks: blocks.filter((steps) => steps.length > 0).map(blockOf) };
}

/** Before the first step `set election` would be part of the beginning. */
const NO_WAIT: Step = { form: 'wait', args: { span: 0 } };

/** The invariants that each event breaks: on lawful rules none, unless a disk is wiped. */
function judgeOf(
  { variant, hands }: Recording,
  world: World,
): (occurrence: Occurrence) => readonly Violation[] {
  const isLawful = variant === undefined && hands.every(({ action }) => action.kind !== 'wipe');
  if (isLawful) return () => [];
  const check = openCheck(world);
  return (occurrence) => observe(check, world, occurrence);
}

function eventsStep(count: number): Step {
  return count === 1 ? { form: 'next', args: {} } : { form: 'nextMany', args: { count } };
}

function blockOf(steps: readonly Step[]): Block {
  const lines = steps.map((step) => ({ number: 0, step, comment: null }));
  return { lines, trace: null, traceAt: 0 };
}

function stepOf(world: World, action: Action): Step {
  switch (action.kind) {
    case 'deliver':
    case 'drop':
    case 'duplicate':
    case 'hold':
    case 'release':
    case 'arrive':
      return {
        form: action.kind,
        args: { messages: messagesFor(world, action.kind, action.envelope) },
      };
    case 'delay': {
      const messages = messagesFor(world, 'delay', action.envelope);
      return { form: 'delay', args: { messages, span: action.by } };
    }
    case 'fire': {
      const { process, timer, key } = action;
      return { form: 'fire', args: { timer, key, who: [named(process)] } };
    }
    case 'crash': {
      const who = [nodeNamed(world, action.node)];
      if (action.point === 'now') return { form: 'crash', args: { who } };
      const point = action.point === 'beforePersist' ? 'before-persist' : 'before-send';
      return { form: 'crash', args: { who, point } };
    }
    case 'restart':
    case 'wipe':
    case 'pause':
    case 'resume':
      return { form: action.kind, args: { who: [nodeNamed(world, action.node)] } };
    case 'cut':
    case 'heal':
      return linksStep(world, action.kind, action.links);
    case 'weather': {
      const policy = policyPhrase(action.policy);
      if (action.links === null) return { form: 'weather', args: { policy } };
      return { form: 'weatherLinks', args: { links: action.links, policy } };
    }
    case 'request':
      return { form: 'request', args: { client: action.client, op: operationPhrase(action.op) } };
    case 'load':
      return { form: 'load', args: { load: loadPhrase(action.load) } };
    case 'election':
      return { form: 'election', args: { policy: action.policy } };
  }
}

// --- who and which

function named(id: ProcessId): Phrase<'selector'> {
  return { form: 'process', args: { id } };
}

/** Names a node by its process, if it hosts only one. */
function nodeNamed(world: World, id: NodeId): Phrase<'selector'> {
  const hosted = world.nodes[world.nodeAt.get(id)!]!.processes;
  const [only] = hosted;
  if (hosted.length !== 1 || only === undefined) return { form: 'node', args: { id } };
  return named(world.processes[only]!.id);
}

/**
 * Names an envelope in the fewest words that mean only it: its sender and receiver, then its
 * ballot, slot or request, and in the end its number.
 */
function messagesFor(world: World, verb: MessageVerb, id: EnvelopeId): Phrase<'messages'> {
  const { body, from, to } = world.envelopes.get(id)!;
  const ends = { type: body.type, from: [named(from)], to: [named(to)] };
  const [ballot, slot, command] = [ballotOf(body), slotOf(body), commandOf(body)];
  const more = [
    {},
    slot !== null && { slots: { form: 'one', args: { slot } } as const },
    command !== null && { command },
    ballot !== null && { ballot },
    slot !== null && ballot !== null && { ballot, slots: { form: 'one', args: { slot } } as const },
  ];
  for (const each of more) {
    if (each === false) continue;
    const filter: Phrase<'filter'> = { form: 'filter', args: { ...ends, ...each } };
    const words: Phrase<'messages'> = { form: 'some', args: { filter } };
    if (envelopesOf(world, words, verb)[0] === id) return words;
  }
  return { form: 'one', args: { id } };
}

/** Writes the links as senders and receivers, if these give the same links in the same order. */
function linksStep(world: World, kind: 'cut' | 'heal', links: readonly Link[]): Step {
  const from = [...new Set(links.map((link) => link.from))].map((id) => nodeNamed(world, id));
  const to = [...new Set(links.map((link) => link.to))].map((id) => nodeNamed(world, id));
  const same = JSON.stringify(linksTo(world, from, to)) === JSON.stringify(links);
  if (same) return { form: kind, args: { from, to } };
  return { form: kind === 'cut' ? 'cutLinks' : 'healLinks', args: { links } };
}
