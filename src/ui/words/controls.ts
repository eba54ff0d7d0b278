import type {
  BranchView,
  Link,
  Load,
  MarkKind,
  Micros,
  NodeId,
  Transport,
} from '../../contract/index.ts';
import { countOf, countText, listShort, spanText } from './format.ts';

export const TRANSPORT_WORDS = {
  region: 'Playback and timeline',
  buttons: 'Playback',
  speed: 'Speed',
  everyEvent: 'Stop at heartbeats, too',
  position: 'Position in the run',
  marks: 'Faults, hands and broken invariants',
  branches: 'Branches',
} as const;

/** `1/25 of real time`, `real time`, `50 × real time`. */
export function speedText(speed: number): string {
  if (speed === 1) return 'real time';
  if (speed > 1) return `${countText(speed)} × real time`;
  return `1/${countText(Math.round(1 / speed))} of real time`;
}

/** `1/25×`, `50×`: where there is no room for words. */
export function speedShort(speed: number): string {
  return speed >= 1 ? `${countText(speed)}×` : `1/${countText(Math.round(1 / speed))}×`;
}

/** `event 41 · 12.5 ms`. */
export function positionText(index: number, time: Micros): string {
  return `event ${countText(index)} · ${spanText(time)}`;
}

export function positionSpoken(index: number, length: number, time: Micros): string {
  return `event ${countText(index)} of ${countText(length)}, ${spanText(time)}`;
}

export function bandText(ballot: string, from: Micros, to: Micros | null): string {
  const end = to === null ? 'until now' : `to ${spanText(to)}`;
  return `${ballot} from ${spanText(from)} ${end}`;
}

export function manyBandsText(count: number, from: Micros, to: Micros): string {
  return `${countOf(count, 'short leadership')} from ${spanText(from)} to ${spanText(to)}`;
}

const MARKS: Readonly<Record<MarkKind, string>> = {
  crashed: 'crashed',
  restarted: 'restarted',
  wiped: 'disk wiped',
  paused: 'paused',
  resumed: 'resumed',
  cut: 'cut',
  healed: 'healed',
  weather: 'weather changed',
  request: 'asked by hand',
  reconfigured: 'becomes known',
  broken: 'broken',
};

export function markName(kind: MarkKind): string {
  return MARKS[kind];
}

/** `n1 crashed at 12.5 ms`. */
export function markText(kind: MarkKind, subject: string, at: Micros): string {
  const what = kind === 'reconfigured' ? `configuration ${subject}` : subject;
  return `${what === '' ? '' : `${what} `}${MARKS[kind]} at ${spanText(at)}`;
}

export function manyMarksText(count: number, from: Micros, to: Micros): string {
  return `${countOf(count, 'mark')} from ${spanText(from)} to ${spanText(to)}`;
}

export const BRANCH_WORDS = {
  here: (name: string) => `${name}, shown now`,
  rename: (name: string) => `Rename ${name}`,
  delete: (name: string) => `Delete ${name}`,
  deleteForGood: (name: string) => `Delete ${name} for good`,
  keep: 'Keep it',
  name: 'Name of the branch',
  left: ({ forkIndex, length }: BranchView) =>
    forkIndex === 0 ? countOf(length, 'event') : `left at event ${countText(forkIndex)}`,
} as const;

const TRANSPORTS: Readonly<Record<Transport, string>> = {
  reliable: 'Reliable',
  unreliable: 'Unreliable',
  manual: 'By hand',
};

const TRANSPORT_MEANINGS: Readonly<Record<Transport, string>> = {
  reliable: 'loses no message, keeps their order, waits at a cut',
  unreliable: 'may lose, duplicate and reorder messages',
  manual: 'holds every message until a person delivers it',
};

export function transportName(transport: Transport): string {
  return TRANSPORTS[transport];
}

export function transportMeaning(transport: Transport): string {
  return TRANSPORT_MEANINGS[transport];
}

export const FAULT_WORDS = {
  servers: 'Servers',
  crashPoints: (node: NodeId) => `When to crash ${node}`,
  whileDown: (node: NodeId) => `While ${node} is down`,
  wipeAbout:
    'Malpractice: Paxos does not allow this. An acceptor that forgets its promises can let two commands be chosen in one slot.',
  links: 'Links',
  linksHelp: 'Messages go from the row to the column. Press a cell to cut or heal that link.',
  matrix: 'Links between servers, from row to column',
  bothWays: 'Both ways',
  from: 'From',
  to: 'To',
  partition: 'Partition',
  otherSide: 'Servers to cut off',
  cutOff: 'Cut off these servers',
  draw: 'Draw it on the stage',
  partitionHelp: 'Select the servers to cut off from all others.',
  weather: 'Network weather',
  which: 'Which links',
  allLinks: 'All links',
  link: (from: NodeId, to: NodeId) => `${from} to ${to}`,
  transport: 'Transport',
  apply: 'Set the weather',
  applied: 'The weather is set.',
  others: (links: readonly Link[]) =>
    `${listShort(links.map(({ from, to }) => `${from} to ${to}`))} ${links.length === 1 ? 'has' : 'have'} other weather now. “Set the weather” replaces it.`,
  linkWeather: 'Weather of this link',
  way: (from: NodeId, to: NodeId) => `${from} → ${to}`,
  now: 'Now:',
  noPartition: 'no partition',
} as const;

export const LOAD_WORDS = {
  clients: 'Clients',
  command: 'Command',
  client: 'Client',
  send: 'Send command',
  sendShort: 'Send',
  placeholder: 'put x 1',
  language: 'Commands',
  examples: [
    ['put x 1', 'store 1 under x'],
    ['get x', 'read x'],
    ['append x 2', 'add 2 to the end of x'],
    ['delete x', 'remove x'],
    ['cas x 1 2', 'if x holds 1, store 2'],
    ['reconfig add a4 remove a1', 'change the configuration: a4 replaces a1'],
  ],
  quotes: 'Put a value with blanks in quotes: put name "Ada Lovelace".',
  idle: 'has no open request',
  waits: (command: string, replica: string) => `waits for ${command} at ${replica}`,
  queued: (count: number) => `${countText(count)} queued`,
  load: 'Load',
  loadKind: 'What the clients do by themselves',
  none: 'Nothing',
  closed: 'Ask, wait for the answer, think, ask again',
  open: 'Ask at a steady rate, answered or not',
  think: 'Think',
  rate: 'Rate',
  apply: 'Set the load',
  answers: 'Latest answers',
  noAnswers: 'No answer yet.',
  answer: (slot: number, result: string) => `slot ${slot}: ${result === '' ? 'ok' : result}`,
} as const;

export function loadText(load: Load): string {
  if (load.kind === 'none') return 'no load';
  if (load.kind === 'closed') return `thinking ${spanText(load.think)} between requests`;
  return `${countText(load.perSecond)} requests a second`;
}

export const SHELL_WORDS = {
  wordmark: 'Synod',
  skip: 'Skip to the stage',
  scene: 'Cluster',
  ownCluster: 'Your own cluster',
  scenes: 'Ready-made clusters',
  library: 'Library of cases…',
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
  opened: (name: string) => `${name} is open.`,
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
