import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOT_NOW_WORDS } from '../controls/not-now-words.ts';
import { INSPECTOR_WORDS } from '../panels/inspector-words.ts';
import { GESTURE_WORDS } from './gesture-words.ts';

const WORDS = join(import.meta.dirname, '..');

/** What only a mouse, or only a finger, can do. */
const GESTURE = /\b(?:click|tap|hover|point at|point to|long press|wheel|mouse|finger)\b/iu;

const filesOfWords = readdirSync(WORDS, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !/(?:\.test|gesture-words)\.ts$/u.test(name),
);

function stringsOf(source: string): readonly string[] {
  return source
    .split('\n')
    .filter((line) => !/^\s*(?:\/\*\*|\*|\/\/)/u.test(line))
    .flatMap((line) => line.match(/'[^']*'|`[^`]*`/gu) ?? []);
}

describe('the words for gestures', () => {
  it('stand in one place of the catalogue', () => {
    expect(filesOfWords.length).toBeGreaterThan(20);
    const found = filesOfWords.flatMap((name) =>
      stringsOf(readFileSync(join(WORDS, name), 'utf8'))
        .filter((text) => GESTURE.test(text.replaceAll(/\$\{[^}]*\}/gu, '')))
        .map((text) => `${name}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('follow what a person points with', () => {
    expect(INSPECTOR_WORDS.hint('mouse')).toMatch(/^Click a process/u);
    expect(INSPECTOR_WORDS.hint('finger')).toMatch(/^Tap a process/u);
    expect(NOT_NOW_WORDS.noServer('finger', true)).toContain('or tap it on the stage');
    expect(JSON.stringify(GESTURE_WORDS.finger)).not.toMatch(/click|point|wheel|mouse/iu);
    expect(JSON.stringify(GESTURE_WORDS.mouse)).not.toMatch(/\btap\b|finger/iu);
  });
});
