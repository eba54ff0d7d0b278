import type {
  Ballot,
  Carried,
  Duty,
  LatticeCell,
  LatticeRow,
  LatticeView,
  NextBallot,
  NextReport,
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
  shut: 'can never vote here any more',
  voted: 'voted',
  told: (ballot: Ballot) => `promised, reported its vote in ${ballotText(ballot)}`,
  toldNothing: 'promised, no vote to report',
  collected: 'promised, slot collected',
  next: 'next ballot',
  nextAbout: 'If a leader asked for promises in a higher ballot now:',
  wouldReport: ({ cmd, ballot }: Carried) =>
    `would report ${commandText(cmd)}, ${ballotText(ballot)}`,
  wouldReportNothing: 'would report no vote',
  wouldBePast: 'has collected the slot',
  legend: 'Legend of the lattice',
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

/** The looks of a cell beside their meaning, in the order in which they come about. */
export const LATTICE_LEGEND = [
  { look: 'promised', text: 'promised' },
  { look: 'counted', text: 'its promise counted for the leader' },
  { look: 'wins', text: 'the highest vote reported' },
  { look: 'voted', text: 'voted' },
  { look: 'chosen', text: 'chosen' },
  { look: 'both', text: 'in both quorums' },
  { look: 'shut', text: LATTICE_WORDS.shut },
] as const;

/** Says what a higher ballot would be bound to, and whether that depends on who answers. */
export function dutyText({ duties }: NextBallot): string {
  const texts = duties.map((duty) => dutyOf(duty)).toSorted();
  return texts.length === 1
    ? `Whichever majority answers, it is ${texts[0]}.`
    : `It depends on who answers: it is ${eitherOf(texts)}.`;
}

function dutyOf(duty: Duty): string {
  switch (duty.kind) {
    case 'bound':
      return `bound to ${commandText(duty.carried.cmd)}`;
    case 'free':
      return 'free to propose anything';
    case 'collected':
      return 'past this slot, and proposes nothing here';
  }
}

function eitherOf(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`;
}

export function reportText({ acceptor, vote, hasCollected }: NextReport): string {
  return `${acceptor} ${shortReport({ vote, hasCollected })}`;
}

export function shortReport({ vote, hasCollected }: Omit<NextReport, 'acceptor'>): string {
  if (hasCollected) return LATTICE_WORDS.wouldBePast;
  return vote === null ? LATTICE_WORDS.wouldReportNothing : LATTICE_WORDS.wouldReport(vote);
}

/** Says why a later leader could not miss what was chosen: two majorities always share an acceptor. */
export function meetingText(
  { ballot, cells, adoption }: LatticeRow,
  chosenIn: Ballot,
): string | null {
  const shared = cells.filter(({ isInBoth }) => isInBoth).map(({ acceptor }) => acceptor);
  if (adoption === null || shared.length === 0) return null;
  return `The majority that promised ${ballotText(ballot)} shares ${listText(shared)} with the one that voted in ${ballotText(chosenIn)}.`;
}
