import { dropBelow, entries, type SessionId } from '../paxos/index.ts';
import type { Truth } from '../sim/index.ts';
import type { Ghost } from './ghost.ts';

/**
 * The ghost without what lies so far back that the truth of the run has forgotten it, too. No
 * lawful process works there any more, so a checker can watch a run of any length.
 */
export function forget(ghost: Ghost, { since, prefix }: Truth): Ghost {
  const learners = Object.entries(ghost.learners).map(([id, learner]) => {
    return [id, { ...learner, learned: dropBelow(learner.learned, since) }] as const;
  });
  return {
    ...ghost,
    floor: since,
    tried: dropBelow(ghost.tried, since),
    decided: dropBelow(ghost.decided, since),
    learners: Object.fromEntries(learners),
    asked: remembered(ghost.asked, prefix),
  };
}

/** A read leaves no result, so each session also keeps this many of its latest requests. */
const REQUESTS = 256;

function remembered(asked: Ghost['asked'], { sessions }: Truth['prefix']): Ghost['asked'] {
  const firstKept = (session: SessionId) => {
    const { results } = sessions[session] ?? {};
    return results === undefined ? 0 : (entries(results, 0, 1)[0]?.[0] ?? 0);
  };
  return Object.fromEntries(
    Object.entries(asked).map(([session, { from, bySeq }]) => {
      const first = Math.max(from, firstKept(session as SessionId), bySeq.top - REQUESTS);
      return [session, { from: first, bySeq: dropBelow(bySeq, first) }] as const;
    }),
  );
}
