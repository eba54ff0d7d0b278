import { describe, expect, it } from 'vitest';
import { GLOSSARY, searchGlossary, TERMS } from './index.ts';

const ALL = Object.entries(GLOSSARY);

describe('every entry of the glossary', () => {
  it.each(ALL)('%s is told in short, whole sentences', (_id, { is, does, looks }) => {
    for (const text of [is, does]) {
      expect(text).toMatch(/^(?:[A-Z⊥“]|slot(?:In|Out)).*[.!?]$/u);
      for (const sentence of text.split(/(?<=[.!?:;]) /u))
        expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(25);
    }
    if (looks !== undefined) expect(looks).toMatch(/[.]$/u);
  });

  it.each(ALL)(
    '%s says what it is before what it does, in its own words',
    (_id, { term, also = [], is }) => {
      const forms = [term, ...also].map((form) =>
        form.toLowerCase().split(/[ ,]/u)[0]!.slice(0, 5),
      );
      expect(
        forms.some((form) => is.toLowerCase().includes(form)),
        is,
      ).toBe(true);
    },
  );

  it.each(ALL)('%s leads on to entries, and not to itself', (id, { more }) => {
    expect(more.length).toBeGreaterThan(0);
    expect(new Set(more).size).toBe(more.length);
    expect(more).not.toContain(id);
  });

  it('is listed once', () => {
    expect([...TERMS].sort()).toEqual(Object.keys(GLOSSARY).sort());
  });
});

describe('the search', () => {
  it.each([
    ['⊥', 'bottom'],
    ['1·l1', 'ballot'],
    ['what is a scout?', 'scout'],
    ['Scout', 'scout'],
    ['term', 'ballot'],
    ['view', 'ballot'],
    ['log index', 'slot'],
    ['op number', 'slot'],
    ['zxid', 'slot'],
    ['majority', 'quorum'],
    ['dashed line', 'dashedTrail'],
    ['committed', 'chosen'],
    ['A6', 'line'],
    ['P4', 'invariant'],
    ['learned', 'learned'],
    ['k1', 'client'],
    ['no-op', 'noop'],
    ['partition', 'cut'],
  ] as const)('finds %s first', (text, id) => {
    expect(searchGlossary(text)[0]).toBe(id);
  });

  it('finds nothing for nonsense, and everything for nothing', () => {
    expect(searchGlossary('xyzzy')).toEqual([]);
    expect(searchGlossary('  ')).toEqual(TERMS);
  });
});
