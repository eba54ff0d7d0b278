import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../paxos/index.ts';
import { ATOMS } from './atoms.ts';
import { completions } from './complete.ts';
import { PHRASES, type PhraseKind } from './grammar.ts';
import { faultText, parse } from './parse.ts';
import { atomOf, formsOf, type Part } from './pattern.ts';
import { print } from './print.ts';
import { runScript } from './run.ts';

/** Generates lines of the language from the grammar itself. */

const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  number: ['0', '1', '3'],
  slot: ['1', '2'],
  factor: ['1', '2.5'],
  span: ['20ms', '1500us', '2s'],
  percent: ['0%', '12.5%'],
  ballot: ['1·l1', '2·l2', 'none'],
  process: ['a1', 'l1', 'r1', 'k1', 'a9'],
  member: ['a1', 'l1', 'r9'],
  client: ['k1', 'k2'],
  node: ['n1', 'n2'],
  link: ['n1->n2', 'n3->n1'],
  commandId: ['k1#1', 'k1.2#3'],
  text: ['x', '""', '"# no"', '"\'tis"', '"two words"', '"\\"{"'],
  word: ['x', '""', '"# no"', '"\'tis"', '"two words"', '"\\"{"'],
  pair: ['x=1', '"x=two words"'],
};

type Kind = Extract<Part, { kind: 'value' }>['of'];

/** Phrases nest in phrases of their own kind to this depth. */
const DEPTH = 2;

function valueOf(of: Kind, depth: number): fc.Arbitrary<string> {
  const atom = atomOf(of);
  if (atom === null) {
    const forms = formsOf(of as PhraseKind);
    const left = depth < DEPTH ? forms : forms.filter(({ parts }) => !holdsKind(parts, of));
    return fc.oneof(...left.map(({ parts }) => textOf(parts, depth + 1)));
  }
  return fc.constantFrom(...(atom.choices ?? SAMPLES[of] ?? []));
}

function holdsKind(parts: readonly Part[], of: Kind): boolean {
  return parts.some((part) => part.kind === 'value' && part.of === of);
}

function textOf(parts: readonly Part[], depth = 0): fc.Arbitrary<string> {
  const pieces = parts.map((part): fc.Arbitrary<string> => {
    if (part.kind === 'word') return fc.constant(part.word);
    if (part.kind === 'optional') {
      return fc.option(textOf(part.parts, depth), { nil: '' });
    }
    const least = part.times === 'any' ? 0 : 1;
    const most = part.times === 'one' ? 1 : 2;
    return fc
      .array(valueOf(part.of, depth), { minLength: least, maxLength: most })
      .map((texts) => texts.join(' '));
  });
  return fc.tuple(...pieces).map((texts) => texts.filter((text) => text !== '').join(' '));
}

const LINE = fc.oneof(...formsOf('step').map(({ parts }) => textOf(parts)));

function parsed(text: string) {
  const result = parse(text);
  if (result.kind === 'faults') throw new Error(result.faults.map(faultText).join('\n'));
  return result.script;
}

describe('the grammar', () => {
  it('names only kinds that there are', () => {
    const kinds = Object.values(PHRASES).flatMap((forms) =>
      Object.values(forms).flatMap(([pattern]: readonly [string, string]) =>
        [...pattern.matchAll(/<\w+:(\w+)[+*]?>/gu)].map(([, kind]) => kind!),
      ),
    );
    expect(kinds.filter((kind) => !(kind in ATOMS) && !(kind in PHRASES))).toEqual([]);
  });

  it.each(formsOf('step').map(({ name, parts }) => ({ name, parts })))(
    'has a way to write $name that is read and written as it is',
    ({ parts }) => {
      fc.assert(
        fc.property(textOf(parts), (line) => {
          expect(print(parsed(line))).toBe(`${line}\n`);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('is total: any text is a script or has faults with a place in it', () => {
    const words = fc.constantFrom(...formsOf('step').flatMap(({ parts }) => wordsOf(parts)));
    const line = fc.oneof(
      fc.string(),
      LINE,
      fc.array(words, { maxLength: 6 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = lines.join('\n');
        const result = parse(text);
        if (result.kind === 'script') return;
        for (const fault of result.faults) {
          const at = text.split(/\r?\n/u)[fault.line - 1]!;
          expect(fault.column).toBeGreaterThanOrEqual(1);
          expect(fault.column).toBeLessThanOrEqual(at.length + 1);
          expect(fault.expected.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('prints what it reads so that it is read the same again', () => {
    const line = fc.oneof(
      LINE,
      LINE.map((text) => `${text}  # why`),
      fc.constant('# a note'),
    );
    const block = fc.tuple(fc.array(line, { minLength: 1, maxLength: 3 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        const text = blocks
          .map(([lines, traced]) => [...lines, ...(traced ? ['----', 'l1  x | y'] : [])].join('\n'))
          .join('\n\n\n');
        const once = print(parsed(text));
        expect(print(parsed(once))).toBe(once);
      }),
    );
  });

  it('runs anything that can be written, the same way each time', () => {
    const script = fc.array(
      LINE.filter((line) => !/^run|events/u.test(line)),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(script, (lines) => {
        const text = ['cluster acceptors 3 leaders 2 replicas 2 clients 2', '', ...lines].join(
          '\n',
        );
        const once = runScript(parsed(text));
        expect(runScript(parsed(text))).toEqual(once);
        expect(once.failures.every(({ line }) => line >= 1)).toBe(true);
      }),
    );
  });

  it('has every operation of the store, with the words that the store takes', () => {
    const { reconfig: _reconfig, ...operations } = PHRASES.operation;
    const words = Object.entries(OPERATIONS).map(([verb, names]) => [
      verb,
      [verb, ...names.map((name) => `<${name}:word>`)].join(' '),
    ]);
    expect(Object.entries(operations).map(([verb, [pattern]]) => [verb, pattern])).toEqual(words);
  });

  it('says what can come next', () => {
    expect(completions('cra')).toEqual([]);
    expect(completions('')).toContain('crash');
    expect(completions('run ')).toEqual(['for', 'at', 'until']);
    expect(completions('set election')).toEqual(['monitor', 'eager', 'manual']);
    expect(completions('deliver p1a from l1')).toContain('to');
  });
});

function wordsOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) =>
    part.kind === 'word' ? [part.word] : part.kind === 'optional' ? wordsOf(part.parts) : [],
  );
}
