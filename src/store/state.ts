import type {
  Action,
  BreakView,
  EventView,
  Frame,
  Hello,
  Micros,
  NodeId,
  Problem,
  ProcessId,
  WhyView,
} from '../contract/index.ts';
import type { Pointed, Selection } from './selection.ts';

/** How processes are placed: roles in columns, or nodes on a ring. */
export type Arrangement = 'role' | 'machine';
export type Theme = 'system' | 'light' | 'dark';
/** Which messages the stage draws: those of this event, of the last few, or everything. */
export type Density = 'event' | 'few' | 'all';

/** What a stroke across the stage does: drag a thing, or cut the links it crosses. */
export type Tool = 'point' | 'partition';

/** What a person points with, by the last touch or click; before that, by what the device has. */
export type Pointing = 'mouse' | 'finger';

/** Where a person has dragged things, per arrangement, as fractions of the stage's width and height. */
export type Positions = Readonly<
  Record<string, Readonly<Record<NodeId | ProcessId, { readonly x: number; readonly y: number }>>>
>;

/** What a person who is new here tries first, in this order. */
export const FIRST_STEPS = ['play', 'back', 'crash', 'why', 'cut'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

/** An action of the world that was done by hand, and the frame that a person saw when they did it. */
export interface Hand {
  readonly action: Action;
  readonly on: Frame | null;
}

/** What is kept from one visit to the next. */
export interface Preferences {
  readonly arrangement: Arrangement;
  readonly theme: Theme;
  /** Larger type and heavier strokes for the far end of a hall. */
  readonly projector: boolean;
  readonly density: Density;
  readonly positions: Positions;
  /** Virtual seconds for each second of real time. */
  readonly speed: number;
  /** How fast a person reads the caption while the run plays. */
  readonly wordsPerMinute: number;
  /** True when playing waits at each beat until its sentence has been read. */
  readonly bySentence: boolean;
  /** True when a slide remote (PageDown, PageUp) goes by beats, not by events. */
  readonly remoteByBeat: boolean;
  /** True when stepping stops at heartbeats and arrivals, too. */
  readonly everyEvent: boolean;
  /** True when playing stops at an event that breaks an invariant. */
  readonly stopAtBroken: boolean;
  /** True when keys of one character act without Ctrl or the like: letters, digits, `.` and `?`. */
  readonly characterKeys: boolean;
  /** True until a person puts away the first steps. */
  readonly startHere: boolean;
  /** The first steps that were taken. */
  readonly stepsTaken: readonly FirstStep[];
}

export const NO_EVENTS: readonly EventView[] = [];

/** The branch that is being renamed, or whose deletion waits for a second press. */
export interface AskedBranch {
  readonly id: number;
  readonly wish: 'renaming' | 'deleting';
}

/** Everything that the page knows and cannot derive from the frame. */
export interface SynodState {
  readonly phase: 'opening' | 'open' | 'lost';
  readonly hello: Hello | null;
  /** What the run was opened as: the name of its scene, case or file. Null for a cluster of a person's own. */
  readonly title: string | null;
  readonly frame: Frame | null;
  /** The latest events on the way to this frame, oldest first; empty after a jump. */
  readonly passed: readonly EventView[];
  /** Why the latest wish was refused; empty after a granted one. */
  readonly problems: readonly Problem[];
  /** The worker threw: its message, and the run as a file. */
  readonly fault: { readonly message: string; readonly recording: string } | null;
  readonly playing: boolean;
  /** What was done by hand last on this page. */
  readonly hand: Hand | null;
  /** True while the screen is blanked. */
  readonly blank: boolean;
  /** True when the page is laid out for a hall: stage, caption and playback, large, and little else. */
  readonly presenting: boolean;
  /** True while the page plays by itself for people who pass by. */
  readonly attracting: boolean;
  readonly selection: Selection | null;
  readonly hovered: Pointed | null;
  readonly pointing: Pointing;
  /**
   * The chain of causes that was asked for last. It goes when its run, or every event it tells of,
   * goes. `shownWhy` says what is shown of it.
   */
  readonly why: WhyView | null;
  /** Set by `takeTool(tool)`; the stage goes back to `point` after a stroke. */
  readonly tool: Tool;
  /** The number of milliseconds by which a hand delays a message, as typed. */
  readonly delay: string;
  readonly askedBranch: AskedBranch | null;
  /** The branches that a person wants compared, left and right; null for the shown one and its nearest. */
  readonly compared: readonly [number, number] | null;
  readonly preferences: Preferences;
  /** The preferences that could not be read and were reset, with what was expected. */
  readonly preferenceFault: string | null;
}

/** The chain of causes as it may be shown: none while a node's knowledge is shown. */
export function shownWhy({ why, frame }: SynodState): WhyView | null {
  return (frame?.seenBy ?? null) === null ? why : null;
}

const NO_BREAKS: readonly BreakView[] = [];

/** What the shown event breaks: its witnesses light up in every view. */
export function brokenHere({ frame }: SynodState): readonly BreakView[] {
  for (const beat of frame?.event?.beats ?? []) if (beat.kind === 'broken') return beat.breaks;
  return NO_BREAKS;
}

/** The virtual time on screen. It changes many times a second, so it lives outside React. */
export interface Clock {
  readonly now: () => Micros;
  /** Calls back with each new time on screen; returns a function that stops it. */
  readonly subscribe: (listener: (now: Micros) => void) => () => void;
}
