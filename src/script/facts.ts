import {
  compareBallots,
  EMPTY,
  entries,
  get,
  has,
  isReconfig,
  NOOP,
  type Command,
  type NoteKind,
  type ProcessId,
  type Slot,
} from '../paxos/index.ts';
import {
  chosenIn,
  entryOf,
  isTalk,
  linkAt,
  nodeOf,
  processOf,
  type NodeId,
  type World,
} from '../sim/index.ts';
import { openRequests, recordsOf } from '../check/index.ts';
import {
  all,
  counted,
  every,
  numbered,
  same,
  statesOf,
  type Judged,
  type StateOf,
} from './judged.ts';
import { matcherOf } from './messages.ts';
import { ballotText, commandId, commandText, operationText } from './notation.ts';
import { operationOf } from './operation.ts';
import type { ArgsIn, Phrase } from './pattern.ts';
import { phraseText } from './print.ts';
import { Refused } from './refused.ts';
import { hostOf, placesOf, processesOf, someLinks } from './selectors.ts';
import { slotsOf } from './slots.ts';
import type { Stage } from './stage.ts';

export function judge(stage: Stage, fact: Phrase<'fact'>): Judged {
  const { world, check } = stage;
  switch (fact.form) {
    case 'chosen':
      return judgeSlots('chosen', (slot) => chosenIn(check.truth, slot), fact.args);
    case 'chosenSomewhere':
      return judgeChosen(stage, fact.args.id);
    case 'chosenSlots':
    case 'chosenSlot':
      return counted(fact.args.amount, check.truth.chosenCount, 'slots chosen');
    case 'decided':
      return judgeSlots('decided', (slot) => get(check.ghost.decided, slot), fact.args);
    case 'learned':
    case 'performed':
      return judgeSlot(stage, fact.form, fact.args);
    case 'slotOut':
      return every(world, fact.args.who, 'replica', ({ id, volatile: { slotOut } }) =>
        numbered(fact.args.amount, slotOut, `slotOut ${slotOut} at ${id}`),
      );
    case 'state':
      return judgeState(world, fact.args);
    case 'sameState':
      return judgeSameState(world, fact.args);
    case 'response':
      return judgeResponse(world, fact.args);
    case 'answered':
    case 'answeredOne': {
      const { amount, total } = fact.args;
      return countedSince(stage, amount, total, noted(stage, 'answered'), 'requests answered');
    }
    case 'promise':
      return every(world, fact.args.who, 'acceptor', ({ id, stable }) => {
        const promised = stable.instances.at(-1)?.promised;
        const text = promised === undefined ? 'none' : ballotText(promised);
        return same(text, ballotText(fact.args.ballot), `promise at ${id}`);
      });
    case 'vote':
      return judgeVote(world, fact.args);
    case 'mode':
      return every(world, fact.args.who, 'leader', ({ id, volatile }) =>
        same(volatile.instances.at(-1)?.mode ?? 'passive', fact.args.mode, `mode at ${id}`),
      );
    case 'ballot':
      return every(world, fact.args.who, 'leader', ({ id, volatile }) => {
        const own = volatile.instances.at(-1)?.ballot;
        const text = own === undefined ? 'none' : ballotText(own);
        return same(text, ballotText(fact.args.ballot), `ballot at ${id}`);
      });
    case 'ballots': {
      const { amount, total } = fact.args;
      return countedSince(stage, amount, total, noted(stage, 'scouting'), 'ballots begun');
    }
    case 'sent': {
      const { amount, total, filter } = fact.args;
      const matches = matcherOf(world, filter);
      const what = `${phraseText('filter', filter)} sent`;
      return countedSince(stage, amount, total, stage.sent.filter(matches), what);
    }
    case 'inFlight': {
      const { amount, filter } = fact.args;
      const found = [...world.envelopes.values()].filter(matcherOf(world, filter));
      return counted(amount, found.length, `${phraseText('filter', filter)} in flight`);
    }
    case 'noted': {
      const { amount, total, note, who } = fact.args;
      const by = who && processesOf(world, who);
      return countedSince(stage, amount, total, noted(stage, note, by), `${note} noted`);
    }
    case 'base':
      return all(
        statesOf(world, fact.args.who, 'acceptor', 'leader').map((state) => {
          const base = instancesOf(state).at(-1)?.base ?? 1;
          return numbered(fact.args.amount, base, `base ${base} at ${state.id}`);
        }),
      );
    case 'log':
      return every(world, fact.args.who, 'replica', ({ id, stable: { log } }) =>
        numbered(fact.args.amount, log.size, `log length ${log.size} at ${id}`),
      );
    case 'held':
      return all(
        statesOf(world, fact.args.who, 'acceptor', 'leader').map((state) => {
          const held = slotsHeld(state);
          return numbered(fact.args.amount, held, `held ${held} slots at ${state.id}`);
        }),
      );
    case 'either': {
      const [one, other] = [judge(stage, fact.args.one), judge(stage, fact.args.other)];
      return { holds: one.holds || other.holds, got: `${one.got}; ${other.got}` };
    }
    case 'nobody':
      return judgeNobody(stage, fact.args.fact);
    case 'records':
      return counted(fact.args.amount, recordsOf(world).length, 'records');
    case 'record':
      return judgeRecord(world, fact.args);
    case 'retired':
      return judgeRetired(world, fact.args);
    case 'up':
    case 'down':
    case 'paused':
      return all(
        placesOf(world, fact.args.who).map(({ name, node }) =>
          same(nodeOf(world, node).status, fact.form, `${name}:`),
        ),
      );
    case 'isCut':
      return judgeCut(world, fact.args);
    case 'quiet':
      return judgeQuiet(world);
  }
}

interface Counted {
  readonly index: number;
}

/** Counts from the step that follows the last expectation, or from the start. */
function countedSince(
  { since, sinceLine }: Stage,
  amount: Phrase<'amount'>,
  total: unknown,
  found: readonly Counted[],
  what: string,
): Judged {
  if (total !== undefined) return counted(amount, found.length, `${what} in all`);
  const count = found.filter(({ index }) => index > since).length;
  return counted(amount, count, `${what} since line ${sinceLine}, ${found.length} in all`);
}

function noted(
  { noted: notes }: Stage,
  kind: NoteKind,
  by?: readonly ProcessId[],
): readonly Counted[] {
  return notes.filter(
    ({ actor, note }) => note.kind === kind && (by === undefined || by.includes(actor)),
  );
}

/** Judges each of the slots by itself. */
function judgeSlots(
  form: 'chosen' | 'decided',
  known: (slot: Slot) => { readonly cmd: Command } | null | undefined,
  { slots, command }: ArgsIn<'fact', 'chosen'>,
): Judged {
  return all(
    slotsOf(slots).map((slot) => isCommand(known(slot)?.cmd, command, `${form} slot ${slot}`)),
  );
}

/** Judges the opposite of a fact for each process that it names. */
function judgeNobody(stage: Stage, fact: Phrase<'fact'>): Judged {
  if (!('who' in fact.args) || fact.args.who === undefined)
    throw new Refused(
      `"nobody has" needs a fact with "at …", and "${phraseText('fact', fact)}" has none`,
    );
  const { args } = fact;
  const judged = processesOf(stage.world, fact.args.who).map((id) => {
    const who = [{ form: 'process', args: { id } }];
    return judge(stage, { ...fact, args: { ...args, who } } as Phrase<'fact'>);
  });
  return { ...all(judged), holds: judged.every(({ holds }) => !holds) };
}

function judgeChosen({ check }: Stage, id: string): Judged {
  const slots = entries(check.truth.slots).filter(([, { choices }]) =>
    choices.some(({ cmd }) => commandId(cmd) === id),
  );
  const where = slots.map(([slot]) => `slot ${slot}`).join(', ') || 'no slot';
  return { holds: slots.length > 0, got: `${id} chosen in ${where}` };
}

function isCommand(
  cmd: Command | undefined,
  wanted: Phrase<'command'> | undefined,
  what: string,
): Judged {
  if (cmd === undefined) return { holds: false, got: `${what}: nothing` };
  return {
    holds: wanted === undefined || matchesCommand(cmd, wanted),
    got: `${what} ${commandText(cmd)}`,
  };
}

function matchesCommand(cmd: Command, wanted: Phrase<'command'>): boolean {
  if (wanted.form === 'noop') return cmd === NOOP;
  if (wanted.form === 'id') return commandId(cmd) === wanted.args.id;
  if (cmd === NOOP) return false;
  const newest = isReconfig(cmd.op) ? cmd.op.expect : 0;
  return operationText(cmd.op) === operationText(operationOf(wanted.args.op, newest));
}

type Holder = StateOf<'acceptor' | 'leader'>;

function instancesOf(state: Holder) {
  return state.role === 'acceptor' ? state.stable.instances : state.volatile.instances;
}

function slotsHeld(state: Holder): number {
  const held = instancesOf(state).map((one) =>
    'accepted' in one ? one.accepted.size : one.proposals.length,
  );
  return held.reduce((sum, count) => sum + count, 0);
}

// --- replicas and clients

function judgeSlot(
  { world, check }: Stage,
  form: 'learned' | 'performed',
  { slots, who, command }: ArgsIn<'fact', 'learned'>,
): Judged {
  return every(world, who, 'replica', ({ id, volatile, stable }) =>
    all(
      slotsOf(slots).map((slot) => {
        const isDone = form === 'performed' ? volatile.slotOut > slot : true;
        const learned = has(entryOf(check.ghost.learners, id)?.learned ?? EMPTY, slot);
        const decided = get(check.ghost.decided, slot)?.cmd;
        const cmd = get(stable.log, slot) ?? (learned ? decided : undefined);
        return isCommand(isDone ? cmd : undefined, command, `${form} slot ${slot} at ${id}`);
      }),
    ),
  );
}

function judgeState(world: World, { pairs, who }: ArgsIn<'fact', 'state'>): Judged {
  const wanted = pairs.map(([name, value]) => `${name}=${value}`);
  return every(world, who, 'replica', ({ id, volatile }) => {
    const held = world.rules.application
      .describe(volatile.state)
      .map(([name, value]) => `${name}=${value}`);
    return {
      holds: wanted.every((pair) => held.includes(pair)),
      got: `state ${held.join(' ')} at ${id}`,
    };
  });
}

function judgeSameState(world: World, { who }: ArgsIn<'fact', 'sameState'>): Judged {
  const states = statesOf(world, who, 'replica').map(({ id, volatile }) => {
    const { slotOut, state, sessions } = volatile;
    return { id, slotOut, text: JSON.stringify([slotOut, state, sessions]) };
  });
  return {
    holds: states.every(({ text }) => text === states[0]!.text),
    got: states.map(({ id, slotOut }) => `slotOut ${slotOut} at ${id}`).join(', '),
  };
}

function judgeResponse(world: World, { who, slot, result }: ArgsIn<'fact', 'response'>): Judged {
  return every(world, who, 'client', ({ id, volatile: { open, last } }) => {
    if (open !== null || last === null) return { holds: false, got: `no response to ${id}` };
    const isHere = slot === undefined || slot === last.slot;
    return {
      holds: isHere && (result === undefined || result.join(' ') === last.result),
      got: `response to ${id} in slot ${last.slot} is ${last.result}`,
    };
  });
}

// --- acceptors, records, links

function judgeVote(world: World, { slots, ballot, who, command }: ArgsIn<'fact', 'vote'>): Judged {
  return every(world, who, 'acceptor', ({ id, stable }) =>
    all(
      slotsOf(slots).map((slot) => {
        const votes = stable.instances.map(({ accepted }) => get(accepted, slot));
        const vote = votes.findLast((one) => one !== undefined);
        if (vote === undefined) return { holds: false, got: `no vote slot ${slot} at ${id}` };
        const what = `vote slot ${slot} ballot ${ballotText(vote.ballot)} at ${id}`;
        const judged = isCommand(vote.cmd, command, what);
        return { ...judged, holds: judged.holds && compareBallots(vote.ballot, ballot) === 0 };
      }),
    ),
  );
}

function judgeRecord(world: World, args: ArgsIn<'fact', 'record'>): Judged {
  const records = recordsOf(world);
  const record = records.find(({ id }) => id === args.id);
  if (record === undefined) {
    const known = records.map(({ id }) => id).join(' ');
    return { holds: false, got: `no record ${args.id}, of records ${known}` };
  }
  const said = ['acceptors', 'leaders', 'replicas'] as const;
  const isSame = (wanted: readonly string[] | undefined, held: readonly string[]) =>
    wanted === undefined || wanted.join(' ') === held.join(' ');
  return {
    holds:
      (args.slot === undefined || args.slot === record.from) &&
      said.every((role) => isSame(args[role], record[role])),
    got: [`record ${record.id} from slot ${record.from}`]
      .concat(said.map((role) => `${role} ${record[role].join(' ')}`))
      .join(' '),
  };
}

function judgeRetired(world: World, { cfg, who }: ArgsIn<'fact', 'retired'>): Judged {
  const members = processesOf(world, who).map((id) => processOf(world, id).state);
  return all(
    members.map((state) => {
      if (state.role === 'client') throw new Refused(`${state.id} is in no configuration`);
      const { retiredBelow } = state.stable;
      const got = retiredBelow === 0 ? 'nothing' : String(retiredBelow - 1);
      return { holds: retiredBelow > cfg, got: `retired ${got} at ${state.id}` };
    }),
  );
}

/** Judges each direction between the named places. */
function judgeCut(world: World, { from, to }: ArgsIn<'fact', 'isCut'>): Judged {
  const receivers = placesOf(world, to);
  const links = placesOf(world, from).flatMap((one) =>
    receivers.filter(({ node }) => node !== one.node).map((other) => [one, other] as const),
  );
  return all(
    someLinks(links).map(([one, other]) => {
      const is = isCut(world, one.node, other.node) ? 'cut' : 'open';
      return same(is, 'cut', `${one.name} to ${other.name}:`);
    }),
  );
}

function isCut(world: World, from: NodeId, to: NodeId): boolean {
  return world.links.cut[linkAt(world, world.nodeAt.get(from)!, world.nodeAt.get(to)!)]!;
}

function judgeQuiet(world: World): Judged {
  const moving = [...world.envelopes.values()].filter(
    ({ state, body }) => state !== 'held' && !isTalk(body),
  );
  const waiting = openRequests(world).filter(({ client }) => {
    const id = client.split('.')[0] as ProcessId;
    return nodeOf(world, hostOf(world, id)).status === 'up';
  });
  return {
    holds: moving.length === 0 && waiting.length === 0,
    got: `${moving.length} messages on the way, ${waiting.length} clients waiting`,
  };
}
