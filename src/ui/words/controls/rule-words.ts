import type { VariantCard } from '../../../contract/index.ts';

/** A person breaks a rule on purpose, and returns to the right ones. */

type Rule = Pick<VariantCard, 'id' | 'what'>;

export const RULE_ACTION_WORDS = {
  breakRule: {
    name: () => 'Break a rule…',
    also: 'broken rule variant mutation bug wrong error fault safety',
  },
  compareRules: {
    name: () => 'The same run on the right rules',
    also: 'broken rule variant bug compare difference lawful correct beside',
  },
  rightRules: {
    name: () => 'Back to the right rules',
    also: 'broken rule variant bug lawful correct mend repair',
  },
  ruleOnSchedule: {
    name: ({ id, what }: Rule) => `Break ${id} on its own schedule: ${what}`,
    also: 'broken rule variant mutation bug wrong',
  },
  ruleHere: {
    name: ({ id, what }: Rule) => `Break ${id} on this cluster: ${what}`,
    also: 'broken rule variant mutation bug wrong here run',
  },
} as const;

export const RULE_WORDS = {
  scheduleOf: (id: string) => `${id} on its own schedule`,
  of: (variant: string | null) => (variant === null ? 'right rules' : `broken rule ${variant}`),
} as const;
