import type { Frame } from '../../../contract/index.ts';
import { GLOSSARY, type TermId } from './glossary.ts';
import type { CardSubject } from './now.ts';
import {
  CELL_TERMS,
  ENVELOPE_TERMS,
  FIELD_TERMS,
  MARK_TERMS,
  MESSAGE_TERMS,
  MODE_TERMS,
  NODE_TERMS,
  ROLE_TERMS,
  STANDING_TERMS,
} from './terms.ts';

const TABLES: Readonly<Record<string, Readonly<Record<string, TermId>>>> = {
  role: ROLE_TERMS,
  mark: MARK_TERMS,
  cell: CELL_TERMS,
  mode: MODE_TERMS,
  standing: STANDING_TERMS,
  node: NODE_TERMS,
  envelope: ENVELOPE_TERMS,
  field: FIELD_TERMS,
};

/** The entry that a mark on the page means; null for a mark that means none. */
export function termOf(
  mark: string,
  subject: CardSubject | null,
  frame: Pick<Frame, 'envelopes'> | null,
): TermId | null {
  if (mark === 'message') {
    if (subject?.kind !== 'envelope') return null;
    const envelope = frame?.envelopes.find(({ id }) => id === subject.id);
    return envelope === undefined ? null : MESSAGE_TERMS[envelope.body.type];
  }
  const [table = '', key] = mark.split(':');
  if (key !== undefined) return TABLES[table]?.[key] ?? null;
  return Object.hasOwn(GLOSSARY, mark) ? (mark as TermId) : null;
}
