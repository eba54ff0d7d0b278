/** The help sheet: keys, signs, and what the model leaves out. */
export const HELP_WORDS = {
  title: 'Help',
  close: 'Close help',
  keys: 'Keys',
  signs: 'Signs',
  model: 'What the model simplifies',
  keysAbout:
    'A slide remote works: its keys are PageDown and PageUp. No key is taken while you type in a field or while a menu is open.',
  characterKeys: 'Keys of one character: letters, digits, . and ?',
  off: 'switched off',
  marks: 'On the timeline',
  ledger: 'In the ledger',
  messages: 'Messages by their tag',
  tagAbout:
    'A tag names the type, then the ballot, then the slot. Each configuration has ballots of its own: c1 behind a ballot says that it is one of configuration 1, and those of the first have no mark.',
  hues: 'A hue always means the owner of a ballot: l1, l2 and so on. The number before it is the round.',
} as const;

/** Honest about the distance between this world and a real one: heading and sentence. */
export const MODEL_WORDS: readonly (readonly [string, string])[] = [
  [
    'Time is virtual',
    'A clock of whole microseconds that runs only when the run does. How fast it passes on the screen never changes what happens. All processes share it: no clock drifts.',
  ],
  [
    'A handler takes no time',
    'What a process does with one message happens at one instant, whole or not at all, unless you crash it between persisting and sending. A server may need time before it takes the next message; then messages wait in its inbox.',
  ],
  [
    'Disks never fail',
    'What is persisted is there after a crash, at once and in full. There is no slow, full or lying disk.',
  ],
  [
    'Servers crash, they do not lie',
    'A server stops, pauses, loses its memory, comes back. It never sends what the protocol does not say: faults are not Byzantine, and messages arrive unchanged or not at all.',
  ],
  [
    'Who works can change',
    'A change of configuration is a command like any other. It takes effect WINDOW slots after its own, so that everybody who proposes for a slot knows who decides it, and idle slots before that are filled with no-ops. Whoever leaves retires once a majority of those who go on has every slot on disk. Processes are not made up on the way: who is to join has to be there as a spare.',
  ],
  [
    'What all have learned is dropped',
    'Acceptors and leaders drop what a majority of replicas has durably learned. A replica keeps a snapshot of what it has performed and the latest part of its log; a peer that asks for older decisions is sent the snapshot.',
  ],
  [
    'Links are simple',
    'Each direction between two servers has its own latency, drawn evenly from a range, its own loss, duplication and reordering. Messages have no size, and bandwidth never runs out. Processes on one server always reach each other.',
  ],
  [
    'Luck is repeatable',
    'Every draw comes from the seed and from what it is for. The same recording gives the same run everywhere; acting in one place does not reshuffle the luck of another.',
  ],
  [
    'The application is small',
    'A store of names and values with put, get, append, delete and cas. Reads go through the log like every other command, unless the cluster is set to ask a majority of acceptors how far anything may be decided.',
  ],
  [
    'Chosen is seen from above',
    'The picture knows that a command is chosen the moment a majority has accepted it. No process knows it then: it has to learn it. The menu “Everything” at the top shows only what one server knows.',
  ],
];
