import {
  NOOP,
  sameBallot,
  type Ballot,
  type Message,
  type ProcessId,
  type Slot,
} from '../paxos/index.ts';
import type { Envelope, EnvelopeId, World } from '../sim/index.ts';
import { commandId } from './notation.ts';
import type { Phrase } from './pattern.ts';
import { phraseText } from './print.ts';
import { REFUSALS } from './refusals.ts';
import { Refused } from './refused.ts';
import { processesOf } from './selectors.ts';
import { endsOf } from './slots.ts';
import type { Sent } from './stage.ts';
import { envelopeText } from './trace.ts';

/** Finds the messages that a script names. */

type Filter = Phrase<'filter'>;

/** The ballot that a message is about; for an answer, the ballot of its question. */
export function ballotOf(body: Message): Ballot | null {
  return 're' in body ? body.re : 'ballot' in body ? body.ballot : null;
}

export function slotOf(body: Message): Slot | null {
  return 'slot' in body ? body.slot : null;
}

/** The request that a message is about, such as `k1#2`. */
export function commandOf(body: Message): string | null {
  if ('cmd' in body) return body.cmd === NOOP ? null : commandId(body.cmd);
  return 'client' in body ? `${body.client}#${body.seq}` : null;
}

/** A test for messages; it looks up the names in the filter now. */
export function matcherOf(world: World, { args }: Filter): (message: Envelope | Sent) => boolean {
  const from = args.from && processesOf(world, args.from);
  const to = args.to && processesOf(world, args.to);
  const { type, command, ballot } = args;
  const [first, last] = args.slots === undefined ? [0, Infinity] : endsOf(args.slots);
  return (message) => {
    const { body } = message;
    if (type !== 'messages' && body.type !== type) return false;
    if (from !== undefined && !from.includes(message.from)) return false;
    if (to !== undefined && !to.includes(message.to)) return false;
    if (command !== undefined && commandOf(body) !== command) return false;
    const [own, slot] = [ballotOf(body), slotOf(body)];
    if (args.slots !== undefined && (slot === null || slot < first || slot > last)) return false;
    return ballot === undefined || (own !== null && sameBallot(own, ballot));
  };
}

/** For each verb, the messages that it can act on, and the reason why it cannot act on another. */
const VERBS = {
  deliver: null,
  drop: null,
  duplicate: null,
  delay: null,
  hold: { can: ({ state }: Envelope) => state !== 'held', otherwise: REFUSALS.alreadyHeld },
  release: { can: ({ state }: Envelope) => state === 'held', otherwise: REFUSALS.notHeld },
  arrive: { can: ({ state }: Envelope) => state !== 'waiting', otherwise: REFUSALS.alreadyArrived },
} as const;

export type MessageVerb = keyof typeof VERBS;

/** The named envelopes, in the order to act on them. Throws Refused if there are too few. */
export function envelopesOf(
  world: World,
  messages: Phrase<'messages'>,
  verb: MessageVerb,
): readonly EnvelopeId[] {
  if (messages.form === 'one') {
    const { id } = messages.args;
    if (!world.envelopes.has(id)) throw new Refused(`there is no envelope ${id}`);
    return [id];
  }
  const { filter } = messages.args;
  const all = [...world.envelopes.values()]
    .filter(matcherOf(world, filter))
    .sort((a, b) => a.id - b.id);
  const can = VERBS[verb]?.can ?? (() => true);
  if (messages.form === 'all') return all.filter(can).map(({ id }) => id);
  const count = messages.args.count ?? 1;
  return pairsOf(world, filter).flatMap(({ from, to }) => {
    const meant = all.filter(
      (one) => (from === null || one.from === from) && (to === null || one.to === to),
    );
    const found = meant.filter(can).slice(0, count);
    if (found.length < count) {
      const words = wordsOf(filter, from, to);
      const isOther = found.length === 0 && meant.length > 0;
      throw new Refused(
        isOther
          ? VERBS[verb]!.otherwise(words)
          : `${missing(words, found)}${others(world, filter)}`,
      );
    }
    return found.map(({ id }) => id);
  });
}

interface Pair {
  readonly from: ProcessId | null;
  readonly to: ProcessId | null;
}

function pairsOf(world: World, { args }: Filter): readonly Pair[] {
  const senders = args.from ? processesOf(world, args.from) : [null];
  const receivers = args.to ? processesOf(world, args.to) : [null];
  return senders.flatMap((from) => receivers.map((to) => ({ from, to })));
}

function wordsOf({ args }: Filter, from: ProcessId | null, to: ProcessId | null): string {
  const named = (id: ProcessId | null) =>
    id === null ? undefined : [{ form: 'process', args: { id } }];
  return phraseText('filter', {
    form: 'filter',
    args: { ...args, from: named(from), to: named(to) },
  });
}

function missing(words: string, found: readonly Envelope[]): string {
  if (found.length === 0) return `there is no ${words}`;
  return `there ${found.length === 1 ? 'is' : 'are'} only ${found.length} ${words}`;
}

const LISTED = 6;

/** Lists the messages of this type that are under way instead, oldest first. */
function others(world: World, { args }: Filter): string {
  const all = [...world.envelopes.values()]
    .filter(({ body }) => args.type === 'messages' || body.type === args.type)
    .sort((a, b) => a.id - b.id);
  if (all.length === 0) return '';
  const more = all.length > LISTED ? `, and ${all.length - LISTED} more` : '';
  return `; under way: ${all.slice(0, LISTED).map(envelopeText).join(', ')}${more}`;
}
