import type { Command, Message, MessageType } from '../../../contract/index.ts';
import { isRefusal } from '../../../scene/index.ts';
import {
  ballotIn,
  ballotText,
  commandShort,
  commandText,
  countOf,
  requestText,
  shorten,
} from './format.ts';

type MessageOf<T extends MessageType> = Extract<Message, { type: T }>;
type Field = readonly [name: string, value: string | number];

interface MessageWords<Body> {
  /** What a message of this type asks or tells. */
  readonly meaning: string;
  /** Its name within a sentence: `p2a 1·l1 for slot 3`. */
  readonly text: (body: Body) => string;
  /** Its name on a row or a flight: `p2a 1·l1 s3`, `p2a 1·l1 c2 s90` in configuration 2. */
  readonly tag: (body: Body) => string;
  readonly fields: (body: Body) => readonly Field[];
}

const LISTED = 8;
const LETTERS = 14;

const MESSAGES: { readonly [T in MessageType]: MessageWords<MessageOf<T>> } = {
  request: {
    meaning: 'a client asks',
    text: ({ cmd }) => `request ${commandShort(cmd)}`,
    tag: ({ cmd }) => `request ${shorten(commandText(cmd), LETTERS)}`,
    fields: ({ cmd }) => [command(cmd), field('request', requestText(cmd))],
  },
  response: {
    meaning: 'the answer to a client',
    text: (body) => `response to ${requestText(body)}`,
    tag: ({ result }) => `response ${shorten(result, LETTERS)}`,
    fields: (body) => [
      field('request', requestText(body)),
      field('result', body.result),
      field('slot', body.slot),
    ],
  },
  propose: {
    meaning: 'a command for a slot',
    text: ({ cmd, slot }) => `propose ${commandShort(cmd)} for slot ${slot}`,
    tag: ({ slot }) => `propose s${slot}`,
    fields: ({ slot, cmd, cfg }) => [field('slot', slot), command(cmd), configuration(cfg.id)],
  },
  p1a: {
    meaning: 'prepare',
    text: ({ ballot }) => `p1a ${ballotText(ballot)}`,
    tag: ({ ballot, cfg }) => `p1a ${ballotIn(ballot, cfg.id)}`,
    fields: ({ ballot, cfg }) => [field('ballot', ballotText(ballot)), configuration(cfg.id)],
  },
  p1b: {
    meaning: 'promise',
    text: (body) =>
      isRefusal(body) ? `p1b refusing ${ballotText(body.re)}` : `p1b ${ballotText(body.ballot)}`,
    tag: (body) => `p1b ${isRefusal(body) ? '✕ ' : ''}${ballotIn(body.re, body.cfg)}`,
    fields: ({ re, ballot, pvalues, base }) => [
      field('answers', ballotText(re)),
      field('promised', ballotText(ballot)),
      field('pvalues', pvalues.length),
      ...pvalues
        .slice(0, LISTED)
        .map((one) =>
          field(`slot ${one.slot}`, `${commandText(one.cmd)} in ${ballotText(one.ballot)}`),
        ),
      field('base', base),
    ],
  },
  p2a: {
    meaning: 'accept request',
    text: ({ ballot, slot }) => `p2a ${ballotText(ballot)} for slot ${slot}`,
    tag: ({ ballot, cfg, slot }) => `p2a ${ballotIn(ballot, cfg)} s${slot}`,
    fields: ({ ballot, slot, cmd, cfg }) => [
      field('ballot', ballotText(ballot)),
      field('slot', slot),
      command(cmd),
      configuration(cfg),
    ],
  },
  p2b: {
    meaning: 'vote',
    text: (body) =>
      isRefusal(body)
        ? `p2b refusing ${ballotText(body.re)} for slot ${body.slot}`
        : `p2b ${ballotText(body.ballot)} for slot ${body.slot}`,
    tag: (body) => `p2b ${isRefusal(body) ? '✕ ' : ''}${ballotIn(body.re, body.cfg)} s${body.slot}`,
    fields: ({ re, ballot, slot, base }) => [
      field('answers', ballotText(re)),
      field('promised', ballotText(ballot)),
      field('slot', slot),
      field('base', base),
    ],
  },
  decision: {
    meaning: 'a slot is decided',
    text: ({ slot }) => `decision for slot ${slot}`,
    tag: ({ slot }) => `decision s${slot}`,
    fields: ({ slot, cmd, cfg }) => [field('slot', slot), command(cmd), configuration(cfg)],
  },
  ping: {
    meaning: 'are you alive?',
    text: () => 'ping',
    tag: () => 'ping',
    fields: ({ nonce, cfg }) => [field('number', nonce), configuration(cfg)],
  },
  pong: {
    meaning: 'alive',
    text: ({ active, ballot }) =>
      active ? `pong (active in ${ballotText(ballot)})` : 'pong (not active)',
    tag: () => 'pong',
    fields: ({ nonce, ballot, active }) => [
      field('answers', nonce === 0 ? 'no ping' : `ping ${nonce}`),
      field('ballot', ballotText(ballot)),
      field('active', active ? 'yes' : 'no'),
    ],
  },
  status: {
    meaning: 'how far I have performed',
    text: ({ slotOut }) => `status (slotOut ${slotOut})`,
    tag: ({ slotOut }) => `status s${slotOut}`,
    fields: ({ slotOut, top, cfgTop }) => [
      field('slotOut', slotOut),
      field('top', top),
      configuration(cfgTop),
    ],
  },
  learn: {
    meaning: 'what did I miss?',
    text: ({ from }) => `learn from slot ${from}`,
    tag: ({ from }) => `learn s${from}…`,
    fields: ({ from }) => [field('from slot', from)],
  },
  learned: {
    meaning: 'decisions you missed',
    text: ({ entries }) => `learned (${countOf(entries.length, 'decision')})`,
    tag: ({ entries }) => `learned ×${entries.length}`,
    fields: ({ entries, top }) => [
      field('decisions', entries.length),
      ...entries.slice(0, LISTED).map(({ slot, cmd }) => field(`slot ${slot}`, commandText(cmd))),
      field('top', top),
    ],
  },
  snapshot: {
    meaning: 'my state, in place of old decisions',
    text: ({ upTo }) => `snapshot of the slots below ${upTo}`,
    tag: ({ upTo }) => `snapshot …s${upTo - 1}`,
    fields: ({ upTo, sessions, configs, top }) => [
      field('below slot', upTo),
      field('sessions', sessions.length),
      field('configurations', configs.length),
      field('top', top),
    ],
  },
  collected: {
    meaning: 'that slot is collected',
    text: ({ base }) => `collected below slot ${base}`,
    tag: () => 'collected',
    fields: ({ base, cfg }) => [field('below slot', base), configuration(cfg)],
  },
  retired: {
    meaning: 'I am done with that configuration',
    text: ({ cfg }) => `retired configuration ${cfg}`,
    tag: ({ cfg }) => `retired ${cfg}`,
    fields: ({ cfg }) => [configuration(cfg)],
  },
  configInfo: {
    meaning: 'there is another configuration',
    text: ({ records }) => `configuration ${records.at(-1)?.id ?? 0}`,
    tag: ({ records }) => `config ${records.at(-1)?.id ?? 0}`,
    fields: ({ records }) =>
      records.map(({ id, from, acceptors, leaders, replicas }) => [
        `configuration ${id}`,
        `from slot ${from}: ${[...replicas, ...leaders, ...acceptors].join(' ')}`,
      ]),
  },
  joined: {
    meaning: 'I know that configuration',
    text: ({ cfg }) => `joined (knows configuration ${cfg})`,
    tag: ({ cfg }) => `joined ${cfg}`,
    fields: ({ cfg }) => [configuration(cfg)],
  },
  read: {
    meaning: 'a client asks, without a slot',
    text: ({ cmd }) => `read ${commandShort(cmd)}`,
    tag: ({ cmd }) => `read ${shorten(commandText(cmd), LETTERS)}`,
    fields: ({ cmd }) => [command(cmd), field('request', requestText(cmd))],
  },
  readQuery: {
    meaning: 'what is your highest slot?',
    text: (body) => `query for read ${requestText(body)}`,
    tag: () => 'read?',
    fields: (body) => [field('request', requestText(body)), configuration(body.cfg)],
  },
  readReply: {
    meaning: 'my highest accepted slot',
    text: (body) => `reply for read ${requestText(body)} (up to slot ${body.top})`,
    tag: ({ top }) => `read s${top}`,
    fields: (body) => [
      field('request', requestText(body)),
      field('top', body.top),
      configuration(body.cfg),
    ],
  },
  moved: {
    meaning: 'ask others, I have left',
    text: (body) => `hand-back of request ${requestText(body)}`,
    tag: () => 'moved',
    fields: (body) => [field('request', requestText(body)), field('ask', body.replicas.join(' '))],
  },
};

function field(name: string, value: string | number): Field {
  return [name, value];
}

function configuration(id: number): Field {
  return field('configuration', id);
}

function command(cmd: Command): Field {
  return field('command', commandText(cmd));
}

function wordsOf({ type }: Message): MessageWords<Message> {
  return MESSAGES[type] as MessageWords<Message>;
}

export function messageText(body: Message): string {
  return wordsOf(body).text(body);
}

export function messageTag(body: Message): string {
  return wordsOf(body).tag(body);
}

/** A heading: `p1a: prepare, 3·l2`. */
export function messageTitle(body: Message): string {
  if (isRefusal(body)) return `${body.type}: refusal`;
  const meaning = `${body.type}: ${wordsOf(body).meaning}`;
  return 'ballot' in body && body.type !== 'pong'
    ? `${meaning}, ${ballotText(body.ballot)}`
    : meaning;
}

export function messageFields(body: Message): readonly Field[] {
  return wordsOf(body).fields(body);
}
