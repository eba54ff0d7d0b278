import { describe, expect, it } from 'vitest';
import { CASES } from './library.ts';

describe('the library', () => {
  it('has every case once, with a title, a story and a subject', () => {
    expect(new Set(CASES.map(({ id }) => id)).size).toBe(CASES.length);
    for (const { id, subject, title, about, variant, text } of CASES) {
      expect(id).toMatch(/^[TVM]\d+$/u);
      expect(subject, `${id} needs a comment "# Subject: …"`).not.toBe('More');
      expect(title).toMatch(/^[A-Z].*[^.]$/u);
      expect(about).toMatch(/^\S.*\S$/u);
      expect(about).not.toContain('Subject');
      expect(variant).toBe(id.startsWith('V') ? id : null);
      expect(text).toContain(title.slice(1));
    }
  });
});
