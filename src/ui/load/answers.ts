import type { Frame } from '../../contract/index.ts';

/** One answer that a client got, and the event at which the page saw it. */
export interface Answered {
  readonly client: string;
  readonly seq: number;
  readonly slot: number;
  readonly result: string;
  readonly index: number;
}

const KEPT = 12;

/** The latest answers, newest first: those seen up to this moment, and those that are new in it. */
export function answersAt(seen: readonly Answered[], frame: Frame): readonly Answered[] {
  const past = seen.filter(({ index }) => index <= frame.index);
  const fresh = frame.processes.flatMap((process) => {
    if (process.role !== 'client' || process.last === null) return [];
    const { id: client, last } = process;
    const known = past.some((answer) => answer.client === client && answer.seq === last.seq);
    return known ? [] : [{ client, ...last, index: frame.index }];
  });
  if (fresh.length === 0 && past.length === seen.length) return seen;
  return [...fresh, ...past].slice(0, KEPT);
}
