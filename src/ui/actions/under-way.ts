import type { EnvelopeView } from '../../contract/index.ts';

/** The messages in flight, the next to arrive first. */
export function flyingIn(envelopes: readonly EnvelopeView[]): readonly EnvelopeView[] {
  return envelopes.filter(({ state }) => state === 'flying').toSorted(byDue);
}

export function heldIn(envelopes: readonly EnvelopeView[]): readonly EnvelopeView[] {
  return envelopes.filter(({ state }) => state === 'held');
}

function byDue(a: EnvelopeView, b: EnvelopeView): number {
  return a.dueAt - b.dueAt || a.id - b.id;
}
