import { describe, expect, it } from 'vitest';
import { greeting } from '../../../session/index.ts';
import { MESSAGES } from '../../testing/message-samples.ts';
import { messageFields } from '../index.ts';
import { GLOSSARY, searchGlossary, SIGN_PAGES } from './index.ts';
import * as tables from './terms.ts';

const { FIELD_TERMS, ...rest } = tables;

/** Words that the page shows in their own form and that a person may therefore type. */
const SHOWN = [
  ...Object.keys(rest.MESSAGE_TERMS),
  ...Object.keys(rest.TIMER_TERMS),
  ...Object.keys(rest.MODE_TERMS),
  ...Object.keys(rest.STANDING_TERMS),
  ...Object.keys(rest.ROLE_TERMS),
  ...Object.keys(rest.SAID_TERMS),
  ...Object.keys(FIELD_TERMS),
];

describe('a first-time reader', () => {
  it.each([...new Set(SHOWN)])('finds what “%s” is', (word) => {
    expect(searchGlossary(word)).not.toEqual([]);
  });

  it('finds an entry for every line and every invariant by its letter', () => {
    const { pseudocode, invariants } = greeting();
    const letters = new Set([...pseudocode, ...invariants].map(({ id }) => id[0]!));
    const told = `${GLOSSARY.line.does} ${GLOSSARY.invariant.does}`;
    for (const letter of letters)
      expect(told, letter).toMatch(new RegExp(`\\b${letter}\\d*\\b`, 'u'));
  });
});

describe('every field that the inspector names', () => {
  const names = Object.values(MESSAGES)
    .flat()
    .flatMap((body) => messageFields(body).map(([name]) => name))
    .filter((name) => !/^(slot|configuration) \d+$/u.test(name));
  it.each([...new Set(names)])('of a message: %s', (name) => {
    expect(Object.keys(FIELD_TERMS)).toContain(name);
  });
});

describe('the legend', () => {
  it('names each sign once on its page', () => {
    for (const { terms } of SIGN_PAGES) expect(new Set(terms).size).toBe(terms.length);
  });
});
