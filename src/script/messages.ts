import { sameBallot, type ProcessId } from '../paxos/index.ts';
import type { Envelope, EnvelopeId, World } from '../sim/index.ts';
import type { Phrase } from './pattern.ts';
import { phraseText } from './print.ts';
import { Refused } from './refused.ts';
import { processesOf } from './selectors.ts';
import type { Sent } from './stage.ts';

/** Which messages are meant. */

type Filter = Phrase<'filter'>;

/** A test for messages, with the names in it looked up now. */
export function matcherOf(world: World, { args }: Filter): (message: Envelope | Sent) => boolean {
  const from = args.from && processesOf(world, args.from);
  const to = args.to && processesOf(world, args.to);
  const { type, ballot, slot } = args;
  return (message) => {
    const { body } = message;
    if (type !== 'messages' && body.type !== type) return false;
    if (from !== undefined && !from.includes(message.from)) return false;
    if (to !== undefined && !to.includes(message.to)) return false;
    if (slot !== undefined && (!('slot' in body) || body.slot !== slot)) return false;
    if (ballot === undefined) return true;
    const own = 're' in body ? body.re : 'ballot' in body ? body.ballot : null;
    return own !== null && sameBallot(own, ballot);
  };
}

/** What of all that is on the way a verb can act on. */
export type Eligible = (envelope: Envelope) => boolean;

export const ANY: Eligible = () => true;

export const ELIGIBLE = {
  deliver: ANY,
  drop: ANY,
  duplicate: ANY,
  delay: ANY,
  hold: ({ state }) => state !== 'held',
  release: ({ state }) => state === 'held',
  arrive: ({ state }) => state !== 'waiting',
} as const satisfies Readonly<Record<string, Eligible>>;

/** The envelopes meant, in the order to act on them. Throws Refused where there are too few. */
export function envelopesOf(
  world: World,
  messages: Phrase<'messages'>,
  eligible: Eligible,
): readonly EnvelopeId[] {
  if (messages.form === 'one') {
    const { id } = messages.args;
    if (!world.envelopes.has(id)) throw new Refused(`there is no envelope ${id}`);
    return [id];
  }
  const { filter } = messages.args;
  const matches = matcherOf(world, filter);
  const all = [...world.envelopes.values()]
    .filter((one) => eligible(one) && matches(one))
    .sort((a, b) => a.id - b.id);
  if (messages.form === 'all') return all.map(({ id }) => id);
  const count = messages.args.count ?? 1;
  return pairsOf(world, filter).flatMap(({ from, to }) => {
    const found = all
      .filter((one) => (from === null || one.from === from) && (to === null || one.to === to))
      .slice(0, count);
    if (found.length < count) throw new Refused(missing(filter, from, to, found.length));
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

function missing({ args }: Filter, from: ProcessId | null, to: ProcessId | null, found: number) {
  const named = (id: ProcessId | null) =>
    id === null ? undefined : [{ form: 'process', args: { id } }];
  const words = phraseText('filter', {
    form: 'filter',
    args: { ...args, from: named(from), to: named(to) },
  });
  if (found === 0) return `there is no ${words}`;
  return `there ${found === 1 ? 'is' : 'are'} only ${found} ${words}`;
}
