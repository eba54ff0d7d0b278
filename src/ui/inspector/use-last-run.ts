import { useState } from 'react';
import type { LastRun, LineId, ProcessId } from '../../contract/index.ts';
import { ask, pause, useSynod } from '../../store/index.ts';
import type { AskedLine } from '../words/index.ts';

interface Asked extends AskedLine {
  readonly run: number;
  /** It is null while the search goes on. */
  readonly last: LastRun | null;
}

export interface LastRunSearch {
  /** The question, until the person leaves both the moment of asking and the moment found. */
  readonly asked: Asked | null;
  readonly index: number;
  readonly ask: (line: LineId) => void;
  readonly lookOn: (asked: Asked) => void;
}

/** Asks when a line of a process last ran; a playing run is paused first. */
export function useLastRun(process: ProcessId, ran: readonly LineId[]): LastRunSearch {
  const [asked, setAsked] = useState<Asked | null>(null);
  const index = useSynod((state) => state.frame?.index ?? 0);
  const run = useSynod((state) => state.frame?.run.id ?? 0);
  const search = async (wish: Asked, before: number) => {
    setAsked(wish);
    const { answer: last } = await ask('lastRun', {
      line: wish.line,
      process: wish.process,
      before,
    });
    if (last !== null) setAsked((now) => (now === wish ? { ...wish, last } : now));
  };
  const askOf = (line: LineId) => {
    pause();
    const { frame } = useSynod.getState();
    if (frame === null) return;
    const from = frame.index;
    const ranHere = from === index && ran.includes(line);
    void search({ line, process, run: frame.run.id, from, ranHere, last: null }, from);
  };
  const lookOn = (wish: Asked) => void search({ ...wish, last: null }, wish.last!.searched + 1);
  const isHere = asked?.run === run && (asked.from === index || asked.last?.found?.index === index);
  return { asked: isHere ? asked : null, index, ask: askOf, lookOn };
}
