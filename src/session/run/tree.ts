import { nameOf, without, type Branch } from './branches.ts';
import type { Problem } from '../../contract/index.ts';
import { done, refused, type Done } from './done.ts';
import { problemOf } from './legality.ts';
import { showBranch, type Session } from '../state.ts';

/** Finds, adds, renames and deletes the branches of a visit. */

/** The most branches in one visit: each keeps moments of its own. */
export const BRANCHES_MAX = 64;

const NAME_MAX = 60;

export function withBranch(session: Session, id: number, use: (branch: Branch) => Done): Done {
  const branch = session.branches.find((one) => one.id === id);
  return branch ? use(branch) : refused(problemOf('branch', 'noSuchBranch', String(id)));
}

/** Why there can be no further branch; null if there can. */
export function noRoom({ branches }: Session): Problem | null {
  if (branches.length < BRANCHES_MAX) return null;
  const got = String(branches.length + 1);
  return { field: 'branches', code: 'above', got, min: 1, max: BRANCHES_MAX };
}

/** The next number whose name is still free: a person may have given it to another branch. */
export function freeId({ branches, nextBranch }: Session): number {
  let id = nextBranch;
  while (branches.some(({ name }) => name === nameOf(id))) id += 1;
  return id;
}

export function addBranch(session: Session, branch: Branch): void {
  session.nextBranch = branch.id + 1;
  session.branches = [...session.branches, branch];
}

export function nameBranch({ branches }: Session, branch: Branch, name: string): Done {
  const trimmed = name.trim();
  if (trimmed === '') return refused(problemOf('name', 'emptyName', ''));
  if (trimmed.length > NAME_MAX) {
    const got = String(trimmed.length);
    return refused({ field: 'name', code: 'above', got, min: 1, max: NAME_MAX });
  }
  if (branches.some((other) => other !== branch && other.name === trimmed))
    return refused(problemOf('name', 'duplicate', trimmed));
  branch.name = trimmed;
  return done();
}

export function deleteBranch(session: Session, gone: Branch): Done {
  if (session.branches.length === 1) return refused(problemOf('branch', 'lastBranch', gone.name));
  session.branches = without(session.branches, gone);
  if (gone !== session.current) return done();
  const heir = session.branches.find(({ id }) => id === gone.parent) ?? session.branches[0]!;
  return showBranch(session, heir);
}
