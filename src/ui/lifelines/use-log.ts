import { useEffect, useRef, useState } from 'react';
import type { Frame, LogView } from '../../contract/index.ts';
import { joinLogs } from '../../scene/index.ts';
import { log as ask, type SynodState } from '../../store/index.ts';
import { useCalm } from '../controls/index.ts';

/** A stretch begins and ends at a multiple of so many events, or where the run does. */
const CHUNK = 1_024;
/** So many of them before the present one, and with it. */
const BEFORE = 4;
const ALL = 6;

const frameOf = (state: SynodState) => state.frame;

/** The stretch of the run around the present moment, or `back` chunks before that. */
export function useLog(back: number): LogView | null {
  const frame = useCalm(frameOf);
  const [known, setKnown] = useState<Known>({ run: null, log: null });
  const isAsking = useRef(false);
  const run = frame === null ? null : sightOf(frame);
  const index = frame?.index ?? 0;
  const length = frame?.timeline.length ?? 0;
  useEffect(() => {
    if (run === null || isAsking.current) return;
    const part = missing(known, run, spanAround(index, length, back));
    if (part === null) return;
    isAsking.current = true;
    void ask(part.from, part.to).then((log) => {
      isAsking.current = false;
      // Without an answer, too, there is another value: what has changed meanwhile is asked for.
      setKnown((before) => (log === null ? { ...before } : withPart(before, run, log)));
    });
  }, [run, index, length, back, known]);
  return known.run === run ? known.log : null;
}

/** The run, and who sees it: with another one everything is another. */
export function sightOf({ run, seenBy }: Frame): string {
  return `${run.id} ${seenBy ?? ''}`;
}

/** Is there anything before the stretch that is shown? */
export function hasEarlier(log: LogView | null): boolean {
  return log !== null && log.from > 0;
}

type Known =
  { readonly run: null; readonly log: null } | { readonly run: string; readonly log: LogView };

interface Span {
  readonly from: number;
  readonly to: number;
}

function spanAround(index: number, length: number, back: number): Span {
  const first = Math.max(0, Math.floor(index / CHUNK) - BEFORE - back);
  return { from: first * CHUNK, to: Math.min(length, (first + ALL) * CHUNK) };
}

/** What has to be asked for, so that the whole span is known. */
function missing({ run, log }: Known, wanted: string, { from, to }: Span): Span | null {
  if (run !== wanted || log.from !== from || log.to > to) return { from, to };
  return log.to < to ? { from: log.to, to } : null;
}

function withPart(known: Known, run: string, log: LogView): Known {
  const goesOn = known.run === run && known.log.to === log.from && log.from > known.log.from;
  return { run, log: goesOn ? joinLogs(known.log, log) : log };
}
