/** How many of `members` make a quorum: a majority, so that any two of them share a member. */
export function quorumOf(members: number): number {
  return Math.floor(members / 2) + 1;
}

export function isQuorum(count: number, members: number): boolean {
  return count >= quorumOf(members);
}
