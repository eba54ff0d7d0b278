import type { VariantCard } from '../../../contract/index.ts';

/** The sheet in which a person selects the rule to break. */
export const RULES_SHEET_WORDS = {
  title: 'Break a rule',
  about: 'Every process then works with this rule broken. A badge says so, and so does every file.',
  placeholder: 'Type some words of a rule, such as V4, promise or quorum',
  results: 'Rules to break',
  nothing: 'No rule has these words.',
  where: 'Where',
  schedule: 'On its own schedule',
  scheduleAbout: 'Opens a short run, step by step, that leads to the harm.',
  here: 'On this cluster',
  hereAbout: 'Plays this run again from its start, with the same seed and hands, as a branch.',
  roles: {
    A: 'Acceptors',
    L: 'Leaders',
    S: 'Leaders',
    C: 'Leaders',
    R: 'Replicas',
    K: 'Clients',
    G: 'Changes of configuration',
    Q: 'Reads',
  } as Readonly<Record<string, string>>,
  name: ({ id, what }: VariantCard) => `${id}: ${what}`,
  harm: ({ harm, breaks }: VariantCard, invariant: string | null) =>
    breaks === null
      ? `${harm} No light turns red: nothing false is decided, but the end never comes.`
      : `${harm} It breaks ${breaks}${invariant === null ? '' : ` (${invariant})`}.`,
} as const;
