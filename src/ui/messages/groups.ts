import type { EnvelopeView, Frame, NodeId } from '../../contract/index.ts';
import { flyingIn, heldIn } from '../actions/index.ts';

/** Everything on its way to one node, in the order in which a person would handle it. */
export interface Receiver {
  readonly node: NodeId;
  readonly envelopes: readonly EnvelopeView[];
}

/**
 * Orders messages: first those in the inbox, then those in flight by arrival, then held ones, then
 * those only known to be sent.
 */
export function receiversOf({ nodes, envelopes }: Frame): readonly Receiver[] {
  const byId = new Map(envelopes.map((envelope) => [envelope.id, envelope]));
  const receivers = nodes.map(({ id: node, mailbox }) => {
    const mine = envelopes.filter(({ toNode }) => toNode === node);
    const waiting = mailbox.flatMap((id) => byId.get(id) ?? []);
    return { node, envelopes: [...waiting, ...flyingIn(mine), ...heldIn(mine), ...sentIn(mine)] };
  });
  return receivers.filter((receiver) => receiver.envelopes.length > 0);
}

/** The messages that only their sender knows of. */
function sentIn(envelopes: readonly EnvelopeView[]): readonly EnvelopeView[] {
  return envelopes.filter(({ state }) => state === 'sent');
}
