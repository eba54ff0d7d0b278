import type { Message, MessageType } from '../../../contract/index.ts';
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

/** Messages are named by the paper's type, by what that type asks, and by its ballot and slot. */

const MEANINGS: Readonly<Record<MessageType, string>> = {
  request: 'a client asks',
  response: 'the answer to a client',
  propose: 'a command for a slot',
  p1a: 'prepare',
  p1b: 'promise',
  p2a: 'accept request',
  p2b: 'vote',
  decision: 'a slot is decided',
  ping: 'are you alive?',
  pong: 'alive',
  status: 'how far I have performed',
  learn: 'what did I miss?',
  learned: 'decisions you missed',
  snapshot: 'my state, in place of old decisions',
  collected: 'that slot is collected',
  retired: 'I am done with that configuration',
  configInfo: 'there is another configuration',
  joined: 'I know that configuration',
  read: 'a client asks, without a slot',
  readQuery: 'what is your highest slot?',
  readReply: 'my highest accepted slot',
  moved: 'ask others, I have left',
};

export const MESSAGE_TYPES = Object.keys(MEANINGS) as readonly MessageType[];

export function messageMeaning(type: MessageType): string {
  return MEANINGS[type];
}

/** Names a message within a sentence: `p2a 1·l1 for slot 3`, `a refusal of p1a 1·l1`, `the request put x 1`. */
export function messageText(body: Message): string {
  switch (body.type) {
    case 'request':
      return `request ${commandShort(body.cmd)}`;
    case 'response':
      return `response to ${requestText(body)}`;
    case 'propose':
      return `propose ${commandShort(body.cmd)} for slot ${body.slot}`;
    case 'p1a':
      return `p1a ${ballotText(body.ballot)}`;
    case 'p1b':
      return isRefusal(body)
        ? `p1b refusing ${ballotText(body.re)}`
        : `p1b ${ballotText(body.ballot)}`;
    case 'p2a':
      return `p2a ${ballotText(body.ballot)} for slot ${body.slot}`;
    case 'p2b':
      return isRefusal(body)
        ? `p2b refusing ${ballotText(body.re)} for slot ${body.slot}`
        : `p2b ${ballotText(body.ballot)} for slot ${body.slot}`;
    case 'decision':
      return `decision for slot ${body.slot}`;
    case 'ping':
      return 'ping';
    case 'pong':
      return body.active ? `pong (active in ${ballotText(body.ballot)})` : 'pong (not active)';
    case 'status':
      return `status (slotOut ${body.slotOut})`;
    case 'learn':
      return `learn from slot ${body.from}`;
    case 'learned':
      return `learned (${countOf(body.entries.length, 'decision')})`;
    case 'snapshot':
      return `snapshot of the slots below ${body.upTo}`;
    case 'collected':
      return `collected below slot ${body.base}`;
    case 'retired':
      return `retired configuration ${body.cfg}`;
    case 'configInfo':
      return `configuration ${newestId(body)}`;
    case 'joined':
      return `joined (knows configuration ${body.cfg})`;
    case 'read':
      return `read ${commandShort(body.cmd)}`;
    case 'readQuery':
      return `query for read ${requestText(body)}`;
    case 'readReply':
      return `reply for read ${requestText(body)} (up to slot ${body.top})`;
    case 'moved':
      return `hand-back of request ${requestText(body)}`;
  }
}

/** The tag on a row or a flight: `p2a 1·l1 s3`, `p2a 1·l1 c2 s90` in configuration 2. */
export function messageTag(body: Message): string {
  switch (body.type) {
    case 'request':
      return `request ${shorten(commandText(body.cmd), 14)}`;
    case 'response':
      return `response ${shorten(body.result, 14)}`;
    case 'propose':
      return `propose s${body.slot}`;
    case 'p1a':
      return `p1a ${ballotIn(body.ballot, body.cfg.id)}`;
    case 'p1b':
      return `p1b ${isRefusal(body) ? '✕ ' : ''}${ballotIn(body.re, body.cfg)}`;
    case 'p2a':
      return `p2a ${ballotIn(body.ballot, body.cfg)} s${body.slot}`;
    case 'p2b':
      return `p2b ${isRefusal(body) ? '✕ ' : ''}${ballotIn(body.re, body.cfg)} s${body.slot}`;
    case 'decision':
      return `decision s${body.slot}`;
    case 'learn':
      return `learn s${body.from}…`;
    case 'learned':
      return `learned ×${body.entries.length}`;
    case 'snapshot':
      return `snapshot …s${body.upTo - 1}`;
    case 'status':
      return `status s${body.slotOut}`;
    case 'configInfo':
      return `config ${newestId(body)}`;
    case 'joined':
    case 'retired':
      return `${body.type} ${body.cfg}`;
    case 'read':
      return `read ${shorten(commandText(body.cmd), 14)}`;
    case 'readQuery':
      return 'read?';
    case 'readReply':
      return `read s${body.top}`;
    case 'ping':
    case 'pong':
    case 'collected':
    case 'moved':
      return body.type;
  }
}

function newestId({ records }: Extract<Message, { type: 'configInfo' }>): number {
  return records[records.length - 1]?.id ?? 0;
}

/** A heading: `p1a: prepare, 3·l2`. */
export function messageTitle(body: Message): string {
  if (isRefusal(body)) return `${body.type}: refusal`;
  const meaning = `${body.type}: ${MEANINGS[body.type]}`;
  return 'ballot' in body && body.type !== 'pong'
    ? `${meaning}, ${ballotText(body.ballot)}`
    : meaning;
}

interface MessageField {
  readonly name: string;
  readonly value: string;
}

export function messageFields(body: Message): readonly MessageField[] {
  switch (body.type) {
    case 'request':
      return [field('command', commandText(body.cmd)), field('request', requestText(body.cmd))];
    case 'response':
      return [
        field('request', requestText(body)),
        field('result', body.result),
        field('slot', body.slot),
      ];
    case 'propose':
    case 'decision':
      return [field('slot', body.slot), field('command', commandText(body.cmd)), cfg(body.cfg)];
    case 'p1a':
      return [field('ballot', ballotText(body.ballot)), cfg(body.cfg)];
    case 'p1b':
      return [
        field('answers', ballotText(body.re)),
        field('promised', ballotText(body.ballot)),
        field('pvalues', body.pvalues.length),
        ...body.pvalues
          .slice(0, 8)
          .map((pvalue) =>
            field(
              `slot ${pvalue.slot}`,
              `${commandText(pvalue.cmd)} in ${ballotText(pvalue.ballot)}`,
            ),
          ),
        field('base', body.base),
      ];
    case 'p2a':
      return [
        field('ballot', ballotText(body.ballot)),
        field('slot', body.slot),
        field('command', commandText(body.cmd)),
        cfg(body.cfg),
      ];
    case 'p2b':
      return [
        field('answers', ballotText(body.re)),
        field('promised', ballotText(body.ballot)),
        field('slot', body.slot),
        field('base', body.base),
      ];
    case 'ping':
      return [field('number', body.nonce), cfg(body.cfg)];
    case 'pong':
      return [
        field('answers', body.nonce === 0 ? 'no ping' : `ping ${body.nonce}`),
        field('ballot', ballotText(body.ballot)),
        field('active', body.active ? 'yes' : 'no'),
      ];
    case 'status':
      return [field('slotOut', body.slotOut), field('top', body.top), cfg(body.cfgTop)];
    case 'learn':
      return [field('from slot', body.from)];
    case 'learned':
      return [
        field('decisions', body.entries.length),
        ...body.entries
          .slice(0, 8)
          .map((entry) => field(`slot ${entry.slot}`, commandText(entry.cmd))),
        field('top', body.top),
      ];
    case 'snapshot':
      return [
        field('below slot', body.upTo),
        field('sessions', body.sessions.length),
        field('configurations', body.configs.length),
        field('top', body.top),
      ];
    case 'collected':
      return [field('below slot', body.base), cfg(body.cfg)];
    case 'retired':
    case 'joined':
      return [cfg(body.cfg)];
    case 'configInfo':
      return body.records.map(({ id, from, acceptors, leaders, replicas }) =>
        field(
          `configuration ${id}`,
          `from slot ${from}: ${[...replicas, ...leaders, ...acceptors].join(' ')}`,
        ),
      );
    case 'read':
      return [field('command', commandText(body.cmd)), field('request', requestText(body.cmd))];
    case 'readQuery':
      return [field('request', requestText(body)), cfg(body.cfg)];
    case 'readReply':
      return [field('request', requestText(body)), field('top', body.top), cfg(body.cfg)];
    case 'moved':
      return [field('request', requestText(body)), field('ask', body.replicas.join(' '))];
  }
}

function field(name: string, value: string | number): MessageField {
  return { name, value: String(value) };
}

function cfg(value: number | { readonly id: number }): MessageField {
  return field('configuration', typeof value === 'number' ? value : value.id);
}
