import { dropBelow, entries, type SessionId } from '../paxos/index.ts';
import { entryOf, mapped, type Truth } from '../sim/index.ts';
import type { Ghost } from './ghost.ts';

/**
 * The ghost without what lies so far back that the truth of the run has forgotten it, too. No
 * lawful process works there any more, so a checker can watch a run of any length.
 */
export function forget(ghost: Ghost, { since, prefix }: Truth): Ghost {
  const { asked, promised, said, owners, tried, decided, counted, learners } = ghost;
  return {
    floor: since,
    asked: remembered(asked, prefix),
    promised,
    said,
    owners,
    tried: dropBelow(tried, since),
    decided: dropBelow(decided, since),
    counted,
    learners: mapped(learners, ({ slotOut, learned, executed, duties }) => {
      return { slotOut, learned: dropBelow(learned, since), executed, duties };
    }),
  };
}

/** A read leaves no result, so each session also keeps this many of its latest requests. */
const REQUESTS = 256;

function remembered(asked: Ghost['asked'], { sessions }: Truth['prefix']): Ghost['asked'] {
  const firstKept = (session: SessionId) => {
    const results = entryOf(sessions, session)?.results;
    return results === undefined ? 0 : (entries(results, 0, 1)[0]?.[0] ?? 0);
  };
  return mapped(asked, ({ from, bySeq }, session) => {
    const first = Math.max(from, firstKept(session), bySeq.top - REQUESTS);
    return { from: first, bySeq: dropBelow(bySeq, first) };
  });
}
