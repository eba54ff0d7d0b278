import {
  act,
  askWhy,
  forgetWhy,
  next,
  prefer,
  previous,
  seeAs,
  seek,
  select,
  setSpeed,
  takeTool,
  toggle,
  toggleBlank,
  togglePresenting,
  useSynod,
  type Density,
  type Theme,
} from '../../store/index.ts';
import type { Direction } from '../../scene/index.ts';
import { healAll, isCut, isolate } from '../links/index.ts';
import type { ShortcutHandlers } from '../keys/index.ts';
import { moveMachine, undoLast } from '../stage/index.ts';
import { speedBeside } from '../timeline/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';
import { nodeOfSelection, type Deeds } from './deeds.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const DENSITIES: readonly Density[] = ['event', 'few', 'all'];

/** What each shortcut does: while the screen is blank, it brings the picture back and does nothing unseen. */
export function shortcutHandlers(deeds: Deeds): ShortcutHandlers {
  const handlers = seenHandlers(deeds);
  const unlessBlank = (run: ShortcutHandlers[keyof ShortcutHandlers]) => (event: KeyboardEvent) =>
    useSynod.getState().blank ? toggleBlank() : run(event);
  return Object.fromEntries(
    Object.entries(handlers).map(([id, run]) => [id, unlessBlank(run)]),
  ) as unknown as ShortcutHandlers;
}

function seenHandlers(deeds: Deeds): ShortcutHandlers {
  const { getState } = useSynod;
  return {
    toggle: () => toggle(),
    next: () => next('event'),
    previous: () => previous('event'),
    nextBeat: () => next('beat'),
    previousBeat: () => previous('beat'),
    undo: undoLast,
    start: () => seek(0),
    end: () => seek(getState().frame?.timeline.length ?? 0),
    faster: () => setSpeed(speedBeside(getState().preferences.speed, 1)),
    slower: () => setSpeed(speedBeside(getState().preferences.speed, -1)),
    server: ({ key }) => chooseServer(Number(key)),
    crash: () => onServer(deeds, crashOrRestart),
    pauseServer: () => onServer(deeds, pauseOrResume),
    isolate: () => onServer(deeds, cutOff),
    cutLink: () => cutOrHeal(deeds),
    healAll: heal,
    partition: () => takeTool(getState().tool === 'partition' ? 'point' : 'partition'),
    command: deeds.toCommand,
    byRole: () => prefer({ arrangement: 'role' }),
    byMachine: () => prefer({ arrangement: 'machine' }),
    view: deeds.toggleView,
    move: ({ key }) => onServer(deeds, ({ id }) => moveMachine(id, WAYS[key] ?? 'left')),
    why: () => void askWhy({ kind: 'event', index: getState().frame?.index ?? 0 }),
    sight: () => seeAsChosen(deeds),
    density: () => prefer({ density: after(DENSITIES, getState().preferences.density) }),
    theme: () => prefer({ theme: after(THEMES, getState().preferences.theme) }),
    present: () => togglePresenting(),
    edit: () => deeds.openSheet('editor'),
    reconfigure: () => deeds.openSheet('reconfigure'),
    palette: () => deeds.openSheet('palette'),
    blank: () => toggleBlank(),
    help: () => deeds.openSheet('help'),
    clear: () => {
      takeTool('point');
      if (getState().blank) {
        toggleBlank();
        return;
      }
      if (getState().presenting) {
        togglePresenting();
        return;
      }
      select(null);
      forgetWhy();
    },
  };
}

const WAYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

function after<T>(all: readonly T[], now: T): T {
  return all[(all.indexOf(now) + 1) % all.length]!;
}

function chooseServer(number: number): void {
  const node = useSynod.getState().frame?.nodes.find(({ id }) => id === `n${number}`);
  if (node !== undefined) select({ kind: 'node', id: node.id });
}

function tellNoServer(deeds: Deeds): void {
  deeds.tell(words.noServer(useSynod.getState().preferences.characterKeys));
}

type ServerDeed = (node: NonNullable<ReturnType<typeof chosenServer>>) => void;

function chosenServer() {
  const { frame, selection } = useSynod.getState();
  const id = nodeOfSelection(frame, selection);
  return frame?.nodes.find((node) => node.id === id);
}

function onServer(deeds: Deeds, run: ServerDeed): void {
  const node = chosenServer();
  if (node === undefined) tellNoServer(deeds);
  else run(node);
}

const crashOrRestart: ServerDeed = ({ id, status }) =>
  void act(
    status === 'down' ? { kind: 'restart', node: id } : { kind: 'crash', node: id, point: 'now' },
  );

const pauseOrResume: ServerDeed = ({ id, status }) =>
  void act({ kind: status === 'paused' ? 'resume' : 'pause', node: id });

const cutOff: ServerDeed = ({ id }) => {
  const nodes = useSynod.getState().frame?.nodes ?? [];
  void act(
    isolate(
      nodes.map((node) => node.id),
      id,
    ),
  );
};

function cutOrHeal(deeds: Deeds): void {
  const { frame, selection } = useSynod.getState();
  if (frame === null || selection?.kind !== 'link') {
    deeds.tell(words.noLink);
    return;
  }
  const { from, to } = selection;
  void act({ kind: isCut(frame.links, from, to) ? 'heal' : 'cut', links: [{ from, to }] });
}

function heal(): void {
  const { frame } = useSynod.getState();
  const action = frame === null ? null : healAll(frame);
  if (action !== null) void act(action);
}

/** As the chosen server sees it; everything again where that is shown already, or no server is chosen. */
function seeAsChosen(deeds: Deeds): void {
  const shown = useSynod.getState().frame?.seenBy ?? null;
  const chosen = chosenServer()?.id ?? null;
  if (chosen === null && shown === null) tellNoServer(deeds);
  else void seeAs(chosen === shown ? null : chosen);
}
