import type { EnvelopeView, NodeId, TimerView } from '../../contract/index.ts';
import { act, useSynod, type SynodState } from '../../store/index.ts';
import { isCut } from '../links/index.ts';
import { ACTION_WORDS as words, NOT_NOW_WORDS as notNow, refusalText } from '../words/index.ts';
import { action, hand } from './action.ts';
import { DELAYED, listed, MESSAGES, TIMERS, WHOLE } from './subjects.ts';
import { flyingIn, heldIn } from './under-way.ts';

/** Says why no handler can run on a server now; null if one can. */
function idle(id: NodeId | undefined, { frame }: SynodState): string | null {
  const status = frame?.nodes.find((node) => node.id === id)?.status;
  if (status === 'down') return refusalText('nodeDown', id);
  return status === 'paused' ? refusalText('nodePaused', id) : null;
}

function undeliverable(envelope: EnvelopeView, state: SynodState): string | null {
  const { fromNode, toNode } = envelope;
  const cut = isCut(state.frame!.links, fromNode, toNode) && envelope.state !== 'waiting';
  return idle(toNode, state) ?? (cut ? refusalText('linkCut', `${fromNode} to ${toNode}`) : null);
}

const hostOf = ({ process }: TimerView, { frame }: SynodState) =>
  frame?.nodes.find(({ processes }) => processes.includes(process))?.id;

/** The world knows no action on many messages, so each gets a hand of its own. A message that has ended meanwhile is passed over. */
async function actOnEach(
  envelopes: readonly EnvelopeView[],
  kind: 'hold' | 'release',
): Promise<void> {
  for (const { id } of envelopes) {
    const isHere = useSynod.getState().frame?.envelopes.some((envelope) => envelope.id === id);
    if (isHere) await act({ kind, envelope: id });
  }
}

const flying = ({ frame }: SynodState) => flyingIn(frame?.envelopes ?? []);
const held = ({ frame }: SynodState) => heldIn(frame?.envelopes ?? []);

/** What can be done to messages and timers. */
export const MESSAGE_ACTIONS = {
  deliver: action(MESSAGES, words.deliver, {
    group: 'messages',
    whyNot: undeliverable,
    run: hand(({ id }) => ({ kind: 'deliver', envelope: id })),
  }),
  hold: action(MESSAGES, words.hold, {
    group: 'messages',
    whyNot: ({ state }) => (state === 'held' ? refusalText('alreadyHeld') : null),
    run: hand(({ id }) => ({ kind: 'hold', envelope: id })),
  }),
  release: action(MESSAGES, words.release, {
    group: 'messages',
    whyNot: ({ state }) => (state === 'held' || state === 'sent' ? null : refusalText('notHeld')),
    run: hand(({ id }) => ({ kind: 'release', envelope: id })),
  }),
  drop: action(MESSAGES, words.drop, {
    group: 'messages',
    run: hand(({ id }) => ({ kind: 'drop', envelope: id, why: 'hand' })),
  }),
  duplicate: action(MESSAGES, words.duplicate, {
    group: 'messages',
    run: hand(({ id }) => ({ kind: 'duplicate', envelope: id })),
  }),
  delay: action(DELAYED, words.delay, {
    group: 'messages',
    whyNot: ({ by }) => (by === null ? notNow.noDelay : null),
    run: hand(({ id, by }) => ({ kind: 'delay', envelope: id, by: by! })),
  }),
  deliverNext: action(
    listed<EnvelopeView | null>(
      (state) => [flying(state)[0] ?? null],
      () => '',
    ),
    words.deliverNext,
    {
      group: 'messages',
      whyNot: (one, state) => (one === null ? notNow.noneFlying : undeliverable(one, state)),
      run: hand((one) => ({ kind: 'deliver', envelope: one!.id })),
    },
  ),
  holdAll: action(WHOLE, words.holdAll, {
    group: 'messages',
    whyNot: (_, state) => (flying(state).length === 0 ? notNow.noneFlying : null),
    run: () => actOnEach(flying(useSynod.getState()), 'hold'),
  }),
  releaseAll: action(WHOLE, words.releaseAll, {
    group: 'messages',
    whyNot: (_, state) => (held(state).length === 0 ? notNow.noneHeld : null),
    run: () => actOnEach(held(useSynod.getState()), 'release'),
  }),
  fire: action(TIMERS, words.fire, {
    group: 'timers',
    whyNot: (timer, state) => idle(hostOf(timer, state), state),
    run: hand(({ process, name, key }) => ({ kind: 'fire', process, timer: name, key })),
  }),
};
