import { useEffect, useState } from 'react';
import type { EnvelopeId, EventView, Outcome, Problem } from '../../contract/index.ts';
import { ask, useSynod } from '../../store/index.ts';

/**
 * Asks what delivering an envelope now would do, or why it cannot be delivered; null until the
 * answer comes. It asks again at each moment where a person stops, and not while the run plays.
 */
export function usePreview(envelope: EnvelopeId): Outcome | null {
  const playing = useSynod((state) => state.playing);
  const frame = useSynod((state) => (state.playing ? null : state.frame));
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (frame === null) return;
    let isOver = false;
    void ask('preview', { action: { kind: 'deliver', envelope } }).then(({ answer, problems }) => {
      if (!isOver) setKnown({ envelope, frame, outcome: outcomeOf(answer, problems) });
    });
    return () => {
      isOver = true;
    };
  }, [envelope, frame]);
  const isFor = known !== null && known.envelope === envelope && known.frame === frame;
  return playing || !isFor ? null : known.outcome;
}

function outcomeOf(event: EventView | null, [problem]: readonly Problem[]): Outcome | null {
  if (problem !== undefined) return { kind: 'refused', problem };
  return event && { kind: 'event', event };
}

interface Known {
  readonly envelope: EnvelopeId;
  readonly frame: unknown;
  readonly outcome: Outcome | null;
}
