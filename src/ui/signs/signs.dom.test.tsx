import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { GLOSSARY, SIGN_PAGES, TERMS } from '../words/glossary/index.ts';
import { Sign, SIGNS } from './index.ts';

afterEach(cleanup);

it('every term that says how it looks has a sign, and no other has', () => {
  const told = TERMS.filter((id) => GLOSSARY[id].looks !== undefined);
  expect(Object.keys(SIGNS).toSorted()).toEqual(told.toSorted());
});

it('the legend shows every sign', () => {
  const shown = new Set(SIGN_PAGES.flatMap(({ terms }) => terms.map((id) => SIGNS[id])));
  const missing = TERMS.filter((id) => SIGNS[id] !== undefined && !shown.has(SIGNS[id]));
  expect(missing).toEqual([]);
});

it.each(Object.keys(SIGNS) as (keyof typeof SIGNS)[])('the sign of %s is drawn', (id) => {
  const { container } = render(<Sign term={id} />);
  expect(container.querySelector('svg, canvas, span')).not.toBeNull();
});
