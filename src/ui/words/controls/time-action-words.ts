import type { LineId, ProcessId } from '../../../contract/index.ts';
import { onOrOff } from './on-or-off.ts';
import { speedText } from './timeline-words.ts';

/** A person plays, steps and sets the pace. */

export const TIME_ACTION_WORDS = {
  play: { name: () => 'Play', also: 'start run go continue' },
  pause: { name: () => 'Pause', also: 'stop halt' },
  nextEvent: { name: () => 'Next event', also: 'step forward' },
  previousEvent: { name: () => 'Previous event', also: 'step back' },
  nextBeat: {
    name: () => 'Next beat',
    key: 'Next beat: the next moment worth stopping at',
    also: 'step forward moment',
  },
  previousBeat: { name: () => 'Previous beat', also: 'step back moment' },
  toStart: { name: () => 'To the start of the run', also: 'beginning first rewind' },
  toEnd: { name: () => 'To the end of what has been played', also: 'end last' },
  undo: { name: () => 'Undo your last action', also: 'back revert take back oops' },
  faster: { name: () => 'Faster', also: 'speed up' },
  slower: { name: () => 'Slower', also: 'speed down' },
  bySentence: {
    name: onOrOff('Play sentence by sentence', 'Play without waiting'),
    key: 'Play sentence by sentence, or without waiting',
  },
  remoteByBeat: { name: onOrOff('Slide remote: beat by beat', 'Slide remote: event by event') },
  readingSpeed: { name: (words: number) => `Reading speed: ${words} words a minute` },
  speed: { name: (speed: number) => `Speed: ${speedText(speed)}` },
  lastRan: {
    name: ({ line, process }: { readonly line: LineId; readonly process: ProcessId }) =>
      `Go to where ${line} last ran in ${process}`,
  },
} as const;
