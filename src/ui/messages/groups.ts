import type { EnvelopeView, Frame, NodeId } from '../../contract/index.ts';

/** Messages that wait, are held or fly, as a person works through them: what is nearest comes first. */
export interface MessageGroups {
  readonly inboxes: readonly {
    readonly node: NodeId;
    readonly envelopes: readonly EnvelopeView[];
  }[];
  readonly held: readonly EnvelopeView[];
  readonly flying: readonly EnvelopeView[];
}

export function groupsOf({ nodes, envelopes }: Frame): MessageGroups {
  const byId = new Map(envelopes.map((envelope) => [envelope.id, envelope]));
  const inboxes = nodes.map(({ id, mailbox }) => ({
    node: id,
    envelopes: mailbox.flatMap((waiting) => byId.get(waiting) ?? []),
  }));
  return {
    inboxes: inboxes.filter((inbox) => inbox.envelopes.length > 0),
    held: envelopes.filter(({ state }) => state === 'held'),
    flying: envelopes.filter(({ state }) => state === 'flying').toSorted(byDue),
  };
}

function byDue(a: EnvelopeView, b: EnvelopeView): number {
  return a.dueAt - b.dueAt || a.id - b.id;
}
