import type { Message } from '../../paxos/index.ts';
import {
  refusal,
  type Action,
  type Envelope,
  type EnvelopeId,
  type World,
} from '../../sim/index.ts';

/**
 * What a hand in one run means in another that has parted from it: the same action, done to the envelope that is
 * most like the one it was done to. Null if there is none, or if the action is illegal there.
 */
export function counterpart(action: Action, model: World, made: World): Action | null {
  const there = 'envelope' in action ? moved(action, model, made) : action;
  return there === null || refusal(made, there) !== null ? null : there;
}

type OnEnvelope = Extract<Action, { readonly envelope: EnvelopeId }>;

function moved(action: OnEnvelope, model: World, made: World): Action | null {
  const like = model.envelopes.get(action.envelope);
  if (like === undefined) return null;
  let best: Envelope | null = null;
  for (const one of made.envelopes.values()) {
    const isOfKind =
      one.from === like.from && one.to === like.to && one.body.type === like.body.type;
    if (!isOfKind || refusal(made, { ...action, envelope: one.id }) !== null) continue;
    if (best === null || likeness(one, like) > likeness(best, like)) best = one;
  }
  return best && { ...action, envelope: best.id };
}

/** The number of fields that are the same; of two that are equal in this, the same envelope is more like. */
function likeness(one: Envelope, like: Envelope): number {
  const names = Object.keys(like.body) as (keyof Message)[];
  const same = names.filter((name) => isEqual(one.body[name], like.body[name]));
  return same.length + (one.id === like.id ? 0.5 : 0);
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
