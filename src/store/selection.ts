import type { EnvelopeId, NodeId, ProcessId, Slot } from '../contract/index.ts';

/** What a person has selected: it lights up in every view. */
export type Selection =
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'process'; readonly id: ProcessId }
  | { readonly kind: 'envelope'; readonly id: EnvelopeId }
  | { readonly kind: 'slot'; readonly slot: Slot }
  | { readonly kind: 'link'; readonly from: NodeId; readonly to: NodeId };

/** What lights up while a person points at it: something to select, or every process in a sentence. */
export type Pointed =
  Selection | { readonly kind: 'processes'; readonly ids: readonly ProcessId[] };
