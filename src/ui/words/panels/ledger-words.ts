import type { Configuration, NodeId, ReplicaId, Slot, SlotView } from '../../../contract/index.ts';
import { ballotText, commandText, countText, listText } from '../values/format.ts';
import { VEIL_WORDS } from '../values/veil-words.ts';

type Cell = SlotView['cells'][number];

export const LEDGER_WORDS = {
  title: 'Ledger',
  caption: 'Slots across, replicas down: how far each replica is with each slot.',
  slotHead: 'Slot',
  chosenRow: 'Chosen',
  newest: 'Newest',
  older: 'Older slots',
  newer: 'Newer slots',
  legend: 'Legend',
  empty: 'No slot is open yet. The first proposal opens slot 1.',
  range: (from: Slot, to: Slot, top: Slot) =>
    `${from === to ? `slot ${from}` : `slots ${from} to ${to}`}${to < top ? ` of ${countText(top)}` : ''}`,
  forgotten: (range: string) => `${range}; older ones are no longer kept`,
  window: (replica: ReplicaId, slotOut: Slot, slotIn: Slot, window: number) =>
    `${replica}: slotOut ${slotOut}, slotIn ${slotIn}, WINDOW up to slot ${slotOut + window - 1}`,
  begins: ({ id, acceptors }: Configuration) =>
    `Configuration ${id} begins: ${listText(acceptors)} decide from here on`,
} as const;

/** Says what a cell of the chosen row shows; where the rest is veiled, `seenBy` is the node that sees. */
export function chosenCellText(view: SlotView, seenBy: NodeId | null): string {
  const { slot, chosen, votes, quorum, acceptors } = view;
  if (seenBy !== null) return knownCellText(view, seenBy);
  if (chosen !== null && chosen.ballot !== null) {
    return `Slot ${slot}: ${commandText(chosen.cmd)} is chosen in ${ballotText(chosen.ballot)}${votersText(view)}`;
  }
  if (votes === null) return `Slot ${slot}: no vote yet`;
  return `Slot ${slot}: ${commandText(votes.cmd)} accepted by ${votes.voters.length} of ${acceptors} in ${ballotText(votes.ballot)}; ${quorum} votes choose it`;
}

function knownCellText({ slot, chosen, votes, acceptors }: SlotView, seenBy: NodeId): string {
  if (chosen !== null) return `Slot ${slot}: ${commandText(chosen.cmd)} is chosen`;
  if (votes === null) return untouchedText(slot, seenBy);
  return `Slot ${slot}: ${seenBy} knows of ${votes.voters.length} of ${acceptors} votes for ${commandText(votes.cmd)} in ${ballotText(votes.ballot)}`;
}

/** Where acceptors have begun to forget votes, fewer than a quorum are left. */
function votersText({ votes, acceptors, quorum }: SlotView): string {
  const stored = votes?.voters.length ?? 0;
  return stored < quorum ? '; its votes are collected' : `, accepted by ${stored} of ${acceptors}`;
}

export function untouchedText(slot: Slot, seenBy: NodeId | null): string {
  return `Slot ${slot}: ${seenBy === null ? 'nothing is proposed for it yet' : VEIL_WORDS.unknownTo(seenBy)}`;
}

export function cellText(
  slot: Slot,
  { replica, status, cmd }: Cell,
  { isSlotIn, isSlotOut }: { readonly isSlotIn: boolean; readonly isSlotOut: boolean },
): string {
  const what = cmd === null ? '' : ` ${commandText(cmd)}`;
  const marks = [...(isSlotOut ? ['slotOut'] : []), ...(isSlotIn ? ['slotIn'] : [])];
  const here = marks.length === 0 ? '' : `; ${listText(marks)} here`;
  return `Slot ${slot} at ${replica}: ${status}${status === 'empty' ? '' : what}${here}`;
}

/** The legend explains each look that a cell can have. */
export const LEGEND: readonly { readonly look: string; readonly text: string }[] = [
  { look: 'unknown', text: 'unknown to the server whose view you see' },
  { look: 'proposed', text: 'proposed by this replica' },
  {
    look: 'accepted',
    text: 'accepted by some acceptors: the fill rises, in the hue of the ballot',
  },
  { look: 'chosen', text: 'chosen by a majority, even if no replica knows it yet' },
  { look: 'learned', text: 'learned by this replica' },
  { look: 'performed', text: 'performed, in slot order' },
  { look: 'noop', text: 'a no-op: fills a hole, does nothing' },
  { look: 'window', text: 'slots this replica may propose for (WINDOW)' },
  { look: 'slotOut', text: 'slotOut: the next to perform' },
  { look: 'slotIn', text: 'slotIn: the next to propose' },
  { look: 'begins', text: 'another configuration begins: other acceptors decide from here on' },
];
