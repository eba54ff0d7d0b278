import { describe, expect, it } from 'vitest';
import { ATOMS } from './atoms.ts';
import { runFile } from './file.ts';
import { PHRASES } from './grammar.ts';

const [README = ''] = Object.values(
  import.meta.glob<string>('./README.md', { query: '?raw', import: 'default', eager: true }),
);

/** Tables are laid out by their widest cell. */
const squeezed = README.replaceAll(/ +/gu, ' ');

describe('the reference page', () => {
  it.each(Object.entries(PHRASES))('has every form of a %s, and what it means', (kind, forms) => {
    expect(squeezed).toContain(`### ${kind}\n`);
    for (const [pattern, means] of Object.values(forms)) {
      expect(squeezed).toContain(`| \`${pattern}\` | ${means} |`.replaceAll(/ +/gu, ' '));
    }
  });

  it.each(Object.entries(ATOMS))('says what a %s is, and which there are', (kind, atom) => {
    expect(squeezed).toContain(`| \`${kind}\` | ${atom.means}`);
    for (const choice of atom.choices ?? []) expect(README).toContain(`\`${choice}\``);
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
