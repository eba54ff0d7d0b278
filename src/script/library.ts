import { BROKEN } from '../check/index.ts';

/** Reads each case as something to open: its name, what it is about, and its subject. */

const TEXTS = import.meta.glob<string>('./cases/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Case {
  readonly id: string;
  /** From a comment `# Subject: …`; a case on a broken rule belongs to the role whose rule it is. */
  readonly subject: string;
  readonly title: string;
  readonly about: string;
  /** The rule that is broken in it; null if none is. */
  readonly variant: string | null;
  readonly text: string;
}

const RULES: Readonly<Record<string, string>> = {
  A: 'Broken rules of acceptors',
  L: 'Broken rules of leaders',
  S: 'Broken rules of leaders',
  C: 'Broken rules of leaders',
  R: 'Broken rules of replicas',
  K: 'Broken rules of clients',
  G: 'Broken rules of configurations',
  Q: 'Broken rules of reads',
};

const SUBJECT = /^# Subject: /u;

function caseOf(text: string): Case {
  const comments = /^(?:#.*\n)*/u.exec(text)![0].trimEnd().split('\n');
  const [head = '', ...rest] = comments.filter((line) => !SUBJECT.test(line));
  const [, id = '', title = ''] = /^# (\w+): (.+?)\.?$/u.exec(head) ?? [];
  const broken = BROKEN.find((one) => one.id === id);
  const subject = comments.find((line) => SUBJECT.test(line))?.replace(SUBJECT, '');
  return {
    id,
    subject: subject ?? (broken ? RULES[broken.line[0]!] : undefined) ?? 'More',
    // A title is written as one clause, and stands in the library as a sentence of its own.
    title: title.charAt(0).toUpperCase() + title.slice(1),
    about: rest.map((line) => line.replace(/^# */u, '')).join(' '),
    variant: broken?.id ?? null,
    text,
  };
}

export const CASES: readonly Case[] = Object.values(TEXTS).map(caseOf);
