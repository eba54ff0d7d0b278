import type { LeaderId } from './ids.ts';

/** A ballot: round first, then the number of the leader that owns it. */
export interface Ballot {
  readonly round: number;
  readonly leader: number;
}

/** Below every ballot a leader can use. */
export const BOTTOM: Ballot = { round: 0, leader: 0 };

/** Lexicographic on numbers: negative, zero or positive as `a` is below, equal to or above `b`. */
export function compareBallots(a: Ballot, b: Ballot): number {
  return a.round - b.round || a.leader - b.leader;
}

export function sameBallot(a: Ballot, b: Ballot): boolean {
  return a.round === b.round && a.leader === b.leader;
}

/** The leader that owns a ballot, or null for `BOTTOM`. */
export function ownerOf(ballot: Ballot): LeaderId | null {
  return ballot.leader === 0 ? null : `l${ballot.leader}`;
}

/** The printed form, `3·l2`; `⊥` for `BOTTOM`. */
export function describeBallot(ballot: Ballot): string {
  return ballot.leader === 0 ? '⊥' : `${ballot.round}·l${ballot.leader}`;
}
