import type { BranchView, Load, SceneCard } from '../../contract/index.ts';
import { askBranch, switchBranch } from '../../store/index.ts';
import { ACTION_WORDS as words, NOT_NOW_WORDS as notNow } from '../words/index.ts';
import { action, hand } from './action.ts';
import { letter } from './key.ts';
import { listed, WHOLE } from './subjects.ts';

const LOADS: readonly Load[] = [
  { kind: 'none' },
  { kind: 'closed', think: 100_000 },
  { kind: 'open', perSecond: 10 },
];

/** All branches except the one that is shown. */
const BRANCHES = listed<BranchView>(
  ({ frame }) => frame?.timeline.branches.filter(({ id }) => id !== frame.timeline.branch) ?? [],
  ({ id }) => String(id),
);

/** Every branch of a run that has several. */
const FORKED = listed<BranchView>(
  ({ frame }) => {
    const branches = frame?.timeline.branches ?? [];
    return branches.length > 1 ? branches : [];
  },
  ({ id }) => String(id),
);

/** What can be done to clients, clusters, recordings and branches. */
export const RUN_ACTIONS = {
  toCommand: action(WHOLE, words.toCommand, {
    group: 'clusters',
    key: letter('c'),
    run: (_, deeds) => deeds.toCommand(),
  }),
  toLoad: action(WHOLE, words.toLoad, {
    group: 'clusters',
    run: (_, deeds) => deeds.showPanel('clients', 'load-load'),
  }),
  load: action(
    listed<Load>(
      ({ frame }) => LOADS.filter(({ kind }) => kind !== frame?.run.load.kind),
      ({ kind }) => kind,
    ),
    words.load,
    { group: 'clusters', run: hand((load) => ({ kind: 'load', load })) },
  ),
  openScene: action(
    listed<SceneCard>(
      ({ hello }) => hello?.scenes ?? [],
      ({ id }) => id,
    ),
    words.openScene,
    { group: 'clusters', run: ({ id }, deeds) => deeds.openScene(id) },
  ),
  library: action(WHOLE, words.library, {
    group: 'clusters',
    run: (_, deeds) => deeds.openSheet('library'),
  }),
  edit: action(WHOLE, words.edit, {
    group: 'clusters',
    key: letter('e'),
    run: (_, deeds) => deeds.openSheet('editor'),
  }),
  copyRecording: action(WHOLE, words.copyRecording, {
    group: 'clusters',
    run: (_, deeds) => deeds.copyRecording(),
  }),
  saveRecording: action(WHOLE, words.saveRecording, {
    group: 'clusters',
    run: (_, deeds) => deeds.saveRecording(),
  }),
  saveScript: action(WHOLE, words.saveScript, {
    group: 'clusters',
    run: (_, deeds) => deeds.saveScript(),
  }),
  openRecording: action(WHOLE, words.openRecording, {
    group: 'clusters',
    run: (_, deeds) => deeds.pickRecording(),
  }),
  backToEarlier: action(WHOLE, words.backToEarlier, {
    group: 'clusters',
    whyNot: (_, _state, deeds) => (deeds.backToEarlier === null ? notNow.noEarlier : null),
    run: (_, deeds) => deeds.backToEarlier?.(),
  }),
  switchBranch: action(BRANCHES, words.switchBranch, {
    group: 'branches',
    run: ({ id }) => switchBranch(id),
  }),
  renameBranch: action(FORKED, words.renameBranch, {
    group: 'branches',
    run: ({ id }) => askBranch({ id, wish: 'renaming' }),
  }),
  deleteBranch: action(FORKED, words.deleteBranch, {
    group: 'branches',
    run: ({ id }) => askBranch({ id, wish: 'deleting' }),
  }),
};
