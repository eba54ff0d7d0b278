import { describe, expect, it } from 'vitest';
import { PSEUDOCODE } from '../paxos/index.ts';
import { BROKEN, INVARIANTS } from '../check/index.ts';
import { ATOMS, SETTINGS } from './atoms.ts';
import { runFile } from './file.ts';
import { PHRASES } from './grammar.ts';
import { withReference } from './testing/reference.ts';
import { MESSAGES, NOTES } from './meanings.ts';

const [README = ''] = Object.values(
  import.meta.glob<string>('./README.md', { query: '?raw', import: 'default', eager: true }),
);

const squeezed = README.replaceAll(/ +/gu, ' ');

describe('the reference page', () => {
  it('is as the tables of the language have it', () => {
    expect(README, 'to write it anew: npm run -s script -- --reference').toBe(
      withReference(README),
    );
  });

  it('has a place for what is written', () => {
    expect(() => withReference('# Scripts\n')).toThrow('a page without');
  });

  it.each(Object.entries(PHRASES))('has every form of a %s, and what it means', (kind, forms) => {
    expect(README).toContain(`### ${kind}\n`);
    for (const [pattern, means] of Object.values(forms)) {
      expect(means).not.toBe('');
      expect(squeezed).toContain(`| \`${pattern}\` | ${means} |`);
    }
  });

  it.each(Object.entries(ATOMS))('says what a %s is, and which there are', (kind, atom) => {
    expect(squeezed).toContain(`| \`${kind}\` | ${atom.means}`);
    for (const choice of atom.choices ?? []) expect(README).toContain(`\`${choice}\``);
  });

  it.each([
    ...Object.keys(MESSAGES),
    ...Object.keys(NOTES),
    ...Object.keys(SETTINGS),
    ...ATOMS.timer.choices!,
  ])('has a row for %s, with all its cells', (name) => {
    expect(squeezed).toMatch(new RegExp(`\n\\| \`${name}\` \\| [^|]+ \\| [^|]+ \\|\n`, 'u'));
  });

  it.each(Object.entries(INVARIANTS))('says what %s is', (id, { name, meaning }) => {
    expect(squeezed).toContain(`| \`${id}\` | ${name} | ${meaning} |`);
  });

  it.each(BROKEN)('says what $id does, and with which line', ({ id, what, line }) => {
    const { text } = PSEUDOCODE.find((one) => one.id === line)!;
    expect(squeezed).toContain(`| \`${id}\` | ${what} | ${line} | \`${text}\` |`);
  });

  it('has the settings that a script begins with', () => {
    expect(squeezed).toContain('| `window` | `5` |');
    expect(squeezed).toContain('| `clientRetry` | `300ms` |');
    expect(squeezed).toContain('| `loopback` | `100us` |');
  });

  const examples = [...README.matchAll(/```script\n([\s\S]+?)```/gu)].map(([, text = '']) => ({
    story: text.split('\n', 1)[0],
    text,
  }));

  it.each(examples)('has an example that runs: $story', ({ text }) => {
    const { passed, text: log } = runFile(text);
    expect(passed, log).toBe(true);
  });

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(2);
  });
});
