import { PSEUDOCODE, type LineId } from '../../paxos/index.ts';
import { BROKEN, INVARIANTS, LIVE } from '../../check/index.ts';
import { ATOMS, SETTINGS, type Atom, type AtomKind } from '../atoms.ts';
import { NOTHING_YET } from '../cluster.ts';
import { PHRASES } from '../grammar.ts';
import { MESSAGES, NOTES, SETTING_MEANINGS, TIMER_MEANINGS } from '../meanings.ts';

/** Writes the reference of the language from the tables that also read it. */

const BEGIN = '<!-- written by: npm run -s script -- --reference -->';
const END = '<!-- end of what is written -->';

/** A page with the reference as it is now between its two marks. */
export function withReference(page: string): string {
  const [before, rest] = page.split(`${BEGIN}\n`);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`a page without ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${reference()}\n${END}${after}`;
}

function reference(): string {
  return [...phraseTables(), valueTable(), ...nameTables()].join('\n');
}

function phraseTables(): readonly string[] {
  return Object.entries(PHRASES).map(([kind, forms]) => {
    const rows = Object.values(forms).map(([pattern, means]) => [code(pattern), means]);
    return section(kind, '', table(['phrase', 'means'], rows));
  });
}

/** Values that are names with a table of their own. */
const ELSEWHERE: Partial<Readonly<Record<AtomKind, string>>> = {
  type: 'message types',
  timer: 'timers',
  note: 'notes',
  invariant: 'invariants',
  variant: 'variants',
  numberSetting: 'settings',
  spanSetting: 'settings',
};

function valueTable(): string {
  const rows = Object.entries(ATOMS).map(([kind, atom]) => [code(kind), valueMeans(kind, atom)]);
  return section('values', '', table(['value', 'means'], rows));
}

function valueMeans(
  kind: string,
  { means, choices }: Pick<Atom<never>, 'means' | 'choices'>,
): string {
  const title = ELSEWHERE[kind as AtomKind];
  if (title !== undefined) return `${means}, one of the [${title}](#${title.replace(' ', '-')})`;
  return choices === null ? means : `${means}: ${choices.map(code).join(' ')}`;
}

function nameTables(): readonly string[] {
  return [
    section(
      'message types',
      '`messages` stands for any of them.',
      table(['type', 'from and to', 'when'], named(MESSAGES)),
    ),
    section(
      'notes',
      'Handlers report these, traces show them, and `noted` counts them.',
      table(['note', 'who', 'what has happened'], named(NOTES)),
    ),
    section(
      'timers',
      'A timer goes off by itself, or by `fire`.',
      table(['timer', 'whose', 'what it does'], named(TIMER_MEANINGS)),
    ),
    section(
      'settings',
      '`set` changes these. The second column has the value of a setting that a script does not set.',
      table(['setting', 'unless set', 'means'], settingRows()),
    ),
    section(
      'invariants',
      `A script is judged by ${LIVE.join(' ')} after every event; only fault campaigns are judged by the others, too.`,
      table(
        ['id', 'name', 'means'],
        Object.entries(INVARIANTS).map(([id, { name, meaning }]) => [code(id), name, meaning]),
      ),
    ),
    section(
      'variants',
      '`rules` and `--variant` break one of these rules, and `--guards` breaks each. A broken rule replaces one line of the protocol. Lines of acceptors begin with A, of leaders with L, of their scouts and commanders with S and C, of replicas with R, of clients with K; lines on configurations begin with G, on reads with Q.',
      table(
        ['id', 'what happens instead', 'line', 'which says'],
        BROKEN.map(({ id, what, line }) => [code(id), what, line, code(lineText(line))]),
      ),
    ),
  ];
}

function named(meanings: Readonly<Record<string, readonly [string, string, string?]>>): Rows {
  return Object.entries(meanings).map(([name, [who, what]]) => [code(name), who, what]);
}

function settingRows(): Rows {
  const { settings, loopback, processing } = NOTHING_YET.cluster;
  const values = { ...settings, loopback, processing };
  return Object.entries(SETTING_MEANINGS).map(([name, means]) => {
    const key = name as keyof typeof values;
    const value = values[key];
    const isSpan = SETTINGS[key] === 'span';
    const text = isSpan ? ATOMS.span.write(value as number) : String(value);
    return [code(name), code(text), means];
  });
}

function lineText(line: LineId): string {
  return PSEUDOCODE.find(({ id }) => id === line)!.text;
}

// --- Markdown

type Rows = readonly (readonly string[])[];

function code(text: string): string {
  return `\`${text}\``;
}

function section(title: string, about: string, body: string): string {
  return `### ${title}\n\n${about === '' ? '' : `${about}\n\n`}${body}`;
}

/** Pads every column to its widest cell, as the formatter does. */
function table(head: readonly string[], rows: Rows): string {
  const widths = head.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => row[at]!.length)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...rows]
    .map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |\n`)
    .join('');
}
