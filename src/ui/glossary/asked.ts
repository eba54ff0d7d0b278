import type { EnvelopeId, NodeId, ProcessId } from '../../contract/index.ts';
import { useSynod, type Selection } from '../../store/index.ts';
import { INSPECTOR } from '../keys/index.ts';
import { termOf, type CardSubject, type TermId } from '../words/glossary/index.ts';
import type { Rect } from './place-card.ts';

/** What a person wants explained, and where it stands. */
export interface Asked {
  readonly term: TermId;
  readonly subject: CardSubject | null;
  readonly rect: Rect;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What is larger than this is explained where the pointer is. */
const LARGE = 260;
const REACH = 14;

/** What an element explains; null if it explains nothing. `at` is where the pointer is, if it asked. */
export function askedAt(element: Element, at: Spot | null): Asked | null {
  const marked = element.closest<HTMLElement | SVGElement>('[data-term]');
  if (marked === null) return null;
  const subject = subjectOf(marked);
  const term = termOf(marked.dataset['term'] ?? '', subject, useSynod.getState().frame);
  if (term === null) return null;
  return { term, subject, rect: rectOf(marked, at) };
}

/** The message that the pointer has found in flight. */
export function askedOf(id: EnvelopeId, { x, y }: Spot): Asked | null {
  const subject = { kind: 'envelope', id } as const;
  const term = termOf('message', subject, useSynod.getState().frame);
  return term === null ? null : { term, subject, rect: around({ x, y }) };
}

/** What the page has selected, where it is drawn. */
export function askedOfSelection(selection: Selection | null): Asked | null {
  if (selection === null) return null;
  const element = document.querySelector(SELECTED[selection.kind](selection as never));
  return element === null ? null : askedAt(element, null);
}

const SELECTED: { [K in Selection['kind']]: (one: Extract<Selection, { kind: K }>) => string } = {
  process: ({ id }) => `[data-process="${id}"][data-term]`,
  node: ({ id }) => `button[data-node="${id}"][data-term]`,
  envelope: ({ id }) => `[data-envelope="${id}"][data-term]`,
  slot: ({ slot }) => `[data-slot="${slot}"][data-term]`,
  link: () => '[data-term="cut"]',
};

function rectOf(element: Element, at: Spot | null): Rect {
  const rect = element.getBoundingClientRect();
  const isLarge = rect.width > LARGE || rect.height > LARGE;
  return at !== null && isLarge ? around(at) : rect;
}

function around({ x, y }: Spot): Rect {
  return { left: x - REACH, top: y - REACH, right: x + REACH, bottom: y + REACH };
}

/** The nearest thing around an element that the run knows by name. */
function subjectOf(element: Element): CardSubject | null {
  const [kind = '', id = ''] = nearest(element, 'of')?.split(':') ?? [];
  if (kind === 'line' || kind === 'invariant') return { kind, id };
  const process = kind === 'process' ? id : nearest(element, 'process');
  const slot = kind === 'slot' ? id : nearest(element, 'slot');
  if (process !== undefined) {
    const subject = { kind: 'process', id: process as ProcessId } as const;
    return slot === undefined ? subject : { ...subject, slot: Number(slot) };
  }
  if (slot !== undefined) return { kind: 'slot', slot: Number(slot) };
  const envelope = nearest(element, 'envelope');
  if (envelope !== undefined) return { kind: 'envelope', id: Number(envelope) };
  const node = nearest(element, 'node');
  if (node !== undefined) return { kind: 'node', id: node as NodeId };
  if (element.closest(`#${INSPECTOR}`) === null) return null;
  const { selection } = useSynod.getState();
  return selection === null || selection.kind === 'link' ? null : selection;
}

function nearest(element: Element, name: string): string | undefined {
  return element.closest<HTMLElement | SVGElement>(`[data-${name}]`)?.dataset[name];
}
