import type { Frame } from '../contract/index.ts';
import type { Case } from '../script/index.ts';
import type { Slot } from '../paxos/index.ts';
import type { NodeId } from '../sim/index.ts';
import { goTo, type Branch } from './run/branches.ts';
import { done, type Done } from './run/done.ts';
import { emptyMemory, type Memory } from './view/project.ts';
import { playScene } from './file/scenes.ts';
import type { Language } from './file/script-file.ts';

/** One visit: the run, its branches, and what is shown of it. Only `handle` changes a session. */
export interface Session {
  branches: readonly Branch[];
  current: Branch;
  /** Counts the runs and branches that have been shown, so that each has a number of its own. */
  run: number;
  nextBranch: number;
  ledgerFrom: Slot | null;
  lattice: Slot | 'newest' | null;
  /** The node whose knowledge is shown; null for everything. */
  seenBy: NodeId | null;
  memory: Memory;
  /** The unveiled moment, and the frame that is shown of it. */
  whole: Frame | null;
  frame: Frame | null;
  /** The script language; null until it is wanted. */
  language: Language | null;
  /** The library; null until it is wanted. */
  cases: readonly Case[] | null;
}

/** A new visit, paused at the start of the first scene. */
export function openSession(): Session {
  const branch = playScene('three-servers', 1);
  goTo(branch, 0);
  return {
    branches: [branch],
    current: branch,
    run: 1,
    nextBranch: 2,
    ledgerFrom: null,
    lattice: null,
    seenBy: null,
    memory: emptyMemory(),
    whole: null,
    frame: null,
    language: null,
    cases: null,
  };
}

/** Shows this branch. */
export function showBranch(session: Session, branch: Branch): Done {
  if (branch !== session.current) session.run += 1;
  session.current = branch;
  return done();
}
