import type { Limits, Load, Problem } from '../../contract/index.ts';
import { numberProblem, numberText, numberValue } from './numbers.ts';

/** A load while it is typed. */
export interface LoadDraft {
  readonly kind: Load['kind'];
  readonly think: string;
  readonly perSecond: string;
}

const THINK = 'load.think';
const RATE = 'load.perSecond';
const USUAL = { think: 100_000, perSecond: 10 };

export function loadDraft(load: Load): LoadDraft {
  return {
    kind: load.kind,
    think: numberText(THINK, load.kind === 'closed' ? load.think : USUAL.think),
    perSecond: numberText(RATE, load.kind === 'open' ? load.perSecond : USUAL.perSecond),
  };
}

export function loadOf(draft: LoadDraft): Load {
  switch (draft.kind) {
    case 'none':
      return { kind: 'none' };
    case 'closed':
      return { kind: 'closed', think: numberValue(THINK, draft.think) };
    case 'open':
      return { kind: 'open', perSecond: numberValue(RATE, draft.perSecond) };
  }
}

/** Judges the number that this kind of load uses. */
export function loadProblem(draft: LoadDraft, limits: Limits): Problem | null {
  if (draft.kind === 'none') return null;
  return draft.kind === 'closed'
    ? numberProblem(THINK, draft.think, limits)
    : numberProblem(RATE, draft.perSecond, limits);
}
