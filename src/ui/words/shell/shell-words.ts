import { countText } from '../values/format.ts';

export const SHELL_WORDS = {
  wordmark: 'Synod',
  skip: 'Skip to the stage',
  scene: 'Cluster',
  ownCluster: 'Your own cluster',
  scenes: 'Ready-made clusters',
  arrangement: 'Arrangement',
  view: 'View',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  density: 'Messages on the stage',
  densities: { event: 'Of this event', few: 'Of the last few', all: 'All in flight' },
  projector: 'Projector: larger and heavier',
  recording: 'Recording',
  closeSide: 'Put the panels away',
  stage: 'Stage',
  side: 'Ledger and panels',
  panels: 'Panels',
  tabs: {
    inspector: 'Inspector',
    messages: 'Messages',
    faults: 'Faults',
    clients: 'Clients',
    checks: 'Checks',
  },
  blanked: 'The screen is blanked. Press Escape or any other key of this page to see it again.',
  opening: 'Opening the cluster…',
  moreProblems: (count: number) => `And ${countText(count)} more.`,
  dismiss: 'Dismiss',
  copied: 'The recording is in the clipboard.',
  saved: 'The recording is saved as a file.',
  savedScript: 'The run is saved as a script.',
  notCopied: 'This browser does not let the page use the clipboard. Save the recording as a file.',
  notRead: (name: string) => `${name} cannot be read as text. The current run is untouched.`,
  tooLarge: (name: string, size: string, most: string) =>
    `${name} has ${size}; a recording has at most ${most}. The current run is untouched.`,
  notOpened: (name: string, why: string) =>
    `${name} was not opened, and the current run is untouched. ${why}`,
  opened: (name: string) => `“${name}” is open.`,
  attracting: 'Failover by itself. Any key or touch gives you the controls.',
  dropHere: 'Drop a recording or a script to open it',
  earlier: (others: number) =>
    others === 0
      ? 'Your last run is kept.'
      : `Only the branch shown of your last run is kept; ${others === 1 ? 'its other branch is' : `its ${countText(others)} other branches are`} gone.`,
  reloaded: 'This page was loaded again.',
  backToEarlier: 'Back to it',
  preferences: (what: string) => `Your stored settings could not be read and were reset: ${what}`,
} as const;

export const FAILURE_WORDS = {
  engine: 'The engine stopped',
  engineAbout: 'A fault in Synod itself stopped this run; you did nothing wrong.',
  engineRecording: 'The recording below replays it and shows us what happened.',
  page: 'This page could not be drawn',
  pageAbout: 'The run itself is unharmed.',
  lost: 'The engine cannot be reached',
  lostAbout:
    'The worker that runs the cluster did not start or has gone. Load the page again; if that does not help, the browser may forbid workers.',
  message: 'What it said',
  recording: 'Recording of the run',
  copy: 'Copy recording',
  copied: 'Copied',
  reopen: 'Open the run again',
  over: 'Start over',
  retry: 'Draw it again',
  reload: 'Load the page again',
} as const;
