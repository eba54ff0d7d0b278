import { type Message, type Micros, type Note, type ProcessId } from '../paxos/index.ts';
import { observe, openCheck, rulesOf, type Check, type Violation } from '../check/index.ts';
import {
  advance,
  apply,
  refusal,
  type Action,
  type Envelope,
  type Hand,
  type Occurrence,
  type Recording,
  type Refusal,
  worldOf,
  type World,
} from '../sim/index.ts';
import { Refused } from './refused.ts';
import { REFUSALS } from './refusals.ts';
import { envelopeText, traceOf } from './trace.ts';

/** A run while its script runs: the world, its hands so far, and what expectations count and judge. */
export interface Stage {
  readonly world: World;
  readonly check: Check;
  readonly hands: Hand[];
  readonly sent: Sent[];
  readonly noted: Noted[];
  readonly violations: Violation[];
  /** Rules for messages that will be sent later. */
  standing: readonly Standing[];
  /** Virtual time of the next hand: not before the world's. */
  now: Micros;
  /** Counts that are not "in all" begin after this action, which is before the step of this line. */
  since: number;
  sinceLine: number;
  /** The most events that the script may take. */
  readonly most: number;
  /** The trace of the present block. */
  trace: string[];
}

export interface Sent {
  readonly index: number;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly body: Message;
}

interface Noted {
  readonly index: number;
  readonly actor: ProcessId;
  readonly note: Note;
}

export interface Standing {
  readonly verb: 'hold' | 'drop';
  /** The rule's words in the script: `release every` ends the rules with the same words. */
  readonly words: string;
  readonly matches: (message: Sent | Envelope) => boolean;
}

/** `line` is the line of the first step. */
export function openStage(recording: Recording, most: number, line: number): Stage {
  const world = worldOf(recording, rulesOf(recording));
  return {
    world,
    check: openCheck(world),
    hands: [],
    sent: [],
    noted: [],
    violations: [],
    standing: [],
    now: 0,
    since: 0,
    sinceLine: line,
    most,
    trace: [],
  };
}

/** Does one action by hand, now, on what the script calls `name`. Throws Refused if it is illegal. */
export function act(stage: Stage, action: Action, name?: string): void {
  const { world, now } = stage;
  const refused = refusal(world, action);
  if (refused !== null) {
    const what = name ?? subjectOf(world, action, refused);
    throw new Refused(REFUSALS[refused](what));
  }
  const { index, nextEnvelope } = world;
  stage.hands.push({ index, at: now, action });
  seen(stage, apply(world, action, now), nextEnvelope);
}

/** What an action is done to, in the notation of scripts. */
function subjectOf(world: World, action: Action, refused: Refusal): string {
  if (action.kind === 'request') return action.client;
  if (action.kind === 'fire') return action.process;
  if ('node' in action) return action.node;
  const envelope = 'envelope' in action ? world.envelopes.get(action.envelope) : undefined;
  if (envelope === undefined) return action.kind;
  return refused === 'nodeDown' || refused === 'nodePaused' ? envelope.to : envelopeText(envelope);
}

/** Lets the world do what is due next, at or before `until`; false if nothing is. */
export function goOn(stage: Stage, until: Micros): boolean {
  const { world } = stage;
  const { nextEnvelope } = world;
  if (world.index >= stage.most) throw new Refused(`a run may have ${stage.most} events here`);
  const occurrence = advance(world, until);
  if (occurrence === null) return false;
  stage.now = Math.max(stage.now, world.time);
  seen(stage, occurrence, nextEnvelope);
  return true;
}

function seen(stage: Stage, occurrence: Occurrence, firstNew: number): void {
  const { world } = stage;
  stage.trace.push(...traceOf(occurrence));
  for (const one of [occurrence, ...occurrence.parts]) watch(stage, one);
  for (const violation of observe(stage.check, world, occurrence)) {
    stage.violations.push(violation);
    stage.trace.push(['!!  violation', violation.invariant, ...violation.witnesses].join(' '));
  }
  obeyStanding(stage, firstNew);
}

function watch({ sent, noted }: Stage, { index, actor, step, kept, sent: out }: Occurrence): void {
  if (actor === null || step === null) return;
  if (kept) for (const note of step.notes) noted.push({ index, actor, note });
  if (out.length === 0) return;
  for (const effect of step.effects) {
    if (effect.kind === 'send') sent.push({ index, from: actor, to: effect.to, body: effect.body });
  }
}

function obeyStanding(stage: Stage, firstNew: number): void {
  const { world, standing } = stage;
  if (standing.length === 0) return;
  for (let id = firstNew; id < world.nextEnvelope; id++) {
    const envelope = world.envelopes.get(id);
    if (envelope === undefined) continue;
    const rule = standing.find(({ matches }) => matches(envelope));
    if (rule?.verb === 'drop') act(stage, { kind: 'drop', envelope: id, why: 'hand' });
    else if (rule !== undefined && envelope.state !== 'held') {
      act(stage, { kind: 'hold', envelope: id });
    }
  }
}
