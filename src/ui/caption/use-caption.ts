import { useSyncExternalStore } from 'react';
import type { EventView, Frame, LineId, ProcessId } from '../../contract/index.ts';
import { readBy, useSynod, type SynodState } from '../../store/index.ts';
import {
  captionOf,
  commandsIn,
  leadText,
  openingSentence,
  summaryText,
  VEIL_WORDS,
} from '../words/index.ts';
import { heard, SILENT, type Heard, type Voice } from './caption-choice.ts';
import { readingTime } from './reading.ts';

export interface Shown {
  readonly sentence: string;
  readonly commands: readonly string[];
  readonly lines: readonly LineId[];
  readonly actor: ProcessId | null;
  /** The index of the event that the sentence tells of; 0 for none. */
  readonly index: number;
  /** True for the summary, which is renewed every second. */
  readonly isSummary: boolean;
}

const NOTHING: Shown = {
  sentence: '',
  commands: [],
  lines: [],
  actor: null,
  index: 0,
  isSummary: false,
};

/**
 * The sentence to show now: the event itself while a person steps, and what the voice says while the
 * run plays. It changes in the same picture as the stage and the ledger.
 */
export function useCaption(): Shown {
  return useSyncExternalStore(caption.subscribe, caption.shown);
}

function createCaption() {
  const listeners = new Set<() => void>();
  let voice: Voice = SILENT;
  let shown = NOTHING;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stop: (() => void) | null = null;

  const show = (next: Shown): void => {
    if (isAlike(shown, next)) return;
    shown = next;
    for (const listener of listeners) listener();
  };
  const settle = (frame: Frame | null): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    voice = frame === null ? SILENT : beginning(frame);
    show(moment(frame));
  };
  const listen = (frame: Frame, passed: readonly EventView[]): void => {
    voice = isWaitedAt(frame, voice)
      ? beginning(frame)
      : heard(voice, { frame, passed, now: performance.now() }, reading);
    if (timer !== null) clearTimeout(timer);
    const rest = voice.until - performance.now();
    timer = rest <= 0 ? null : setTimeout(() => listen(latest() ?? frame, []), rest);
    show(spoken(voice, frame));
  };
  const latest = () => useSynod.getState().frame;
  const follow = (state: SynodState, before: SynodState): void => {
    const moved = state.frame !== before.frame || state.playing !== before.playing;
    if (!moved) return;
    if (!state.playing || state.frame === null || isElsewhere(state, before)) settle(state.frame);
    else listen(state.frame, state.frame === before.frame ? [] : state.passed);
  };
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      if (stop === null) {
        stop = useSynod.subscribe(follow);
        settle(latest());
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
        if (timer !== null) clearTimeout(timer);
        timer = null;
      };
    },
    shown: (): Shown => {
      if (stop === null) show(moment(latest()));
      return shown;
    },
  };
}

const caption = createCaption();

/** Play begins with the sentence that is shown while the run stands still. */
function beginning(frame: Frame): Voice {
  const { event, index } = frame;
  if (event === null) return { ...SILENT, upTo: index };
  const now = performance.now();
  const said = { kind: 'event', event, frame, at: now } as const;
  return { ...SILENT, said, since: now, until: now + reading(said), upTo: index };
}

readBy((frame) => (frame.event === null ? 0 : reading({ event: frame.event, frame, at: 0 })));

/** Sentence by sentence, play waits at this frame until its own sentence has been read. */
function isWaitedAt({ event, index }: Frame, { upTo }: Voice): boolean {
  const { bySentence } = useSynod.getState().preferences;
  return bySentence && index > upTo && event !== null && event.beats.length > 0;
}

function reading({ event, frame }: Heard): number {
  const { wordsPerMinute } = useSynod.getState().preferences;
  return readingTime(captionOf(event, frame), wordsPerMinute);
}

/** In another run, or at an earlier moment of this one, nothing that was said is true any more. */
function isElsewhere({ frame }: SynodState, before: SynodState): boolean {
  if (frame === null || before.frame === null) return true;
  const { run, seenBy, index } = before.frame;
  return frame.run.id !== run.id || frame.seenBy !== seenBy || frame.index < index;
}

function isAlike(a: Shown, b: Shown): boolean {
  return a.sentence === b.sentence && a.index === b.index && a.isSummary === b.isSummary;
}

function spoken({ said }: Voice, frame: Frame): Shown {
  switch (said.kind) {
    case 'event':
      return told(said.event, said.frame, frame);
    case 'standing':
      if (frame.index === 0) return moment(frame);
      return { ...NOTHING, sentence: leadText(frame) };
    case 'summary':
      return { ...NOTHING, sentence: summaryText(said.chosen, frame), isSummary: true };
  }
}

function moment(frame: Frame | null): Shown {
  if (frame === null) return NOTHING;
  const { event, index, seenBy } = frame;
  if (event === null && index > 0 && seenBy !== null)
    return { ...NOTHING, sentence: VEIL_WORDS.elsewhere(seenBy) };
  if (event === null) return { ...NOTHING, sentence: openingSentence(frame) };
  return told(event, frame, frame);
}

function told(event: EventView, frame: Frame, shown: Frame): Shown {
  return {
    sentence: captionOf(event, frame, shown),
    commands: commandsIn(event),
    lines: [...new Set(event.lines)],
    actor: event.actor,
    index: event.index,
    isSummary: false,
  };
}
