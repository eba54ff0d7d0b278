import { useEffect, useMemo, useState } from 'react';
import type {
  EnvelopeId,
  EventView,
  Frame,
  Outcome,
  Previews,
  TimerView,
} from '../../contract/index.ts';
import { ask, isIdle, subscribeIdle, useSynod } from '../../store/index.ts';

/** An outlook says what delivering a message or firing a timer now would do, as far as that is known. */
export interface Outlook {
  readonly said: Outcome | 'asking' | 'notTried';
  /** False for an answer from the moment before, which stands while the new question is under way. */
  readonly fresh: boolean;
}

/** A message by its id, or a timer by its name. */
type Subject = EnvelopeId | string;

export function timerId({ process, name, key }: Pick<TimerView, 'process' | 'name' | 'key'>) {
  return `${process} ${name} ${key}`;
}

interface Known {
  readonly moment: string;
  readonly outcomes: ReadonlyMap<Subject, Outcome>;
}

export type Outlooks = (subject: Subject) => Outlook;

const NO_PREVIEWS: Previews = { deliveries: [], timers: [] };
const ASKING: Outlook = { said: 'asking', fresh: true };

/**
 * Asks what delivering each message and firing each timer now would do; null while the run plays. It
 * asks once for each moment where a person stops, when no other question is under way.
 */
export function useOutlooks(): Outlooks | null {
  const moment = useSynod(({ frame, playing }) => (playing ? null : momentOf(frame)));
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (moment === null) return;
    let isOver = false;
    const look = async () => {
      const { answer } = await ask('previews');
      if (isOver) return;
      const { deliveries, timers } = answer ?? NO_PREVIEWS;
      const outcomes = new Map<Subject, Outcome>([
        ...deliveries.map(({ envelope, outcome }) => [envelope, outcome] as const),
        ...timers.map((timer) => [timerId(timer), timer.outcome] as const),
      ]);
      setKnown({ moment, outcomes });
    };
    const stop = whenIdle(() => void look());
    return () => {
      isOver = true;
      stop();
    };
  }, [moment]);
  return useMemo(
    () => (moment === null ? null : (subject) => outlookOf(known, moment, subject)),
    [known, moment],
  );
}

/** Names everything that previews depend on: run, branch and length. It is null if nothing can be previewed. */
function momentOf(frame: Frame | null): string | null {
  return frame === null || frame.envelopes.length + frame.timers.length === 0
    ? null
    : `${frame.run.id} ${frame.index} ${frame.seenBy}`;
}

function outlookOf(known: Known | null, moment: string, subject: Subject): Outlook {
  const fresh = known?.moment === moment;
  const outcome = known?.outcomes.get(subject);
  if (outcome !== undefined) return { said: outcome, fresh };
  return fresh ? { said: 'notTried', fresh } : ASKING;
}

/** Calls back once, as soon as no question is under way, and returns a function that calls it off. */
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

/** Tells whether it is known that no process would change and no message would be sent. */
export function changesNothing(said: Outlook['said'] | null): boolean {
  return (
    said !== null && typeof said !== 'string' && said.kind === 'event' && isIdleEvent(said.event)
  );
}

/** Tells whether the event leaves every process as it is and sends nothing. */
export function isIdleEvent({ notes, changed, sent, crashed }: EventView): boolean {
  const isIgnored = notes.every(({ kind }) => kind === 'ignored');
  return isIgnored && changed.length === 0 && sent.length === 0 && crashed === null;
}
