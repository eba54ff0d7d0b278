/** What the page knows and can do. */
import { browser } from './browser.ts';
import { createSynod } from './store.ts';

export const {
  useSynod,
  clock,
  readBy,
  connect,
  reopen,
  startOver,
  isIdle,
  whileBusy,
  subscribeIdle,
  pause,
  toggle,
  next,
  previous,
  remoteUnit,
  undo,
  seek,
  seekTime,
  act,
  command,
  ask,
  askAloud,
  playAhead,
  askWhy,
  forgetWhy,
  openCase,
  openScene,
  openCluster,
  openRecording,
  keep,
  returnTo,
  compareRules,
  onRules,
  switchBranch,
  nameBranch,
  deleteBranch,
  watchLattice,
  watchLedger,
  seeAs,
  select,
  hover,
  pointWith,
  takeTool,
  typeDelay,
  askBranch,
  comparePair,
  prefer,
  setSpeed,
  toggleBlank,
  togglePresenting,
  dismissProblems,
} = createSynod(browser);

export { useShallow } from 'zustand/react/shallow';
export { openDoor, type Door } from '../worker/client.ts';
export type { Kept } from './runs.ts';
export type { Pointed, Selection } from './selection.ts';
export { brokenHere, FIRST_STEPS, shownWhy } from './state.ts';
export type {
  Arrangement,
  Clock,
  Density,
  FirstStep,
  Pointing,
  Positions,
  Preferences,
  SynodState,
  Theme,
  Tool,
} from './state.ts';
