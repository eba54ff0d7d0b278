import {
  ask,
  next,
  prefer,
  previous,
  remoteUnit,
  seek,
  setSpeed,
  toggle,
  useSynod,
  type SynodState,
} from '../../store/index.ts';
import type { LineId, ProcessId } from '../../contract/index.ts';
import { undoLast } from '../placing/index.ts';
import { ACTION_WORDS as words, lastRunText, NOT_NOW_WORDS as notNow } from '../words/index.ts';
import { action, type Subjects } from './action.ts';
import type { Deeds } from './deeds.ts';
import { key, letter, repeating } from './key.ts';
import { speedBeside, WORDS_PER_MINUTE } from './speed-scale.ts';
import { listed, preferring, WHOLE } from './subjects.ts';

const SPACE = key(['Space'], ['Space'], 'Space');
/** A slide remote sends PageDown and PageUp: they go by events or by beats, as set. */
const STEPS: Subjects<'remote' | undefined> = {
  all: () => [undefined],
  none: () => '',
  id: () => '',
  meant: (_, event) => (event?.key.startsWith('Page') === true ? 'remote' : undefined),
};

const unitOf = (by: 'remote' | undefined) => (by === 'remote' ? remoteUnit() : 'event');

const SPEEDS_LISTED = [0.01, 0.04, 0.1, 0.5, 1, 10, 100, 1000];

interface Line {
  readonly line: LineId;
  readonly process: ProcessId;
}

/** The lines of the process that is selected. */
const LINES = listed<Line>(
  ({ hello, frame, selection }) => {
    const process = selection?.kind === 'process' ? selection.id : null;
    const selected = frame?.processes.find(({ id }) => id === process);
    if (selected === undefined) return [];
    const own = hello?.pseudocode.filter(({ role }) => role === selected.role) ?? [];
    return own.map(({ id: line }) => ({ line, process: selected.id }));
  },
  ({ line, process }) => `${process} ${line}`,
);

async function goToLastRun({ line, process }: Line, deeds: Deeds): Promise<void> {
  const { frame } = useSynod.getState();
  const from = frame?.index ?? 0;
  const event = frame?.event;
  const ranHere = event?.actor === process && event.lines.includes(line);
  const { answer: last } = await ask('lastRun', { line, process, before: from });
  if (last === null) return;
  if (last.found !== null) return seek(last.found.index);
  deeds.tell(lastRunText({ line, process, from, ranHere }, last));
}

const beside = (by: number) => () =>
  setSpeed(speedBeside(useSynod.getState().preferences.speed, by));

/** What can be done to time. */
export const TIME_ACTIONS = {
  play: action(WHOLE, words.play, {
    group: 'time',
    key: SPACE,
    whyNot: (_, { playing }) => (playing ? notNow.plays : null),
    run: () => toggle(),
  }),
  pause: action(WHOLE, words.pause, {
    group: 'time',
    key: SPACE,
    whyNot: (_, { playing }) => (playing ? null : notNow.standsStill),
    run: () => toggle(),
  }),
  nextEvent: action(STEPS, words.nextEvent, {
    group: 'time',
    key: repeating(key(['ArrowRight', 'PageDown'], ['→', 'PageDown'], 'ArrowRight PageDown')),
    run: (by) => next(unitOf(by)),
  }),
  previousEvent: action(STEPS, words.previousEvent, {
    group: 'time',
    key: repeating(key(['ArrowLeft', 'PageUp'], ['←', 'PageUp'], 'ArrowLeft PageUp')),
    run: (by) => previous(unitOf(by)),
  }),
  nextBeat: action(WHOLE, words.nextBeat, {
    group: 'time',
    key: repeating(key(['Shift+ArrowRight'], ['Shift →'], 'Shift+ArrowRight')),
    run: () => next('beat'),
  }),
  previousBeat: action(WHOLE, words.previousBeat, {
    group: 'time',
    key: repeating(key(['Shift+ArrowLeft'], ['Shift ←'], 'Shift+ArrowLeft')),
    run: () => previous('beat'),
  }),
  toStart: action(WHOLE, words.toStart, {
    group: 'time',
    key: key(['Home'], ['Home'], 'Home'),
    run: () => seek(0),
  }),
  toEnd: action(WHOLE, words.toEnd, {
    group: 'time',
    key: key(['End'], ['End'], 'End'),
    run: () => seek(lengthOf(useSynod.getState())),
  }),
  undo: action(WHOLE, words.undo, {
    group: 'time',
    key: key(['$mod+z'], ['Ctrl Z', '⌘ Z'], 'Control+Z Meta+Z'),
    run: () => undoLast(),
  }),
  faster: action(WHOLE, words.faster, {
    group: 'time',
    key: repeating(letter('f')),
    run: beside(1),
  }),
  slower: action(WHOLE, words.slower, {
    group: 'time',
    key: repeating(letter('s')),
    run: beside(-1),
  }),
  speed: action(
    listed(() => SPEEDS_LISTED),
    words.speed,
    { group: 'time', run: setSpeed },
  ),
  bySentence: preferring('bySentence', words.bySentence, { group: 'time', key: letter('b') }),
  remoteByBeat: preferring('remoteByBeat', words.remoteByBeat, { group: 'time' }),
  readingSpeed: action(
    listed(() => WORDS_PER_MINUTE),
    words.readingSpeed,
    { group: 'time', run: (wordsPerMinute) => prefer({ wordsPerMinute }) },
  ),
  lastRan: action(LINES, words.lastRan, { group: 'time', run: goToLastRun }),
};

function lengthOf({ frame }: SynodState): number {
  return frame?.timeline.length ?? 0;
}
