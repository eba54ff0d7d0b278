import { useEffect, useMemo, useState } from 'react';
import type { EnvelopeId, EventView, Frame, Outcome, TimerView } from '../../contract/index.ts';
import { isIdle, previews, subscribeIdle, useSynod } from '../../store/index.ts';

/** What delivering a message or firing a timer now would do, as far as that is known. */
export interface Outlook {
  readonly said: Outcome | 'asking' | 'notTried';
  /** False for what was true at the moment before, while this one is being asked about. */
  readonly fresh: boolean;
}

/** A message, or a timer by its name. */
type Subject = EnvelopeId | string;

export function timerId({ process, name, key }: Pick<TimerView, 'process' | 'name' | 'key'>) {
  return `${process} ${name} ${key}`;
}

interface Known {
  readonly moment: string;
  readonly outcomes: ReadonlyMap<Subject, Outcome>;
}

export type Outlooks = (subject: Subject) => Outlook;

const ASKING: Outlook = { said: 'asking', fresh: true };

/**
 * What delivering each message and firing each timer now would do; null while the run plays. Asked once for each moment a
 * person stops at, when nothing else is under way.
 */
export function useOutlooks(): Outlooks | null {
  const moment = useSynod(({ frame, playing }) => (playing ? null : momentOf(frame)));
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    if (moment === null) return;
    let isOver = false;
    const ask = async () => {
      const { deliveries, timers } = await previews();
      if (isOver) return;
      const outcomes = new Map<Subject, Outcome>([
        ...deliveries.map(({ envelope, outcome }) => [envelope, outcome] as const),
        ...timers.map((timer) => [timerId(timer), timer.outcome] as const),
      ]);
      setKnown({ moment, outcomes });
    };
    const stop = whenIdle(() => void ask());
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

/** All that previews depend on: the run, the branch and how far it has gone; null where none is to be had. */
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

/** Is it known that every process would stay as it is, and nothing be sent? */
export function changesNothing(said: Outlook['said'] | null): boolean {
  return (
    said !== null && typeof said !== 'string' && said.kind === 'event' && isIdleEvent(said.event)
  );
}

/** Would it leave every process as it is, and send nothing? */
export function isIdleEvent({ notes, changed, sent, crashed }: EventView): boolean {
  const isIgnored = notes.every(({ kind }) => kind === 'ignored');
  return isIgnored && changed.length === 0 && sent.length === 0 && crashed === null;
}
