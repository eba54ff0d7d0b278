import { useEffect, useMemo, useState } from 'react';
import type { EnvelopeId, EventView, Frame } from '../../contract/index.ts';
import { isIdle, previews, subscribeIdle, useSynod } from '../../store/index.ts';

/** What delivering a message now would do, as far as that is known. */
export interface Outlook {
  readonly said: EventView | 'asking' | 'cannot' | 'notTried';
  /** False for what was true at the moment before, while this one is being asked about. */
  readonly fresh: boolean;
}

interface Known {
  readonly moment: string;
  readonly events: ReadonlyMap<EnvelopeId, EventView>;
  /** Messages after this one have not been tried. */
  readonly last: EnvelopeId;
}

const ASKING: Outlook = { said: 'asking', fresh: true };

/**
 * What delivering each message now would do; null while the run plays. Asked once for each moment a
 * person stops at, when nothing else is under way.
 */
export function useOutlooks(): ((id: EnvelopeId) => Outlook) | null {
  const moment = useSynod(({ frame, playing }) => (playing ? null : momentOf(frame)));
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (moment === null) return;
    let isOver = false;
    const ask = async () => {
      const { previews: all, whole } = await previews();
      if (isOver) return;
      const events = new Map(all.map(({ envelope, event }) => [envelope, event]));
      setKnown({ moment, events, last: whole ? Infinity : all.at(-1)!.envelope });
    };
    const stop = whenIdle(() => void ask());
    return () => {
      isOver = true;
      stop();
    };
  }, [moment]);
  return useMemo(
    () => (moment === null ? null : (id) => outlookOf(known, moment, id)),
    [known, moment],
  );
}

/** All that previews depend on: the run, the branch and how far it has gone; null where none is to be had. */
function momentOf(frame: Frame | null): string | null {
  return frame === null || frame.envelopes.length === 0
    ? null
    : `${frame.run.id} ${frame.index} ${frame.seenBy}`;
}

function outlookOf(known: Known | null, moment: string, id: EnvelopeId): Outlook {
  const fresh = known?.moment === moment;
  const event = known?.events.get(id);
  if (event !== undefined) return { said: event, fresh };
  if (known === null || !fresh) return ASKING;
  return { said: id <= known.last ? 'cannot' : 'notTried', fresh };
}

/** Calls back once, as soon as nothing is under way; returns the way to stop. */
function whenIdle(act: () => void): () => void {
  if (isIdle()) {
    act();
    return () => {};
  }
  const stop = subscribeIdle((idle) => {
    if (!idle) return;
    stop();
    act();
  });
  return stop;
}

/** Would it leave every process as it is, and send nothing? */
export function isIdleEvent({ notes, changed, sent, crashed }: EventView): boolean {
  const isIgnored = notes.every(({ kind }) => kind === 'ignored');
  return isIgnored && changed.length === 0 && sent.length === 0 && crashed === null;
}
