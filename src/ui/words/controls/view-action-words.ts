import type { NodeId, ProcessId, ReplicaId, Slot } from '../../../contract/index.ts';
import { VIEW_WORDS } from '../pictures/view-words.ts';
import { SHELL_WORDS } from '../shell/shell-words.ts';
import { VEIL_WORDS } from '../values/veil-words.ts';
import { onOrOff } from './on-or-off.ts';

/** A person selects, asks why and arranges what is seen. */

export const VIEW_ACTION_WORDS = {
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
    also: 'legend signs symbols meaning shortcuts manual about how',
  },
  startHere: {
    name: () => 'Start here: five things to do',
    also: 'tutorial tour begin first steps guide introduction beginner new lesson learn',
  },
  attract: {
    name: () => 'Attract mode: failover by itself',
    also: 'lobby demo kiosk auto automatic screen saver loop',
  },
  endStart: { name: () => 'Put “Start here” away', also: 'close hide' },
  clear: {
    name: () => 'Select nothing',
    key: 'Leave a field, or put one thing away: tool, selection, picture, causes, presentation',
    also: 'clear deselect escape',
  },
} as const;
