export const HELP_WORDS = {
  title: 'Help',
  close: 'Close help',
  keys: 'Keys',
  signs: 'Signs',
  model: 'What the model simplifies',
  keysAbout:
    'A slide remote works: its keys are PageDown and PageUp. Keys do nothing here while you type in a field or a menu is open.',
  remoteByBeat: 'PageDown and PageUp, the keys of a slide remote, go beat by beat',
  characterKeys: 'Keys of one character: letters, digits, . and ?',
  off: 'switched off',
  hues: 'A hue always means the owner of a ballot: l1, l2 and so on. The number before it is the round.',
} as const;

/** Each heading and its sentences say where this world is simpler than a real one. */
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
    'A server stops, pauses, loses its memory and comes back. It never sends what the protocol does not say: faults are not Byzantine, and messages arrive unchanged or not at all.',
  ],
  [
    'Members can change',
    'A change of configuration is a command like any other. It takes effect WINDOW slots after its own, so that every replica that proposes for a slot knows which acceptors decide it. No-ops fill the idle slots before that. A process that leaves retires once a majority of the next replicas has every slot on disk. A process can join only if the cluster holds it as a spare.',
  ],
  [
    'What all have learned is dropped',
    'Acceptors and leaders drop what a majority of replicas has durably learned. A replica keeps a snapshot of what it has performed and the latest part of its log. It sends the snapshot to a peer that asks for older decisions.',
  ],
  [
    'Links are simple',
    'Each direction between two servers has its own loss, duplication, reordering and latency, which is drawn evenly from a range. Messages have no size, and bandwidth never runs out. Processes on one server always reach each other.',
  ],
  [
    'Luck is repeatable',
    'Every draw is computed from the seed and from what the draw is for. The same recording gives the same run everywhere; acting in one place does not reshuffle the luck of another.',
  ],
  [
    'The application is small',
    'A store of names and values with put, get, append, delete and cas. Reads go through the log like every other command. A cluster can be set to ask a majority of acceptors instead, for the highest slot they have accepted.',
  ],
  [
    'Chosen is seen from above',
    'The stage shows that a command is chosen the moment a majority has accepted it. No process knows it then: each has to learn it. The menu “Everything” at the top shows only what one server knows.',
  ],
];
