import type {
  CellStatus,
  EnvelopeView,
  LeaderMode,
  LineId,
  MarkKind,
  NodeView,
  ProcessId,
  Role,
  Slot,
  Standing,
} from '../../contract/index.ts';
import type { TermId } from '../words/glossary/index.ts';

/**
 * The word or sign that an element stands for. Cards read it when a person asks, so that an element carries
 * one attribute and no listener, and the glossary is not needed before.
 */
export type TermMark =
  | TermId
  | 'message'
  | `role:${Role}`
  | `mark:${MarkKind}`
  | `cell:${CellStatus}`
  | `mode:${LeaderMode}`
  | `standing:${Standing}`
  | `node:${NodeView['status']}`
  | `envelope:${EnvelopeView['state']}`
  | `field:${string}`;

/** What the element is about, if the elements around it do not say so. */
export type TermOf =
  `slot:${Slot}` | `process:${ProcessId}` | `line:${LineId}` | `invariant:${string}`;

export interface Termed {
  readonly 'data-term': string;
  readonly 'data-of'?: string;
}

/** Attributes that put a card behind an element. */
export function termed(mark: TermMark, of?: TermOf): Termed {
  return of === undefined ? { 'data-term': mark } : { 'data-term': mark, 'data-of': of };
}
