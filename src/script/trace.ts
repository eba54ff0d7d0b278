import type { Configuration, Effect, Message, MessageType, Note } from '../paxos/index.ts';
import { isQuiet, type Action, type Envelope, type Link, type Occurrence } from '../sim/index.ts';
import { ballotText, commandText, operationText, spanText } from './notation.ts';
import { MESSAGES, NOTES } from './meanings.ts';

/**
 * One line for each event: who | what arrived | what it did and sent. Arrivals in a mailbox, and
 * pings, pongs and statuses that teach nothing, have no line.
 */
export function traceOf(occurrence: Occurrence): readonly string[] {
  const lines = occurrence.parts.flatMap(traceOf);
  return isQuiet(occurrence) ? lines : [lineOf(occurrence), ...lines];
}

const COLUMNS = [4, 36] as const;

function row(who: string, what: string, came: string): string {
  const left = who.padEnd(COLUMNS[0]) + what;
  return came === '' ? left : `${left.padEnd(COLUMNS[0] + COLUMNS[1])} | ${came}`;
}

// --- what is said

function lineOf(occurrence: Occurrence): string {
  const { action, actor, envelope } = occurrence;
  if (actor !== null) return row(actor, cameIn(occurrence), outcomeOf(occurrence));
  if (envelope !== null) return row(envelope.to, messageFrom(envelope), fateOf(action));
  return worldLine(action);
}

function cameIn({ event, envelope }: Occurrence): string {
  switch (event?.kind) {
    case undefined:
      return '';
    case 'start':
      return event.fresh ? 'start' : 'restart';
    case 'message':
      return envelope === null ? '' : messageFrom(envelope);
    case 'timer':
      return `timer ${event.name}${event.key === 0 ? '' : ` ${event.key}`}`;
    case 'call':
      return `call ${operationText(event.op)}`;
    case 'election':
      return 'election';
  }
}

/** A message in the words by which a script would name it, with its content. */
export function envelopeText({ body, from, to }: Pick<Envelope, 'body' | 'from' | 'to'>): string {
  return `${messageText(body)} from ${from} to ${to}`;
}

function messageFrom({ body, from }: Envelope): string {
  return `${messageText(body)} from ${from}`;
}

function outcomeOf({ step, sent, kept, crashed }: Occurrence): string {
  if (step === null) return '';
  const notes = kept ? step.notes.map(noteText) : [];
  const out = sent.length > 0 ? sendsOf(step.effects) : [];
  const end = crashed === null ? [] : [`${crashed} down`];
  return [...notes, ...out, ...end].join(', ');
}

/** Groups the sends of one type: `p2a -> a1 a2 a3`. */
function sendsOf(effects: readonly Effect[]): readonly string[] {
  const receivers = new Map<MessageType, string[]>();
  for (const effect of effects) {
    if (effect.kind !== 'send') continue;
    const { type } = effect.body;
    receivers.set(type, [...(receivers.get(type) ?? []), effect.to]);
  }
  return [...receivers].map(([type, to]) => `${type} -> ${[...new Set(to)].join(' ')}`);
}

function fateOf(action: Action): string {
  switch (action.kind) {
    case 'drop':
      return `dropped (${action.why})`;
    case 'delay':
      return `delay ${spanText(action.by)}`;
    case 'duplicate':
    case 'hold':
    case 'release':
    case 'arrive':
      return action.kind;
    default:
      return '';
  }
}

const LINKS_LISTED = 4;

function linksText(links: readonly Link[] | null): string {
  if (links === null) return 'all links';
  if (links.length > LINKS_LISTED) return `${links.length} links`;
  return links.map(({ from, to }) => `${from}->${to}`).join(' ');
}

function worldLine(action: Action): string {
  switch (action.kind) {
    case 'crash':
      return row(action.node, 'crash', action.point === 'now' ? '' : action.point);
    case 'restart':
    case 'wipe':
    case 'pause':
    case 'resume':
      return row(action.node, action.kind, '');
    case 'cut':
    case 'heal':
    case 'weather':
      return row('net', `${action.kind} ${linksText(action.links)}`, '');
    case 'load':
      return row('net', `load ${action.load.kind}`, '');
    case 'election':
      return row('net', `election ${action.policy}`, '');
    default:
      return row('net', action.kind, '');
  }
}

// --- messages and notes

function messageText(body: Message): string {
  return filled(body.type, MESSAGES[body.type][2], body);
}

function noteText(note: Note): string {
  return filled(note.kind, NOTES[note.kind][2], note);
}

function filled(name: string, template: string, from: object): string {
  const fields = from as Readonly<Record<string, unknown>>;
  const said = template
    .replace(/\{(\w+)\}/gu, (_all, field: string) =>
      field in MADE_UP ? MADE_UP[field]!(fields) : valueText(fields[field]),
    )
    .replace(/ +/gu, ' ');
  const cfg = fields['cfg'];
  const id = typeof cfg === 'object' && cfg !== null && 'id' in cfg ? cfg.id : cfg;
  const where = typeof id === 'number' && id > 0 ? `cfg ${id}` : '';
  return [name, said.trim(), where].filter((part) => part !== '').join(' ');
}

function membersText({ record }: Readonly<Record<string, unknown>>): string {
  const { acceptors, leaders, replicas } = record as Configuration;
  return [...acceptors, ...leaders, ...replicas].join(' ');
}

const MADE_UP: Readonly<Record<string, (from: Readonly<Record<string, unknown>>) => string>> = {
  refusal: refusalText,
  members: membersText,
  newest: ({ records }) => valueText((records as readonly Configuration[]).at(-1)),
};

function refusalText({ re, ballot }: Readonly<Record<string, unknown>>): string {
  const [asked, promised] = [valueText(re), valueText(ballot)];
  return asked === promised ? '' : `refused for ${promised}`;
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map(valueText).join(', ')}}`;
  if (typeof value !== 'object' || value === null)
    return value === 'noop' ? 'no-op' : String(value);
  if ('round' in value) return ballotText(value as Parameters<typeof ballotText>[0]);
  if ('acceptors' in value && 'id' in value)
    return valueText(value.id) + ` from slot ${(value as Configuration).from}`;
  if ('op' in value) return commandText(value as Parameters<typeof commandText>[0]);
  const { slot, cmd, ballot } = value as Readonly<Record<string, unknown>>;
  const at = ballot === undefined ? '' : ` @${valueText(ballot)}`;
  return `${valueText(slot)}:${valueText(cmd)}${at}`;
}
