import type { Intent } from '../../contract/index.ts';
import type { Branch } from '../run/branches.ts';
import { compare } from './compare.ts';
import { done, refused, type Done } from '../run/done.ts';
import { knownTo } from '../veil/known.ts';
import { wishProblems, problemOf } from '../run/legality.ts';
import { eventsOf, logView } from './log.ts';
import { lastRun } from './look-back.ts';
import { previewOf, previewsOf } from './preview.ts';
import type { Session } from '../state.ts';
import { whyOf } from './why.ts';

/** Wishes that change nothing: what would be, what was, and why. */

export type Question = Extract<
  Intent,
  { kind: 'preview' | 'previews' | 'log' | 'tell' | 'lastRun' | 'why' | 'compare' }
>;

export function answerTo(session: Session, question: Question): Done {
  const { current } = session;
  if (isVeiled(session, question)) return refused(problemOf('', 'veiled', session.seenBy!));
  switch (question.kind) {
    case 'preview':
      return preview(current, question.action);
    case 'previews':
      return done({ kind: 'previews', ...previewsOf(current.history, session.seenBy) });
    case 'log':
      // What a node cannot know is left out of the whole, so nothing is left out before.
      return logged(current, { ...question, quiet: question.quiet || session.seenBy !== null });
    case 'tell':
      return done({ kind: 'told', events: eventsOf(current, question.indices) });
    case 'lastRun':
      return lookBack(current, question);
    case 'why':
      return why(current, question);
    case 'compare':
      return compared(session, question);
  }
}

/** Is it about what the node cannot know? Of all else the answer is veiled as the frame is. */
function isVeiled({ seenBy, current }: Session, question: Question): boolean {
  if (seenBy === null) return false;
  if (question.kind === 'lastRun') return !knownTo(current, seenBy).own.has(question.process);
  return question.kind === 'why' || question.kind === 'compare';
}

type Asked<K extends Question['kind']> = Extract<Question, { kind: K }>;

function preview({ history }: Branch, action: Asked<'preview'>['action']): Done {
  const problems = wishProblems(history.world, action);
  if (problems.length > 0) return refused(...problems);
  return done({ kind: 'preview', event: previewOf(history, action) });
}

function logged(branch: Branch, { from, to, quiet }: Asked<'log'>): Done {
  const wrong = [from, to].find((index) => !Number.isFinite(index));
  if (wrong !== undefined) return refused(problemOf('', 'notANumber', String(wrong)));
  return done({ kind: 'log', log: logView(branch, Math.floor(from), Math.floor(to), quiet) });
}

function lookBack({ history }: Branch, { line, process, before }: Asked<'lastRun'>): Done {
  if (!Number.isFinite(before)) return refused(problemOf('before', 'notANumber', String(before)));
  return done({ kind: 'lastRun', ...lastRun(history, line, process, Math.floor(before)) });
}

function why(branch: Branch, { of }: Asked<'why'>): Done {
  const found = whyOf(branch, of);
  if (found === null) return refused(problemOf('', 'noCause', of.kind));
  return done({ kind: 'why', why: found });
}

/** Listed of each of two branches, at most. */
const LISTED_MAX = 400;

function compared({ branches }: Session, { a, b, most }: Asked<'compare'>): Done {
  if (!Number.isFinite(most)) return refused(problemOf('most', 'notANumber', String(most)));
  const [one, other] = [a, b].map((id) => branches.find((branch) => branch.id === id));
  if (one === undefined) return refused(problemOf('branch', 'noSuchBranch', String(a)));
  if (other === undefined) return refused(problemOf('branch', 'noSuchBranch', String(b)));
  const listed = Math.min(LISTED_MAX, Math.max(1, Math.floor(most)));
  return done({ kind: 'compare', ...compare(branches, [one, other], listed) });
}
