import { useEffect, useRef, useState } from 'react';
import type { Frame, LogView } from '../../contract/index.ts';
import { joinLogs } from '../../scene/index.ts';
import { ask, useSynod, type SynodState } from '../../store/index.ts';
import { useCalm } from '../controls/index.ts';

/** A stretch begins and ends at a multiple of this many events, or where the run does. */
const CHUNK = 1_024;
/** The number of chunks that a stretch holds before the present one, and the number in all. */
const BEFORE = 5;
const ALL = 7;

const frameOf = (state: SynodState) => state.frame;

/**
 * The stretch of the run around the present moment, or `back` chunks earlier; `quiet` adds quiet
 * events. It asks for events near the present first, and for distant ones only while the run stands
 * still.
 */
export function useLog(back: number, quiet: boolean): LogView | null {
  const frame = useCalm(frameOf);
  const [known, setKnown] = useState<Known>({ run: null, log: null, quiet });
  const isAsking = useRef(false);
  const run = frame === null ? null : sightOf(frame);
  const index = frame?.index ?? 0;
  const length = frame?.timeline.length ?? 0;
  const playing = useSynod((state) => state.playing);
  useEffect(() => {
    if (run === null || isAsking.current) return;
    const wish = {
      run,
      quiet,
      near: back === 0 ? index - CHUNK : 0,
      ...spanAround(index, length, back),
    };
    const part = missing(known, wish, playing);
    if (part === null) return;
    isAsking.current = true;
    const id = useSynod.getState().frame?.run.id ?? null;
    void ask('log', { ...part, quiet }).then((told) => {
      isAsking.current = false;
      const log = told.run === id ? told.answer : null;
      // A refused question sets a new value, too, so that the effect runs again and asks once more.
      setKnown((before) => (log === null ? { ...before } : withPart(before, { run, quiet, log })));
    });
  }, [run, index, length, back, quiet, playing, known]);
  return known.run === run ? known.log : null;
}

/** Names the run and the server it is seen by; if either changes, everything shown changes. */
export function sightOf({ run, seenBy }: Frame): string {
  return `${run.id} ${seenBy ?? ''}`;
}

/** Tells whether the run has events before that stretch. */
export function hasEarlier(index: number, back: number): boolean {
  return spanAround(index, index, back).from > 0;
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

interface Wish extends Span {
  readonly run: string;
  readonly quiet: boolean;
  /** Events before this one can wait. */
  readonly near: number;
}

/** The part of the wished span to ask for next. */
function missing({ run, log, quiet }: Known, wish: Wish, playing: boolean): Span | null {
  const { from, to, near } = wish;
  const isNear = run === wish.run && quiet === wish.quiet && log.from >= from && log.to <= to;
  const isOther = !isNear || log.from > to || log.to < from;
  if (isOther) return { from: Math.min(to, Math.max(from, near)), to };
  if (log.to < to) return { from: log.to, to };
  return log.from > from && !playing ? { from, to: log.from } : null;
}

function withPart(known: Known, part: Extract<Known, { run: string }>): Known {
  if (known.run !== part.run || known.quiet !== part.quiet) return part;
  const [before, now] = [known.log, part.log];
  if (before.to === now.from && now.to > before.to) return { ...part, log: joinLogs(before, now) };
  if (now.to === before.from && now.from < before.from)
    return { ...part, log: joinLogs(now, before) };
  return part;
}
