import type { BranchView, Load, SceneCard } from '../../../contract/index.ts';
import { loadText } from './load-words.ts';

/** A person gives clients work, opens runs and keeps them. */

export const RUN_ACTION_WORDS = {
  toCommand: { name: () => 'Type a command', key: 'Go to the command field', also: 'send request' },
  toLoad: {
    name: () => 'Type the load of the clients: think time, requests a second…',
    also: 'traffic',
  },
  load: { name: (load: Load) => `Load: ${loadText(load)}`, also: 'clients traffic' },
  openScene: {
    name: ({ name }: Pick<SceneCard, 'name'>) => `Open ${name}`,
    also: 'cluster scene example demo scenario start begin new',
  },
  library: {
    name: () => 'Open a case of the library…',
    short: 'Library of cases…',
    also: 'cluster scene example demo scenario schedule lesson',
  },
  edit: {
    name: () => 'Edit cluster',
    also: 'numbers machines servers network timeouts settings size',
  },
  copyRecording: { name: () => 'Copy recording', also: 'share send link clipboard export' },
  saveRecording: { name: () => 'Save recording', also: 'share file export download' },
  saveScript: { name: () => 'Export as script', also: 'share save file download' },
  openRecording: { name: () => 'Open recording or script', also: 'load import file' },
  backToEarlier: { name: () => 'Back to the run before', also: 'earlier return' },
  switchBranch: {
    name: ({ name }: Pick<BranchView, 'name'>) => `Switch to ${name}`,
    also: 'branch fork other',
  },
  renameBranch: { name: ({ name }: Pick<BranchView, 'name'>) => `Rename ${name}` },
  deleteBranch: { name: ({ name }: Pick<BranchView, 'name'>) => `Delete ${name}` },
} as const;
