import { describe, expect, it } from 'vitest';
import { compiledScenes } from './testing/scenes.ts';

const [KEPT] = Object.values(
  import.meta.glob<string>('../session/file/scenes.json', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

describe('the ready-made scenes', () => {
  it('are kept as their scripts compile, each with a name and a line about it', () => {
    const compiled = compiledScenes();
    expect(KEPT, 'to write them anew: npm run -s script -- --scenes').toBe(compiled);
    for (const { name, about } of JSON.parse(compiled) as { name: string; about: string }[]) {
      expect(name).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(about).toMatch(/^\p{Lu}.*\.$/u);
    }
  });
});
