import { without, type Branch } from './branches.ts';
import { done, refused, type Done } from './done.ts';
import { problemOf } from './legality.ts';
import { showBranch, type Session } from '../state.ts';

/** Finds, renames and deletes the branches of a visit. */

const NAME_MAX = 60;

export function withBranch(session: Session, id: number, use: (branch: Branch) => Done): Done {
  const branch = session.branches.find((one) => one.id === id);
  return branch ? use(branch) : refused(problemOf('branch', 'noSuchBranch', String(id)));
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
