import type { Pointing } from '../../../store/index.ts';
import { GESTURE_WORDS } from '../values/gesture-words.ts';

/** Says why an action is not possible now, and what to do first. */
export const NOT_NOW_WORDS = {
  noServer: (pointing: Pointing, byNumber: boolean) =>
    `Select a server first: ${byNumber ? 'press its number' : 'find it with Ctrl K'}, or ${GESTURE_WORDS[pointing].select} it on the stage.`,
  noLink: (pointing: Pointing) =>
    `Select a link first: ${GESTURE_WORDS[pointing].select} it on the stage, or use the links under Faults.`,
  noMessage: (pointing: Pointing) =>
    `Select a message first: ${GESTURE_WORDS[pointing].select} it on the stage, or in the list of messages.`,
  noSlot: (pointing: Pointing) =>
    `Select a slot first: ${GESTURE_WORDS[pointing].select} it in the ledger.`,
  noPlace: 'Find it with Ctrl K.',
  opening: 'The cluster is being opened.',
  plays: 'The run is already playing.',
  standsStill: 'The run is already paused.',
  atStart: 'This is the start of the run. Play, or take a step.',
  oneServer: 'There is no other server.',
  isPolicy: 'This is the election policy now.',
  works: 'This link is not cut.',
  isCut: 'The link is cut already.',
  allWork: 'No link is cut.',
  whole: 'There is no partition.',
  isAsOthers: 'This link already has the weather of all others.',
  noDelay: 'Type first by how many milliseconds: more than 0, up to 600,000.',
  noneFlying: 'No message is in flight.',
  noneHeld: 'No message is held.',
  noEarlier: 'No other run was open before this one.',
  noCauses: 'No causes are shown.',
  hasView: 'A picture is shown already.',
  noView: 'Show a picture first: press its name below the stage.',
  isLarge: 'The picture has all the room already.',
  isShared: 'The picture does not have all the room.',
  isLawful: 'No rule of this run is broken.',
  isPresenting: 'Leave presenting first.',
  isAway: '“Start here” is put away already.',
  inPlace: 'Every server stands in its place.',
} as const;
