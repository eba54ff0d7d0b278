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

/** The stretch of the run around the present moment, or `back` chunks before that; `quiet` events, too. */
export function useLog(back: number, quiet: boolean): LogView | null {
  const frame = useCalm(frameOf);
  const [known, setKnown] = useState<Known>({ run: null, log: null, quiet });
  const isAsking = useRef(false);
  const run = frame === null ? null : sightOf(frame);
  const index = frame?.index ?? 0;
  const length = frame?.timeline.length ?? 0;
  useEffect(() => {
    if (run === null || isAsking.current) return;
    const part = missing(known, { run, quiet, ...spanAround(index, length, back) });
    if (part === null) return;
    isAsking.current = true;
    void ask(part.from, part.to, quiet).then((log) => {
      isAsking.current = false;
      // Without an answer, too, there is another value: what has changed meanwhile is asked for.
      setKnown((before) => (log === null ? { ...before } : withPart(before, { run, quiet, log })));
    });
  }, [run, index, length, back, quiet, known]);
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

type Known = { readonly quiet: boolean } & (
  { readonly run: null; readonly log: null } | { readonly run: string; readonly log: LogView }
);

interface Span {
  readonly from: number;
  readonly to: number;
}

function spanAround(index: number, length: number, back: number): Span {
  const first = Math.max(0, Math.floor(index / CHUNK) - BEFORE - back);
  return { from: first * CHUNK, to: Math.min(length, (first + ALL) * CHUNK) };
}

type Wish = Span & { readonly run: string; readonly quiet: boolean };

/** What has to be asked for, so that the whole span is known. */
function missing({ run, log, quiet }: Known, { from, to, ...wish }: Wish): Span | null {
  const isOther = run !== wish.run || quiet !== wish.quiet || log.from !== from || log.to > to;
  if (isOther) return { from, to };
  return log.to < to ? { from: log.to, to } : null;
}

function withPart(known: Known, part: Extract<Known, { run: string }>): Known {
  const goesOn =
    known.run === part.run &&
    known.quiet === part.quiet &&
    known.log.to === part.log.from &&
    part.log.from > known.log.from;
  return goesOn ? { ...part, log: joinLogs(known.log, part.log) } : part;
}
