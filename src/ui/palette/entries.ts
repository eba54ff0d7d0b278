import type { Action, Frame, SceneCard, WhyTarget } from '../../contract/index.ts';
import {
  ask,
  askWhy,
  forgetWhy,
  next,
  prefer,
  previous,
  seeAs,
  seek,
  select,
  setSpeed,
  shownWhy,
  switchBranch,
  toggle,
  toggleBlank,
  togglePresenting,
  type SynodState,
} from '../../store/index.ts';
import type { ShortcutId } from '../keys/index.ts';
import { hasMoved, moveMachine, tidy, undoLast } from '../stage/index.ts';
import { delayOf } from '../typed/index.ts';
import { nodeOfSelection, VIEWS, type Deeds } from '../shell/index.ts';
import {
  CODE_WORDS,
  delayName,
  deliverName,
  dropName,
  duplicateName,
  fireName,
  holdName,
  KEY_WORDS,
  lastRunText,
  MESSAGES_WORDS,
  PALETTE_WORDS as words,
  releaseName,
  SHELL_WORDS,
  speedText,
  VEILED_WORDS,
  VIEW_WORDS,
  type AskedLine,
} from '../words/index.ts';
import { doing, entry, type Entry } from './entry.ts';
import { ofLinks, ofRun, ofServers, ofWeather } from './fault-entries.ts';

/** So many messages and timers are listed at most. */
const MESSAGES_MAX = 60;
const TIMERS_MAX = 80;

const SPEEDS = [0.01, 0.04, 0.1, 0.5, 1, 10, 100, 1000];

/** Every action that is possible now, with its present targets. */
export function entriesOf(state: SynodState, deeds: Deeds): readonly Entry[] {
  const { frame } = state;
  if (frame === null) return ofShell(state, deeds);
  return [
    ...ofTime(state),
    ...ofServers(frame),
    ...ofLinks(state, frame),
    ...ofRun(frame, deeds),
    ...ofWeather(state, frame, deeds),
    ...ofMessages(state, frame),
    ...ofTimers(frame),
    ...ofLines(state, frame, deeds),
    ...ofBranches(frame),
    ...ofShell(state, deeds),
    ...ofChoices(frame),
    ...ofPlaces(state),
    ...ofCauses(state, frame),
    ...ofSight(frame),
    ...ofLooks(state, deeds),
  ];
}

function ofTime(state: SynodState): readonly Entry[] {
  const length = state.frame?.timeline.length ?? 0;
  return [
    entry('time', KEY_WORDS.toggle, () => toggle(), 'toggle'),
    entry('time', KEY_WORDS.next, () => next('event'), 'next'),
    entry('time', KEY_WORDS.previous, () => previous('event'), 'previous'),
    entry('time', KEY_WORDS.nextBeat, () => next('beat'), 'nextBeat'),
    entry('time', KEY_WORDS.previousBeat, () => previous('beat'), 'previousBeat'),
    entry('time', words.start, () => seek(0), 'start'),
    entry('time', words.end, () => seek(length), 'end'),
    entry('time', KEY_WORDS.undo, undoLast, 'undo'),
    ...SPEEDS.map((speed) => entry('time', words.speed(speedText(speed)), () => setSpeed(speed))),
  ];
}

function ofMessages({ delay }: SynodState, { envelopes }: Frame): readonly Entry[] {
  const by = delayOf(delay);
  return envelopes.slice(0, MESSAGES_MAX).flatMap((envelope) => {
    const { id, state } = envelope;
    const hold = state === 'held';
    const message = (text: string, action: Action): Entry => ({
      ...doing('messages', text, action),
      id: `message ${id} ${action.kind}`,
    });
    return [
      message(deliverName(envelope), { kind: 'deliver', envelope: id }),
      ...(hold ? [message(releaseName(envelope), { kind: 'release', envelope: id })] : []),
      ...(state === 'flying' ? [message(holdName(envelope), { kind: 'hold', envelope: id })] : []),
      message(dropName(envelope), { kind: 'drop', envelope: id, why: 'hand' }),
      message(duplicateName(envelope), { kind: 'duplicate', envelope: id }),
      ...(by === null
        ? []
        : [
            message(MESSAGES_WORDS.delaySpan(delayName(envelope), by), {
              kind: 'delay',
              envelope: id,
              by,
            }),
          ]),
    ];
  });
}

function ofTimers({ timers }: Frame): readonly Entry[] {
  return timers.slice(0, TIMERS_MAX).map((timer) => ({
    ...doing('timers', fireName(timer), {
      kind: 'fire',
      process: timer.process,
      timer: timer.name,
      key: timer.key,
    }),
    id: `timer ${timer.process} ${timer.name} ${timer.key}`,
  }));
}

/** The lines of the process that is selected. */
function ofLines(
  { hello, selection }: SynodState,
  { processes, index, event }: Frame,
  deeds: Deeds,
): readonly Entry[] {
  const process = selection?.kind === 'process' ? selection.id : null;
  const chosen = processes.find(({ id }) => id === process);
  if (chosen === undefined) return [];
  const lines = hello?.pseudocode.filter(({ role }) => role === chosen.role) ?? [];
  return lines.map(({ id: line }) =>
    entry('time', CODE_WORDS.lastRan(line, chosen.id), () => {
      const ranHere = event?.actor === chosen.id && event.lines.includes(line);
      void goToLastRun({ line, process: chosen.id, from: index, ranHere }, deeds);
    }),
  );
}

async function goToLastRun(asked: AskedLine, deeds: Deeds): Promise<void> {
  const { line, process, from: before } = asked;
  const { answer: last } = await ask('lastRun', { line, process, before });
  if (last === null) return;
  if (last.found !== null) return seek(last.found.index);
  deeds.tell(lastRunText(asked, last));
}

function ofBranches({ timeline }: Frame): readonly Entry[] {
  return timeline.branches
    .filter(({ id }) => id !== timeline.branch)
    .map(({ id, name }) => ({
      ...entry('branches', words.branch(name), () => void switchBranch(id)),
      id: `branch ${id}`,
    }));
}

function ofShell({ hello }: SynodState, deeds: Deeds): readonly Entry[] {
  const scenes: readonly SceneCard[] = hello?.scenes ?? [];
  return [
    entry('clusters', words.toCommand, deeds.toCommand, 'command'),
    ...scenes.map(({ id, name }) =>
      entry('clusters', words.openScene(name), () => deeds.openScene(id)),
    ),
    entry('servers', words.reconfigure, () => deeds.openSheet('reconfigure'), 'reconfigure'),
    entry('clusters', words.edit, () => deeds.openSheet('editor'), 'edit'),
    entry('clusters', SHELL_WORDS.copyRecording, deeds.copyRecording),
    entry('clusters', SHELL_WORDS.saveRecording, deeds.saveRecording),
    entry('clusters', SHELL_WORDS.saveScript, deeds.saveScript),
    entry('clusters', SHELL_WORDS.openRecording, deeds.pickRecording),
    ...(deeds.backToEarlier === null
      ? []
      : [entry('clusters', SHELL_WORDS.backToEarlierRun, deeds.backToEarlier)]),
    entry('looking', SHELL_WORDS.help, () => deeds.openSheet('help'), 'help'),
  ];
}

function ofCauses(state: SynodState, { event, ledger }: Frame): readonly Entry[] {
  const { selection } = state;
  const slots = ledger.slots.filter(({ chosen }) => chosen !== null);
  const message = selection?.kind === 'envelope' ? selection.id : null;
  const asking = (text: string, of: WhyTarget, shortcut?: ShortcutId) =>
    entry('looking', text, () => void askWhy(of), shortcut);
  return [
    ...(event === null
      ? []
      : [asking(KEY_WORDS.why, { kind: 'event', index: event.index }, 'why')]),
    ...(message === null ? [] : [asking(words.whyMessage, { kind: 'message', envelope: message })]),
    ...slots.map(({ slot }) => asking(words.whySlot(slot), { kind: 'slot', slot, replica: null })),
    ...(shownWhy(state) === null ? [] : [entry('looking', words.forgetWhy, forgetWhy)]),
  ];
}

/** Machines and processes to be looked at, and for what is done to the chosen one. */
function ofChoices({ nodes, processes }: Frame): readonly Entry[] {
  return [
    ...nodes.map(({ id }) =>
      entry('looking', words.choose(id), () => select({ kind: 'node', id })),
    ),
    ...processes.map(({ id }) =>
      entry('looking', words.choose(id), () => select({ kind: 'process', id })),
    ),
  ];
}

const WAYS = ['left', 'right', 'up', 'down'] as const;

/** Where machines stand on the stage. */
function ofPlaces(state: SynodState): readonly Entry[] {
  const { frame, selection } = state;
  const chosen = nodeOfSelection(frame, selection);
  return [
    ...(chosen === null
      ? []
      : WAYS.map((way) =>
          entry('looking', words.move(chosen, way), () => moveMachine(chosen, way), 'move'),
        )),
    ...(hasMoved(state) ? [entry('looking', words.tidy, tidy)] : []),
  ];
}

function ofLooks({ preferences, presenting }: SynodState, deeds: Deeds): readonly Entry[] {
  const { tabs, themes, densities } = SHELL_WORDS;
  const { projector, everyEvent, stopAtBroken, characterKeys } = preferences;
  return [
    entry(
      'looking',
      words.arrange(SHELL_WORDS.byRole),
      () => prefer({ arrangement: 'role' }),
      'byRole',
    ),
    entry(
      'looking',
      words.arrange(SHELL_WORDS.byMachine),
      () => prefer({ arrangement: 'machine' }),
      'byMachine',
    ),
    ...keysOf(tabs).map((panel) =>
      entry('looking', panel === 'checks' ? words.invariants : words.panel(tabs[panel]), () =>
        deeds.showPanel(panel),
      ),
    ),
    ...VIEWS.map((view) =>
      entry('looking', VIEW_WORDS.show(VIEW_WORDS.names[view]), () => deeds.showView(view)),
    ),
    entry('looking', VIEW_WORDS.hide, () => deeds.showView(null)),
    ...keysOf(densities).map((density) =>
      entry('looking', words.density(densities[density]), () => prefer({ density })),
    ),
    ...keysOf(themes).map((theme) =>
      entry('looking', words.theme(themes[theme]), () => prefer({ theme })),
    ),
    entry('looking', projector ? words.projectorOff : words.projectorOn, () =>
      prefer({ projector: !projector }),
    ),
    entry('looking', everyEvent ? words.everyEventOff : words.everyEventOn, () =>
      prefer({ everyEvent: !everyEvent }),
    ),
    entry('looking', stopAtBroken ? words.stopAtBrokenOff : words.stopAtBrokenOn, () =>
      prefer({ stopAtBroken: !stopAtBroken }),
    ),
    entry('looking', characterKeys ? words.characterKeysOff : words.characterKeysOn, () =>
      prefer({ characterKeys: !characterKeys }),
    ),
    entry(
      'looking',
      presenting ? words.leavePresenting : words.present,
      () => togglePresenting(),
      'present',
    ),
    entry('looking', SHELL_WORDS.blank, () => toggleBlank(), 'blank'),
  ];
}

function ofSight({ nodes, seenBy }: Frame): readonly Entry[] {
  const others = nodes.filter(({ id }) => id !== seenBy);
  return [
    ...(seenBy === null ? [] : [entry('looking', VEILED_WORDS.chooseAll, () => void seeAs(null))]),
    ...others.map(({ id }) => entry('looking', VEILED_WORDS.choose(id), () => void seeAs(id))),
  ];
}

function keysOf<K extends string>(record: Readonly<Record<K, string>>): readonly K[] {
  return Object.keys(record) as K[];
}
