import {
  compareBallots,
  get,
  isReconfig,
  NOOP,
  type Command,
  type NoteKind,
  type ProcessId,
  type ProcessState,
} from '../paxos/index.ts';
import { isTalk, linkAt, nodeOf, processOf, type NodeId, type World } from '../sim/index.ts';
import { openRequests, recordsOf } from '../check/index.ts';
import { amountHolds } from './amount.ts';
import { matcherOf } from './messages.ts';
import { ballotText, commandId, commandText, operationText } from './notation.ts';
import { operationOf } from './operation.ts';
import type { ArgsIn, Phrase } from './pattern.ts';
import { phraseText } from './print.ts';
import { Refused } from './refused.ts';
import { hostOf, placesOf, processesOf } from './selectors.ts';
import type { Stage } from './stage.ts';

/** Whether something is so, and what is so instead, in the notation of scripts. */
export interface Judged {
  readonly holds: boolean;
  readonly got: string;
}

export function judge(stage: Stage, fact: Phrase<'fact'>): Judged {
  const { world, check } = stage;
  switch (fact.form) {
    case 'chosen': {
      const { slot, command } = fact.args;
      return isCommand(check.ghost.chosen.get(slot)?.cmd, command, `chosen slot ${slot}`);
    }
    case 'chosenSomewhere':
      return judgeChosen(stage, fact.args.id);
    case 'chosenSlots':
    case 'chosenSlot':
      return counted(fact.args.amount, check.ghost.chosen.size, 'slots chosen');
    case 'decided': {
      const { slot, command } = fact.args;
      return isCommand(check.ghost.decided.get(slot)?.cmd, command, `decided slot ${slot}`);
    }
    case 'learned':
    case 'performed':
      return judgeSlot(stage, fact.form, fact.args);
    case 'slotOut':
      return every(world, fact.args.who, 'replica', ({ id, volatile: { slotOut } }) => ({
        holds: amountHolds(fact.args.amount, slotOut),
        got: `slotOut ${slotOut} at ${id}`,
      }));
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

// --- parts

function same(got: string, wanted: string, what: string): Judged {
  return { holds: got === wanted, got: `${what} ${got}` };
}

function all(judged: readonly Judged[]): Judged {
  return {
    holds: judged.length > 0 && judged.every(({ holds }) => holds),
    got: judged.map(({ got }) => got).join(', '),
  };
}

function counted(amount: Phrase<'amount'>, count: number, what: string): Judged {
  return { holds: amountHolds(amount, count), got: `${count} ${what}` };
}

interface Counted {
  readonly index: number;
}

/** What a script counts, and since when. */
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

function judgeChosen({ check }: Stage, id: string): Judged {
  const slots = [...check.ghost.chosen.entries()].filter(([, { cmd }]) => commandId(cmd) === id);
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

type Who = readonly Phrase<'selector'>[];
type StateOf<R> = Extract<ProcessState, { readonly role: R }>;

/** Judges each of those named; who has another role cannot be meant. */
function every<R extends ProcessState['role']>(
  world: World,
  who: Who,
  role: R,
  judgeOne: (state: StateOf<R>) => Judged,
): Judged {
  return all(statesOf(world, who, role).map(judgeOne));
}

function statesOf<R extends ProcessState['role']>(
  world: World,
  who: Who,
  role: R,
): readonly StateOf<R>[] {
  const named = processesOf(world, who).map((id) => processOf(world, id).state);
  const found = named.filter((state): state is StateOf<R> => state.role === role);
  if (found.length === 0) throw new Refused(`nobody named here is a ${role}`);
  return found;
}

// --- replicas and clients

function judgeSlot(
  { world, check }: Stage,
  form: 'learned' | 'performed',
  { slot, who, command }: ArgsIn<'fact', 'learned'>,
): Judged {
  return every(world, who, 'replica', ({ id, volatile, stable }) => {
    const isDone = form === 'performed' ? volatile.slotOut > slot : true;
    const learned = check.ghost.replicas.get(id)?.learned.has(slot) ?? false;
    const decided = check.ghost.decided.get(slot)?.cmd;
    const cmd = get(stable.log, slot) ?? (learned ? decided : undefined);
    return isCommand(isDone ? cmd : undefined, command, `${form} slot ${slot} at ${id}`);
  });
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

function judgeVote(world: World, { slot, ballot, who, command }: ArgsIn<'fact', 'vote'>): Judged {
  return every(world, who, 'acceptor', ({ id, stable }) => {
    const votes = stable.instances.map(({ accepted }) => get(accepted, slot));
    const vote = votes.findLast((one) => one !== undefined);
    if (vote === undefined) return { holds: false, got: `no vote slot ${slot} at ${id}` };
    const what = `vote slot ${slot} ballot ${ballotText(vote.ballot)} at ${id}`;
    const judged = isCommand(vote.cmd, command, what);
    return { ...judged, holds: judged.holds && compareBallots(vote.ballot, ballot) === 0 };
  });
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

/** One way, between every two places that are named. */
function judgeCut(world: World, { from, to }: ArgsIn<'fact', 'isCut'>): Judged {
  const receivers = placesOf(world, to);
  const links = placesOf(world, from).flatMap((one) =>
    receivers.filter(({ node }) => node !== one.node).map((other) => [one, other] as const),
  );
  return all(
    links.map(([one, other]) => {
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
