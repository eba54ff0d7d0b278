import { atomOf, formsOf, type AnyPhrase, type Part } from './pattern.ts';
import type { PhraseKind } from './grammar.ts';
import { RULE, type Block, type Line, type Script, type Step } from './script.ts';

/** Writes a script as text, in its one spelling. */
export function print(script: Script): string {
  return script.blocks.map(printBlock).join('\n');
}

function printBlock({ lines, trace }: Block): string {
  const below = trace === null ? [] : [RULE, ...trace];
  return [...lines.map(printLine), ...below].map((line) => `${line}\n`).join('');
}

function printLine({ step, comment }: Line): string {
  return [step === null ? null : stepText(step), comment].filter((part) => part !== null).join(' ');
}

export function stepText(step: Step): string {
  return phraseText('step', step);
}

type Args = Readonly<Record<string, unknown>>;

/** Writes any phrase. */
export function phraseText(kind: PhraseKind, { form, args }: AnyPhrase): string {
  const { parts } = formsOf(kind).find(({ name }) => name === form)!;
  return partsText(parts, args as Args).join(' ');
}

function partsText(parts: readonly Part[], args: Args): readonly string[] {
  return parts.flatMap((part) => {
    switch (part.kind) {
      case 'word':
        return [part.word];
      case 'optional':
        return isSaid(part.parts, args) ? partsText(part.parts, args) : [];
      case 'value': {
        const value = args[part.name];
        const values = part.times === 'one' ? [value] : (value as readonly unknown[]);
        return values.map((one) => valueText(part.of, one));
      }
    }
  });
}

function isSaid(parts: readonly Part[], args: Args): boolean {
  return parts.some((part) => part.kind === 'value' && args[part.name] !== undefined);
}

function valueText(of: Extract<Part, { kind: 'value' }>['of'], value: unknown): string {
  const atom = atomOf(of);
  return atom === null ? phraseText(of as PhraseKind, value as AnyPhrase) : atom.write(value);
}
