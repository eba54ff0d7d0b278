import type {
  Ballot,
  CfgId,
  ClientCommand,
  Command,
  Micros,
  Operation,
  Reconfig,
  SessionId,
  Slot,
} from '../../../contract/index.ts';

/** How values are written: ballots, commands, spans, lists. Every sentence is made from these. */

/** `3·l2`; `⊥` for the ballot below all. */
export function ballotText({ round, leader }: Ballot): string {
  return leader === 0 ? '⊥' : `${round}·l${leader}`;
}

/** A ballot on a small sign: of a long round only its last digits are written, as in `…52·l1`. */
export function ballotShort(ballot: Ballot): string {
  const round = String(ballot.round);
  return round.length < 3 ? ballotText(ballot) : `…${round.slice(-2)}·l${ballot.leader}`;
}

/** Beyond the first configuration with the one whose ballot it is: `3·l2 c1`. */
export function ballotIn(ballot: Ballot, cfg: CfgId): string {
  return cfg === 0 ? ballotText(ballot) : `${ballotText(ballot)} ${cfgText(cfg)}`;
}

/** A configuration, as short as it can be: `c1`. */
export function cfgText(cfg: CfgId): string {
  return `c${cfg}`;
}

/** Is this the ballot below every ballot a leader can use? */
export function isBottom(ballot: Ballot): boolean {
  return ballot.leader === 0;
}

/** The command as a person would type it: `put x 1`, `no-op`, `reconfig +a4 −a1`. */
export function commandText(cmd: Command): string {
  return cmd === 'noop' ? 'no-op' : operationText(cmd.op);
}

export function operationText(op: Operation | Reconfig): string {
  return isOperation(op)
    ? op.map((word, at) => wordText(word, at >= VALUES_FROM)).join(' ')
    : reconfigText(op);
}

function isOperation(op: Operation | Reconfig): op is Operation {
  return Array.isArray(op);
}

/** The words of an operation are its name, the name of a value, and values. */
const VALUES_FROM = 2;
/** A value of this form could be taken for a client's request, a process, a server or a configuration. */
const LIKE_A_NAME = /^[rlaknc]\d/u;

/** A word as a person types it. A value that looks like one of our names stands in quotation marks: `put w "k1.3"`. */
function wordText(word: string, isValue: boolean): string {
  const isQuoted = word === '' || /[\s"]/u.test(word) || (isValue && LIKE_A_NAME.test(word));
  return isQuoted ? `"${word.replaceAll('"', '\\"')}"` : word;
}

function reconfigText({ add, remove }: Reconfig): string {
  return ['reconfig', ...add.map((id) => `+${id}`), ...remove.map((id) => `−${id}`)].join(' ');
}

const SHORT = 22;

/** The command cut to what fits in a sentence. */
export function commandShort(cmd: Command): string {
  return shorten(commandText(cmd), SHORT);
}

/** The beginning of a sentence. Names such as `p1a` and `l1` stay as they are. */
export function capital(text: string): string {
  return /^[a-z]{4}/u.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** At most `most` characters, an ellipsis in place of the rest. */
export function shorten(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

/** Which request this is, for people who count: `k1 #3`. */
export function requestText({ client, seq }: Pick<ClientCommand, 'client' | 'seq'>): string {
  return `${client} #${seq}`;
}

/** `k1`; `k1, 2nd session` after its client came back from a crash. */
export function sessionText(session: SessionId): string {
  const [client = session, life] = session.split('.');
  return life === undefined ? client : `${client}, ${ordinal(Number(life))} session`;
}

const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ORDER = new Intl.PluralRules('en', { type: 'ordinal' });

export function ordinal(n: number): string {
  return `${n}${ENDINGS[ORDER.select(n)] ?? 'th'}`;
}

const COUNT = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** `12,345`. */
export function countText(n: number): string {
  return COUNT.format(n);
}

/** `1 vote`, `3 votes`. */
export function countOf(n: number, one: string, many = `${one}s`): string {
  return `${countText(n)} ${n === 1 ? one : many}`;
}

/** `5 %`, of a chance between 0 and 1. */
export function chanceText(chance: number): string {
  return `${countText(Math.round(chance * 1000) / 10)} %`;
}

const MILLI = 1_000;
const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A span of virtual time to a tenth of its unit: `250 µs`, `12.5 ms`, `1.2 s`, `2 min 5 s`. */
export function spanText(micros: Micros): string {
  const size = Math.abs(micros);
  if (size === 0) return '0 ms';
  if (size < MILLI) return `${countText(micros)} µs`;
  if (tenths(size, MILLI) < 1000) return `${countText(tenths(micros, MILLI))} ms`;
  if (tenths(size, SECOND) < 60) return `${countText(tenths(micros, SECOND))} s`;
  if (size < HOUR) return inTwo(micros, MINUTE, 'min', SECOND, 's');
  return inTwo(micros, HOUR, 'h', MINUTE, 'min');
}

function tenths(micros: Micros, unit: Micros): number {
  return Math.round((micros / unit) * 10) / 10;
}

function inTwo(micros: Micros, unit: Micros, name: string, part: Micros, partName: string): string {
  const parts = Math.round(micros / part);
  const per = unit / part;
  const rest = parts % per;
  const whole = `${countText((parts - rest) / per)} ${name}`;
  return rest === 0 ? whole : `${whole} ${rest} ${partName}`;
}

/** A moment of the run, always to the millisecond, so that it does not dance: `1.204 s`. */
export function timeText(micros: Micros): string {
  return `${(micros / SECOND).toFixed(3)} s`;
}

/** `a1`, `a1 and a2`, `a1, a2 and a3`. */
export function listText(items: readonly string[], and = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${and} ${items[items.length - 1]}`;
}

const LISTED = 4;

/** A list that stays short: `a1, a2, a3 and 4 more`. */
export function listShort(items: readonly string[]): string {
  if (items.length <= LISTED) return listText(items);
  const shown = LISTED - 1;
  return listText([...items.slice(0, shown), `${items.length - shown} more`]);
}

/** `slot 3`, `slots 3 and 5`, `slots 3 to 8`, `7 slots`. Slots in ascending order. */
export function slotsText(slots: readonly Slot[]): string {
  const [first] = slots;
  const last = slots[slots.length - 1];
  if (first === undefined || last === undefined) return 'no slot';
  if (slots.length === 1) return `slot ${first}`;
  if (last - first === slots.length - 1 && slots.length > 2) return `slots ${first} to ${last}`;
  if (slots.length <= LISTED) return `slots ${listText(slots.map(String))}`;
  return countOf(slots.length, 'slot');
}
