import { isReconfig, type Micros } from '../paxos/index.ts';
import type { Action, EnvelopeId } from '../sim/index.ts';
import { allLinks, recordsOf } from '../check/index.ts';
import { POINTS } from './atoms.ts';
import { loadOf, policyOf } from './cluster.ts';
import { judge } from './facts.ts';
import { envelopesOf, matcherOf, type MessageVerb } from './messages.ts';
import { operationOf } from './operation.ts';
import type { ArgsIn, Phrase } from './pattern.ts';
import { phraseText } from './print.ts';
import { Refused } from './refused.ts';
import type { Step } from './script.ts';
import { hostOf, linksBetween, linksTo, placesOf, processesOf, someLinks } from './selectors.ts';
import { act, goOn, type Stage } from './stage.ts';

/** The steps that act on the world; others describe the cluster or judge. */
export type Deed = Exclude<
  Step,
  {
    readonly form:
      | 'cluster'
      | 'servers'
      | 'node'
      | 'spare'
      | 'seed'
      | 'rules'
      | 'set'
      | 'expect'
      | 'expectNo'
      | 'expectViolation'
      | 'repeat'
      | 'end'
      | 'stop';
  }
>;

/** Does one step. Throws Refused if the world does not allow it. */
export function doStep(stage: Stage, step: Deed): void {
  const { world } = stage;
  switch (step.form) {
    case 'request':
      return request(stage, step.args);
    case 'election':
      return act(stage, { kind: 'election', policy: step.args.policy });
    case 'load':
      return act(stage, { kind: 'load', load: loadOf(step.args.load) });
    case 'next':
      return next(stage, 1);
    case 'nextMany':
      return next(stage, step.args.count);
    case 'runFor':
      return runFor(stage, step.args.span);
    case 'runUntil':
      return runUntil(stage, step.args.fact, step.args.limit ?? LIMIT);
    case 'wait':
      stage.now += step.args.span;
      return;
    case 'fire':
      return fire(stage, step.args);
    case 'deliver':
    case 'drop':
    case 'duplicate':
    case 'hold':
    case 'release':
    case 'arrive':
      return each(stage, step.args.messages, step.form, (envelope) =>
        step.form === 'drop'
          ? { kind: 'drop', envelope, why: 'hand' }
          : { kind: step.form, envelope },
      );
    case 'delay': {
      const { messages, span: by } = step.args;
      return each(stage, messages, 'delay', (envelope) => ({ kind: 'delay', envelope, by }));
    }
    case 'holdEvery':
      return stand(stage, 'hold', step.args.filter);
    case 'dropEvery':
      return stand(stage, 'drop', step.args.filter);
    case 'releaseEvery':
      return standDown(stage, step.args.filter);
    case 'crash': {
      const point = step.args.point === undefined ? 'now' : POINTS[step.args.point];
      for (const { node, name } of placesOf(world, step.args.who))
        act(stage, { kind: 'crash', node, point }, name);
      return;
    }
    case 'restart':
    case 'wipe':
    case 'pause':
    case 'resume':
      for (const { node, name } of placesOf(world, step.args.who))
        act(stage, { kind: step.form, node }, name);
      return;
    case 'cut':
    case 'heal':
      return act(stage, { kind: step.form, links: linksTo(world, step.args.from, step.args.to) });
    case 'partition':
      return act(stage, { kind: 'cut', links: linksBetween(world, step.args.groups) });
    case 'healGroups':
      return act(stage, { kind: 'heal', links: linksBetween(world, step.args.groups) });
    case 'healAll':
      return act(stage, { kind: 'heal', links: someLinks(allLinks(world)) });
    case 'cutLinks':
      return act(stage, { kind: 'cut', links: step.args.links });
    case 'healLinks':
      return act(stage, { kind: 'heal', links: step.args.links });
    case 'weatherLinks': {
      const { links, policy } = step.args;
      return act(stage, { kind: 'weather', links, policy: policyOf(policy) });
    }
    case 'weather':
      return act(stage, { kind: 'weather', links: null, policy: policyOf(step.args.policy) });
    case 'weatherOn': {
      const links = linksTo(world, step.args.from, step.args.to);
      return act(stage, { kind: 'weather', links, policy: policyOf(step.args.policy) });
    }
  }
}

// --- requests and time

function request(stage: Stage, { client, op }: ArgsIn<'step', 'request'>): void {
  const { world } = stage;
  hostOf(world, client);
  const said = operationOf(op, recordsOf(world).at(-1)!.id);
  if (isReconfig(said)) for (const id of [...said.add, ...said.remove]) hostOf(world, id);
  act(stage, { kind: 'request', client, op: said });
}

function next(stage: Stage, count: number): void {
  for (let done = 0; done < count; done++) {
    if (!goOn(stage, Infinity)) throw new Refused('nothing is left to happen');
  }
}

function runFor(stage: Stage, span: Micros): void {
  const until = stage.now + span;
  while (goOn(stage, until));
  stage.now = until;
}

const LIMIT: Micros = 60_000_000;

function runUntil(stage: Stage, fact: Phrase<'fact'>, limit: Micros): void {
  const until = stage.now + limit;
  let judged = judge(stage, fact);
  while (!judged.holds) {
    if (!goOn(stage, until)) throw new Refused(`it never came to that; ${judged.got}`);
    judged = judge(stage, fact);
  }
}

function fire(stage: Stage, { timer, key, who }: ArgsIn<'step', 'fire'>): void {
  for (const process of processesOf(stage.world, who)) {
    const { timers } = stage.world.processes[stage.world.processAt.get(process)!]!;
    const keys = timers.filter(({ name }) => name === timer).map((one) => one.key);
    if (keys.length === 0) throw new Refused(`${process} has no timer ${timer}`);
    act(stage, { kind: 'fire', process, timer, key: key ?? Math.min(...keys) });
  }
}

// --- messages

function each(
  stage: Stage,
  messages: Phrase<'messages'>,
  verb: MessageVerb,
  action: (envelope: EnvelopeId) => Action,
): void {
  for (const id of envelopesOf(stage.world, messages, verb)) act(stage, action(id));
}

function stand(stage: Stage, verb: 'hold' | 'drop', filter: Phrase<'filter'>): void {
  const matches = matcherOf(stage.world, filter);
  const rule = { verb, words: phraseText('filter', filter), matches };
  stage.standing = [...stage.standing, rule];
  each(stage, { form: 'all', args: { filter } }, verb, (envelope) =>
    verb === 'hold' ? { kind: 'hold', envelope } : { kind: 'drop', envelope, why: 'hand' },
  );
}

function standDown(stage: Stage, filter: Phrase<'filter'>): void {
  const words = phraseText('filter', filter);
  const left = stage.standing.filter((one) => one.words !== words);
  if (left.length === stage.standing.length) {
    const known = stage.standing.map((one) => `"${one.verb} every ${one.words}"`).join(', ');
    const instead = known === '' ? '' : `; there is ${known}`;
    throw new Refused(`there is no "hold every" or "drop every" ${words}${instead}`);
  }
  stage.standing = left;
  each(stage, { form: 'all', args: { filter } }, 'release', (envelope) => ({
    kind: 'release',
    envelope,
  }));
}
