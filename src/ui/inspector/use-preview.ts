import { useEffect, useState } from 'react';
import type { EnvelopeId, EventView } from '../../contract/index.ts';
import { preview, useSynod } from '../../store/index.ts';

/**
 * What delivering an envelope now would do: `null` where it cannot be delivered, `undefined` while
 * that is not known. Asked anew at each moment a person stops at, not while the run plays.
 */
export function usePreview(envelope: EnvelopeId): EventView | null | undefined {
  const playing = useSynod((state) => state.playing);
  const frame = useSynod((state) => (state.playing ? null : state.frame));
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (frame === null) return;
    let isOver = false;
    void preview({ kind: 'deliver', envelope }).then((event) => {
      if (!isOver) setKnown({ envelope, frame, event });
    });
    return () => {
      isOver = true;
    };
  }, [envelope, frame]);
  const isFor = known !== null && known.envelope === envelope && known.frame === frame;
  return playing || !isFor ? undefined : known.event;
}

interface Known {
  readonly envelope: EnvelopeId;
  readonly frame: unknown;
  readonly event: EventView | null;
}
