import { useEffect, useRef, useState } from 'react';
import type { LogView } from '../../contract/index.ts';
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
  const run = frame?.run.id ?? null;
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

/** Is there anything before the stretch that is shown? */
export function hasEarlier(log: LogView | null): boolean {
  return log !== null && log.from > 0;
}

type Known =
  { readonly run: null; readonly log: null } | { readonly run: number; readonly log: LogView };

interface Span {
  readonly from: number;
  readonly to: number;
}

function spanAround(index: number, length: number, back: number): Span {
  const first = Math.max(0, Math.floor(index / CHUNK) - BEFORE - back);
  return { from: first * CHUNK, to: Math.min(length, (first + ALL) * CHUNK) };
}

/** What has to be asked for, so that the whole span is known. */
function missing({ run, log }: Known, wanted: number, { from, to }: Span): Span | null {
  if (run !== wanted || log.from !== from || log.to > to) return { from, to };
  return log.to < to ? { from: log.to, to } : null;
}

function withPart(known: Known, run: number, log: LogView): Known {
  const goesOn = known.run === run && known.log.to === log.from && log.from > known.log.from;
  return { run, log: goesOn ? joinLogs(known.log, log) : log };
}
