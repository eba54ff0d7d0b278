import { useEffect, useRef, useState } from 'react';
import type { Frame, LogView } from '../../contract/index.ts';
import { joinLogs } from '../../scene/index.ts';
import { log as ask, useSynod, type SynodState } from '../../store/index.ts';
import { useCalm } from '../controls/index.ts';

/** A stretch begins and ends at a multiple of so many events, or where the run does. */
const CHUNK = 1_024;
/** So many of them before the present one, and with it. */
const BEFORE = 5;
const ALL = 7;

const frameOf = (state: SynodState) => state.frame;

/**
 * The stretch of the run around the present moment, or `back` chunks before that; `quiet` events,
 * too. What is near the present comes first, and what is far from it not while the run plays.
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
    void ask(part.from, part.to, quiet).then((log) => {
      isAsking.current = false;
      // Without an answer, too, there is another value: what has changed meanwhile is asked for.
      setKnown((before) => (log === null ? { ...before } : withPart(before, { run, quiet, log })));
    });
  }, [run, index, length, back, quiet, playing, known]);
  return known.run === run ? known.log : null;
}

/** The run, and who sees it: with another one everything is another. */
export function sightOf({ run, seenBy }: Frame): string {
  return `${run.id} ${seenBy ?? ''}`;
}

/** Is there anything before that stretch? */
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
  /** What lies before this event can wait. */
  readonly near: number;
}

/** What has to be asked for next, so that the whole span is known. */
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
