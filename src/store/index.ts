/** What the page knows and can do. */
import { browser } from './browser.ts';
import { createSynod } from './store.ts';

export const {
  useSynod,
  clock,
  connect,
  reopen,
  startOver,
  isIdle,
  subscribeIdle,
  pause,
  toggle,
  next,
  previous,
  seek,
  seekTime,
  act,
  command,
  preview,
  previews,
  log,
  tell,
  lastRun,
  openScene,
  openCluster,
  openRecording,
  checkCluster,
  exportRecording,
  exportScript,
  switchBranch,
  nameBranch,
  deleteBranch,
  watchLattice,
  watchLedger,
  select,
  hover,
  takeTool,
  prefer,
  setSpeed,
  toggleBlank,
  togglePresenting,
  dismissProblems,
} = createSynod(browser);

export { openDoor, type Door } from '../worker/client.ts';
export type { Pointed, Selection } from './selection.ts';
export type {
  Arrangement,
  Clock,
  Density,
  Positions,
  Preferences,
  SynodState,
  Theme,
  Tool,
} from './state.ts';
