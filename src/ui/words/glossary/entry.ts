/** The parts of the glossary, in the order in which a person reads them. */
export const GLOSSARY_GROUPS = {
  cluster: 'Who takes part',
  ballots: 'Ballots, promises and votes',
  log: 'The log and its commands',
  messages: 'Messages',
  drawing: 'How it is drawn',
  leading: 'Leading and waiting',
  members: 'Changing the members',
  faults: 'Faults and links',
  time: 'Time and the run',
  truth: 'What must hold',
} as const;

export type GlossaryGroup = keyof typeof GLOSSARY_GROUPS;

/** The systems whose names for the same thing stand beside ours. */
export const OTHER_SYSTEMS = {
  raft: 'Raft',
  vr: 'Viewstamped Replication',
  zookeeper: 'ZooKeeper',
  lamport: 'Lamport’s papers',
} as const;

/** All that the page says about one word or sign. */
export interface GlossaryEntry {
  readonly term: string;
  /** Other forms of the word, and other words by which a person may look for it. */
  readonly also?: readonly string[];
  readonly group: GlossaryGroup;
  /** What it is, in one sentence. */
  readonly is: string;
  /** What it does, or why it matters. */
  readonly does: string;
  /** How it looks, where it has a sign of its own. */
  readonly looks?: string;
  /** The names that other systems use. */
  readonly others?: { readonly [S in keyof typeof OTHER_SYSTEMS]?: string };
  /** The entries that tell more. */
  readonly more: readonly string[];
}
