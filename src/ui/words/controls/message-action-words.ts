import type { EnvelopeView, Micros, TimerView } from '../../../contract/index.ts';
import { spanText } from '../values/format.ts';
import { timerText } from '../values/timer-words.ts';

/** A person delivers, holds and loses messages, and fires timers. */

type Message = Pick<EnvelopeView, 'body' | 'from' | 'to'>;

const messageText = ({ body, from, to }: Message) => `${body.type} from ${from} to ${to}`;

export const MESSAGE_ACTION_WORDS = {
  deliver: {
    name: (one: Message) => `Deliver ${messageText(one)}`,
    short: 'Deliver',
    also: 'receive arrive',
  },
  hold: { name: (one: Message) => `Hold ${messageText(one)}`, short: 'Hold', also: 'keep back' },
  release: { name: (one: Message) => `Release ${messageText(one)}`, short: 'Release' },
  drop: {
    name: (one: Message) => `Drop ${messageText(one)}`,
    short: 'Drop',
    also: 'lose loss kill',
  },
  duplicate: {
    name: (one: Message) => `Duplicate ${messageText(one)}`,
    short: 'Duplicate',
    also: 'copy',
  },
  delay: {
    name: ({ by, ...one }: Message & { readonly by: Micros | null }) =>
      `Delay ${messageText(one)}${by === null ? '' : ` by ${spanText(by)}`}`,
    short: 'Delay',
    also: 'slow late',
  },
  deliverNext: {
    name: (next: Message | null) =>
      next === null ? 'Deliver next' : `Deliver next: ${messageText(next)}`,
    short: 'Deliver next',
  },
  holdAll: { name: () => 'Hold all messages in flight', short: 'Hold all' },
  releaseAll: { name: () => 'Release all held messages', short: 'Release all' },
  fire: {
    name: ({ process, name, key }: Pick<TimerView, 'process' | 'name' | 'key'>) =>
      `Fire ${timerText({ name, key })} of ${process}`,
    short: 'Fire',
    also: 'timer timeout expire',
  },
} as const;
