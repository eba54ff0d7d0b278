import { countOf } from '../values/format.ts';

export const EDITOR_WORDS = {
  title: 'Edit the cluster',
  close: 'Close without opening',
  numbers: 'How many',
  placement: 'Where they run',
  placements: {
    together: {
      name: 'Together on servers',
      about: 'Server n1 hosts r1, l1 and a1, and so on; clients have machines of their own.',
    },
    apart: {
      name: 'Each on a machine of its own',
      about: 'As the paper draws it: processes fail one by one.',
    },
    custom: { name: 'As selected below', about: 'Select a machine for each process.' },
  },
  machine: (id: string) => `Machine of ${id}`,
  machines: (count: number) => `${countOf(count, 'machine')} in all`,
  election: 'Election',
  respond: 'Who answers a client',
  responds: {
    all: 'Every replica that performs its command',
    proposer: 'Only the replica it asked',
  },
  reads: 'How reads are answered',
  readsBy: {
    log: 'Through the log, like everything else',
    quorum: 'Past the log: a majority of acceptors is asked',
  },
  network: 'Network',
  transport: 'Transport',
  load: 'Load',
  leaders: 'Leaders: silence and patience',
  timeouts: 'Retries and catching up',
  space: 'Slots and messages',
  luck: 'Luck',
  newSeed: 'New seed',
  standard: 'Back to the defaults',
  standardIs: (text: string) => `Default ${text}`,
  legal: 'Every field is within its limits.',
  doubtful: (count: number) =>
    `Every field is within its limits, but ${count === 1 ? 'one timer is' : `${countOf(count, 'timer')} are`} too short to work.`,
  wrong: (count: number) => `Mend ${countOf(count, 'field')} before you open this cluster.`,
  present: 'This replaces the current run. “Back to the run before” brings it back.',
  copy: 'Copy recording',
  copied: 'Copied',
  notCopied: 'Not copied: the clipboard is closed to this page.',
  cancel: 'Cancel',
  open: 'Open this cluster',
} as const;
