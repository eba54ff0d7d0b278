import { useEffect, useState } from 'react';
import type { EventView, Frame, LineId, ProcessId } from '../../contract/index.ts';
import { useSynod, type SynodState } from '../../store/index.ts';
import { captionOf, commandsIn, openingSentence, VEIL_WORDS } from '../words/index.ts';
import { weightOf, worthiest } from './caption-choice.ts';

/** While the run plays, a sentence stays for this many milliseconds of real time, to be read or spoken. */
const HOLD = 2_000;

export interface Shown {
  readonly sentence: string;
  readonly commands: readonly string[];
  readonly lines: readonly LineId[];
  readonly actor: ProcessId | null;
  /** The index of the event that the sentence tells of; 0 for none. */
  readonly index: number;
}

const NOTHING: Shown = { sentence: '', commands: [], lines: [], actor: null, index: 0 };

/** The sentence to show now: at once while a person steps, held long enough to be read while the run plays. */
export function useCaption(): Shown {
  const [shown, setShown] = useState(() => moment(useSynod.getState().frame));
  useEffect(() => follow(setShown), []);
  return shown;
}

function follow(show: (shown: Shown) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let waiting: { readonly event: EventView; readonly frame: Frame } | null = null;

  const put = (next: { readonly event: EventView; readonly frame: Frame }) => {
    waiting = null;
    show(told(next.event, next.frame));
    timer = setTimeout(release, HOLD);
  };
  const release = () => {
    timer = null;
    if (waiting !== null) put(waiting);
  };
  const settle = (frame: Frame | null) => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    waiting = null;
    show(moment(frame));
  };
  const offer = (frame: Frame, passed: readonly EventView[]) => {
    const event = worthiest(frame, passed);
    if (event === null) return;
    const next = { event, frame };
    if (timer === null) put(next);
    else if (waiting === null || weightOf(event) >= weightOf(waiting.event)) waiting = next;
  };
  const stop = useSynod.subscribe((state, before) => {
    const moved = state.frame !== before.frame || state.playing !== before.playing;
    if (!moved) return;
    if (!state.playing || isElsewhere(state, before)) settle(state.frame);
    else if (state.frame !== null) offer(state.frame, state.passed);
  });
  settle(useSynod.getState().frame);
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}

/** In another run, or at an earlier moment of this one, the held sentence is no longer true. */
function isElsewhere({ frame }: SynodState, before: SynodState): boolean {
  if (frame === null || before.frame === null) return true;
  const { run, seenBy, index } = before.frame;
  return frame.run.id !== run.id || frame.seenBy !== seenBy || frame.index < index;
}

function moment(frame: Frame | null): Shown {
  if (frame === null) return NOTHING;
  const { event, index, seenBy } = frame;
  if (event === null && index > 0 && seenBy !== null)
    return { ...NOTHING, sentence: VEIL_WORDS.elsewhere(seenBy) };
  if (event === null) return { ...NOTHING, sentence: openingSentence(frame) };
  return told(event, frame);
}

function told(event: EventView, frame: Frame): Shown {
  return {
    sentence: captionOf(event, frame),
    commands: commandsIn(event),
    lines: [...new Set(event.lines)],
    actor: event.actor,
    index: event.index,
  };
}
