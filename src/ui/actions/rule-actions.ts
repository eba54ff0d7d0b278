import type { VariantCard } from '../../contract/index.ts';
import { compareRules, type SynodState } from '../../store/index.ts';
import {
  ACTION_WORDS as words,
  NOT_NOW_WORDS as notNow,
  RULE_WORDS,
  VEIL_WORDS,
} from '../words/index.ts';
import { action } from './action.ts';
import { listed, WHOLE } from './subjects.ts';

const RULES = listed<VariantCard>(
  ({ hello }) => hello?.variants ?? [],
  ({ id }) => id,
);

const unlessBroken = (_: unknown, { frame }: SynodState) =>
  frame?.run.variant === null ? notNow.isLawful : null;

/** What can be done to the rules of the protocol: break one on purpose, and set the right ones beside it. */
export const RULE_ACTIONS = {
  breakRule: action(WHOLE, words.breakRule, {
    group: 'rules',
    run: (_, deeds) => deeds.openSheet('rules'),
  }),
  compareRules: action(WHOLE, words.compareRules, {
    group: 'rules',
    whyNot: (whole, state) => {
      const seenBy = state.frame?.seenBy ?? null;
      return unlessBroken(whole, state) ?? (seenBy && VEIL_WORDS.comparison(seenBy));
    },
    run: async (_, deeds) => {
      if (await compareRules()) deeds.showView('comparison');
    },
  }),
  rightRules: action(WHOLE, words.rightRules, {
    group: 'rules',
    whyNot: unlessBroken,
    run: (_, deeds) => deeds.onRules(null),
  }),
  ruleOnSchedule: action(RULES, words.ruleOnSchedule, {
    group: 'rules',
    run: ({ id }, deeds) => deeds.openCase(id, RULE_WORDS.scheduleOf(id)),
  }),
  ruleHere: action(RULES, words.ruleHere, {
    group: 'rules',
    run: ({ id }, deeds) => deeds.onRules(id),
  }),
};
