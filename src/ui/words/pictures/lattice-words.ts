import type {
  Ballot,
  Carried,
  LatticeCell,
  LatticeRow,
  LatticeView,
  NodeId,
  Slot,
} from '../../../contract/index.ts';
import { ballotText, commandText, countText, listText } from '../values/format.ts';
import { VEIL_WORDS } from '../values/veil-words.ts';

export const LATTICE_WORDS = {
  slot: (slot: Slot, top: Slot) => `Slot ${countText(slot)} of ${countText(top)}`,
  older: 'Slot before',
  newer: 'Slot after',
  caption: 'Acceptors across, ballots up: who has promised, who has voted, what is chosen.',
  ballot: 'Ballot',
  outcome: 'Outcome',
  outcomeOf: (ballot: Ballot) => `Outcome of ${ballotText(ballot)}: `,
  empty: 'No acceptor has promised anything yet. Play on, or take a step.',
  notYet: 'Nothing is chosen in this slot yet',
  forgotten: 'Chosen long ago; the votes are no longer kept. Go back in time to see them.',
  knownBy: (who: readonly string[]) =>
    who.length === 0 ? 'no process knows it yet' : `known by ${listText(who)}`,
  hidden: (count: number) =>
    count === 1 ? 'One lower ballot is not shown.' : `${count} lower ballots are not shown.`,
  second: (ballot: Ballot) =>
    `${ballotText(ballot)} asks for a second command here. A correct leader never does.`,
  unknown: 'The outcome is unknown here.',
  shut: 'never will',
  told: (ballot: Ballot) => `told ${ballotText(ballot)}`,
  toldNothing: 'told nothing',
  collected: 'collected',
  both: 'in both quorums',
  whyAdopted: 'Why this duty?',
  whyChosen: 'Why chosen?',
} as const;

export function latticeFact(
  { chosen, isForgotten, knownBy }: LatticeView,
  seenBy: NodeId | null,
): string {
  if (isForgotten) return LATTICE_WORDS.forgotten;
  if (chosen === null)
    return seenBy === null ? `${LATTICE_WORDS.notYet}.` : VEIL_WORDS.noChoice(seenBy);
  const { cmd, ballot, index } = chosen;
  if (ballot === null || index === null)
    return `${commandText(cmd)} is chosen; ${LATTICE_WORDS.knownBy(knownBy)}.`;
  return `${commandText(cmd)} is chosen in ${ballotText(ballot)}, since event ${countText(index)}; ${LATTICE_WORDS.knownBy(knownBy)}.`;
}

export function latticeCellText(
  { acceptor, isVeiled, promisedAt, votedAt, told, hasForgotten, isInBoth, isShut }: LatticeCell,
  { ballot, cmd, adoption }: LatticeRow,
): string {
  if (isVeiled)
    return `${acceptor}: ${adoption?.quorum.includes(acceptor) ? 'its promise was counted, all else is ' : ''}${VEIL_WORDS.unknown}`;
  const name = ballotText(ballot);
  const parts: string[] = [];
  if (promisedAt !== null) {
    const counted = adoption?.quorum.includes(acceptor) ? ', counted' : '';
    const report = hasForgotten
      ? 'that it had collected this slot'
      : told === null
        ? 'no vote here'
        : `its vote in ${ballotText(told)}`;
    parts.push(`promised ${name} in event ${countText(promisedAt)}, telling ${report}${counted}`);
  }
  if (adoption?.kept?.acceptor === acceptor) {
    parts.push('its report is the highest, so its command must be proposed');
  }
  if (isInBoth) parts.push('it is in both quorums: it voted for what was chosen, and it reported');
  if (votedAt !== null) {
    parts.push(`accepted ${commandText(cmd ?? 'noop')} in ${name} in event ${countText(votedAt)}`);
  }
  if (isShut) parts.push(`will never vote in ${name}: it has promised a higher ballot`);
  return parts.length === 0
    ? `${acceptor} has done nothing in ${name} yet`
    : `${acceptor} ${parts.join('; ')}`;
}

/** Tells how the ballot's leader was adopted, what it had to propose and what was chosen. */
export function latticeRowText(row: LatticeRow, slot: Slot): readonly string[] {
  const { adoption, chosenAt, cmd, ballot } = row;
  const told: string[] = [];
  if (row.isSecond) told.push(LATTICE_WORDS.second(ballot));
  if (adoption !== null) {
    const { leader, quorum, index } = adoption;
    told.push(
      `${leader} is adopted in event ${countText(index)} by ${listText(quorum)}${keptText(adoption, slot)}.`,
    );
  }
  if (chosenAt !== null && cmd !== null) {
    told.push(`${commandText(cmd)} is chosen in event ${countText(chosenAt)}.`);
  }
  if (told.length === 0 && row.cells.some(({ isVeiled }) => isVeiled))
    told.push(LATTICE_WORDS.unknown);
  if (told.length === 0) told.push(`${ballotText(ballot)} has not been adopted.`);
  return told;
}

function keptText(
  { kept, filled, isPast }: NonNullable<LatticeRow['adoption']>,
  slot: Slot,
): string {
  if (kept !== null) return `; it must propose ${carriedText(kept)}`;
  if (filled)
    return `; no promise reported a vote in slot ${slot}, so it fills the hole with a no-op`;
  if (isPast) return `; slot ${slot} was collected by then, so it proposes nothing here`;
  return `; no promise reported a vote in slot ${slot}`;
}

function carriedText({ cmd, ballot, acceptor }: Carried): string {
  return `${commandText(cmd)}, because ${acceptor} reported the highest vote, in ${ballotText(ballot)}`;
}
