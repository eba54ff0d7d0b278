import type {
  BranchView,
  ElectionPolicy,
  EnvelopeView,
  LineId,
  Link,
  Load,
  Micros,
  NodeId,
  ProcessId,
  ReplicaId,
  SceneCard,
  Slot,
  TimerView,
  Transport,
} from '../../../contract/index.ts';
import { SHELL_WORDS } from '../shell/shell-words.ts';
import { spanText } from '../values/format.ts';
import { timerText } from '../values/timer-words.ts';
import { loadText } from './load-words.ts';
import { speedText } from './timeline-words.ts';
import { VEIL_WORDS } from '../values/veil-words.ts';
import { RULE_ACTION_WORDS } from './rule-words.ts';
import { ELECTIONS, TRANSPORTS } from '../values/policy-words.ts';
import { VIEW_WORDS } from '../pictures/view-words.ts';
import type { Pointing } from '../../../store/index.ts';
import { GESTURE_WORDS } from '../values/gesture-words.ts';

/** Every action of the page has its words here. */

interface ActionWords<S> {
  /** The action in full. Tests, screen readers and the palette find it by this name. */
  readonly name: (subject: S) => string;
  /** The text of a button that stands beside its subject. */
  readonly short?: string;
  /** What the action's key does, where the name speaks of one subject only. */
  readonly key?: string;
  /** Other words by which the palette finds the action. */
  readonly also?: string;
}

interface Server {
  readonly id: NodeId;
}
type Message = Pick<EnvelopeView, 'body' | 'from' | 'to'>;
/** One direction of a link, or both. */
export interface Way extends Link {
  readonly both: boolean;
}

const messageText = ({ body, from, to }: Message) => `${body.type} from ${from} to ${to}`;
const wayText = ({ from, to, both }: Way) =>
  both ? `${from} and ${to} both ways` : `${from} to ${to}`;
const onOrOff = (on: string, off: string) => (isOn: boolean) => (isOn ? on : off);

/** `n1 n2 | n3`. */
export function partsText(groups: readonly (readonly NodeId[])[]): string {
  return groups.map((group) => group.join(' ')).join(' | ');
}

export const ACTION_WORDS = {
  play: { name: () => 'Play', also: 'start run go continue' },
  pause: { name: () => 'Pause', also: 'stop halt' },
  nextEvent: { name: () => 'Next event', also: 'step forward' },
  previousEvent: { name: () => 'Previous event', also: 'step back' },
  nextBeat: {
    name: () => 'Next beat',
    key: 'Next beat: the next moment worth stopping at',
    also: 'step forward moment',
  },
  previousBeat: { name: () => 'Previous beat', also: 'step back moment' },
  toStart: { name: () => 'To the start of the run', also: 'beginning first rewind' },
  toEnd: { name: () => 'To the end of what has been played', also: 'end last' },
  undo: { name: () => 'Undo your last action', also: 'back revert take back oops' },
  faster: { name: () => 'Faster', also: 'speed up' },
  slower: { name: () => 'Slower', also: 'speed down' },
  bySentence: {
    name: onOrOff('Play sentence by sentence', 'Play without waiting'),
    key: 'Play sentence by sentence, or without waiting',
  },
  remoteByBeat: { name: onOrOff('Slide remote: beat by beat', 'Slide remote: event by event') },
  readingSpeed: { name: (words: number) => `Reading speed: ${words} words a minute` },
  speed: { name: (speed: number) => `Speed: ${speedText(speed)}` },
  lastRan: {
    name: ({ line, process }: { readonly line: LineId; readonly process: ProcessId }) =>
      `Go to where ${line} last ran in ${process}`,
  },
  selectServer: {
    name: ({ id }: Server) => `Select ${id}`,
    key: 'Select the server with that number',
    also: 'choose pick inspect',
  },
  crash: {
    name: ({ id }: Server) => `Crash ${id}`,
    short: 'Crash',
    key: 'Crash the selected server',
    also: 'kill stop down fail die dead power off shut',
  },
  restart: {
    name: ({ id }: Server) => `Restart ${id}`,
    short: 'Restart',
    key: 'Restart the selected server',
    also: 'start up revive recover boot reboot power on',
  },
  pauseServer: {
    name: ({ id }: Server) => `Pause ${id}`,
    short: 'Pause',
    key: 'Pause the selected server',
    also: 'freeze stop suspend',
  },
  resumeServer: {
    name: ({ id }: Server) => `Resume ${id}`,
    short: 'Resume',
    key: 'Resume the selected server',
    also: 'continue wake',
  },
  isolate: {
    name: ({ id }: Server) => `Isolate ${id}`,
    short: 'Isolate',
    key: 'Cut the selected server off from all others',
    also: 'cut off partition disconnect',
  },
  crashBeforePersist: {
    name: ({ id }: Server) => `Crash ${id} before it persists`,
    short: 'Crash before it persists',
    also: 'kill',
  },
  crashBeforeSend: {
    name: ({ id }: Server) => `Crash ${id} between persist and send`,
    short: 'Crash before it sends',
    also: 'kill',
  },
  /** The name says that this is no lawful fault. */
  wipe: {
    name: ({ id }: Server) => `Wipe the disk of ${id} (malpractice)`,
    short: 'Wipe its disk',
    also: 'erase delete lose storage',
  },
  moveServer: {
    name: ({ id, way }: Server & { readonly way: string }) => `Move ${id} ${way} on the stage`,
    key: 'Move the selected server on the stage',
    also: 'drag place',
  },
  reconfigure: {
    name: () => 'Change the configuration',
    also: 'reconfigure reconfiguration add remove replace swap members membership replicas leaders acceptors spare',
  },
  election: {
    name: (policy: ElectionPolicy) => `Elections: ${ELECTIONS[policy].name}`,
    also: 'elect vote policy leader leaders scout timer by hand silent duel',
  },
  healAll: { name: () => 'Heal all links', also: 'repair connect' },
  healPartition: {
    name: (groups: readonly (readonly NodeId[])[]) => `Heal the partition ${partsText(groups)}`,
    short: 'Heal',
    also: 'repair connect split',
  },
  drawPartition: {
    name: () => 'Draw a partition',
    short: 'Partition',
    key: 'Draw a partition across the stage',
    also: 'split brain cut network stroke',
  },
  toPartition: {
    name: () => 'Select servers to cut off by name…',
    also: 'partition split brain network minority',
  },
  cut: {
    name: (way: Way) => `Cut ${wayText(way)}`,
    short: 'Cut',
    key: 'Cut the selected link',
    also: 'disconnect break',
  },
  heal: {
    name: (way: Way) => `Heal ${wayText(way)}`,
    short: 'Heal',
    key: 'Heal the selected link',
    also: 'connect repair',
  },
  showLink: { name: ({ from, to }: Link) => `Show the link ${from} to ${to}`, also: 'select' },
  slow: { name: (way: Way) => `Slow ${wayText(way)}`, short: 'Slow', also: 'latency delay' },
  lossy: {
    name: (way: Way) => `Lossy ${wayText(way)}`,
    short: 'Lossy',
    also: 'lose drop unreliable',
  },
  asOthers: {
    name: (way: Way) => `${wayText(way)} as all others`,
    short: 'As all others',
    also: 'reset normal',
  },
  toWeather: {
    name: () => 'Type the network weather: loss, duplication, reordering, latency, tail…',
  },
  everyLink: { name: (transport: Transport) => `Every link: ${TRANSPORTS[transport].name}` },

  deliver: {
    name: (one: Message) => `Deliver ${messageText(one)}`,
    short: 'Deliver',
    also: 'receive arrive',
  },
  hold: { name: (one: Message) => `Hold ${messageText(one)}`, short: 'Hold', also: 'keep back' },
  release: { name: (one: Message) => `Release ${messageText(one)}`, short: 'Release' },
  drop: {
    name: (one: Message) => `Drop ${messageText(one)}`,
    short: 'Drop',
    also: 'lose loss kill',
  },
  duplicate: {
    name: (one: Message) => `Duplicate ${messageText(one)}`,
    short: 'Duplicate',
    also: 'copy',
  },
  delay: {
    name: ({ by, ...one }: Message & { readonly by: Micros | null }) =>
      `Delay ${messageText(one)}${by === null ? '' : ` by ${spanText(by)}`}`,
    short: 'Delay',
    also: 'slow late',
  },
  deliverNext: {
    name: (next: Message | null) =>
      next === null ? 'Deliver next' : `Deliver next: ${messageText(next)}`,
    short: 'Deliver next',
  },
  holdAll: { name: () => 'Hold all messages in flight', short: 'Hold all' },
  releaseAll: { name: () => 'Release all held messages', short: 'Release all' },
  fire: {
    name: ({ process, name, key }: Pick<TimerView, 'process' | 'name' | 'key'>) =>
      `Fire ${timerText({ name, key })} of ${process}`,
    short: 'Fire',
    also: 'timer timeout expire',
  },

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

  ...RULE_ACTION_WORDS,

  selectProcess: {
    name: (id: ProcessId) => `Select ${id}`,
    also: 'choose pick inspect',
  },
  selectSlot: { name: (slot: Slot) => `Select slot ${slot}`, also: 'choose pick inspect ledger' },
  whyEvent: {
    name: (_index: number) => 'Why did this happen?',
    short: 'Why?',
    also: 'cause reason explain',
  },
  whyMessage: {
    name: (_envelope: number) => 'Why was this message sent?',
    short: 'Why?',
    also: 'cause reason explain',
  },
  whySlot: {
    name: ({ slot, replica }: { readonly slot: Slot; readonly replica: ReplicaId | null }) =>
      replica === null
        ? `Why is slot ${slot} what it is?`
        : `Why is slot ${slot} at ${replica} as it is?`,
    short: 'Why?',
    also: 'cause reason explain chosen',
  },
  forgetWhy: { name: () => 'Forget the causes', short: 'Forget' },
  seeAs: {
    name: ({ node }: { readonly node: NodeId | null }) =>
      node === null ? VEIL_WORDS.chooseAll : VEIL_WORDS.choose(node),
    key: 'See the run as the selected server sees it, or everything again',
    also: 'veil view knowledge',
  },
  byRole: { name: () => 'Arrange: By role', short: 'By role', key: 'Arrange by role' },
  byMachine: { name: () => 'Arrange: By machine', short: 'By machine', key: 'Arrange by machine' },
  showPanel: {
    name: (panel: keyof typeof SHELL_WORDS.tabs) =>
      panel === 'checks' ? 'Show Checks: the invariants' : `Show ${SHELL_WORDS.tabs[panel]}`,
    also: 'panel tab',
  },
  showView: {
    name: (view: keyof typeof VIEW_WORDS.names) =>
      `Show the ${VIEW_WORDS.names[view].toLowerCase()}`,
    also: 'picture diagram',
  },
  showLastView: { name: () => 'Show the picture by the stage', also: 'diagram' },
  hideView: { name: () => 'Close the picture', also: 'diagram hide' },
  enlargeView: { name: () => 'Give the picture all the room', also: 'diagram large whole' },
  shareRoom: { name: () => 'Share the room with the stage', also: 'diagram picture smaller' },
  density: {
    name: (density: keyof typeof SHELL_WORDS.densities) =>
      `Messages on the stage: ${SHELL_WORDS.densities[density]}`,
    key: 'Change which messages the stage draws',
  },
  theme: {
    name: (theme: keyof typeof SHELL_WORDS.themes) => `Theme: ${SHELL_WORDS.themes[theme]}`,
    key: 'Change the theme',
    also: 'colours look dark light night mode contrast',
  },
  projector: { name: onOrOff('Projector: larger and heavier', 'Projector off'), also: 'zoom big' },
  everyEvent: {
    name: onOrOff('Stop at heartbeats, too', 'Pass over heartbeats'),
    also: 'skip quiet ping',
  },
  stopAtBroken: {
    name: onOrOff('Stop play when an invariant breaks', 'Play on when an invariant breaks'),
  },
  characterKeys: {
    name: onOrOff(
      'Switch on keys of one character: letters, digits, . and ?',
      'Switch off keys of one character: letters, digits, . and ?',
    ),
    also: 'shortcuts keyboard',
  },
  present: {
    name: onOrOff('Present', 'Leave presenting'),
    key: 'Present to a hall, or leave presenting',
    also: 'lecture fullscreen full screen large hall slides projector',
  },
  tidy: { name: () => 'Tidy up', also: 'put every server back in its place layout reset' },
  blank: { name: () => 'Blank the screen', also: 'black dark hide' },
  palette: { name: () => 'Find an action', also: 'search command' },
  explain: {
    name: () => 'Explain this',
    key: 'Explain what has the focus, is pointed at or is selected',
    also: 'what is this card tooltip meaning',
  },
  glossary: {
    name: () => 'Glossary',
    key: 'Open the glossary of words and signs',
    also: 'words signs terms meaning dictionary definition what is',
  },
  help: {
    name: () => 'Keys and help',
    also: 'legend signs symbols meaning shortcuts manual tutorial tour start learn lesson about how',
  },
  clear: {
    name: () => 'Select nothing',
    key: 'Leave a field, or put one thing away: tool, selection, picture, causes, presentation',
    also: 'clear deselect escape',
  },
} as const satisfies Readonly<Record<string, ActionWords<never>>>;

export type ActionId = keyof typeof ACTION_WORDS;

/** Joins what one key may do: `Crash or restart the selected server`. */
export function eitherText(texts: readonly string[]): string {
  const [[first = '', ...rest] = [], ...others] = texts.map((text) => text.split(' '));
  const verbs = [first, ...others.map(([verb = '']) => verb.toLowerCase())];
  return [verbs.join(' or '), ...rest].join(' ');
}

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
  inPlace: 'Every server stands in its place.',
} as const;

export const KEY_GROUP_WORDS = {
  time: 'Time',
  breaking: 'Breaking things',
  looking: 'Looking',
} as const;

export function seekName(index: number): string {
  return `Go to event ${index}`;
}
