import type { EnvelopeId, NodeId, ReplicaId, Slot } from '../../contract/index.ts';
import {
  askWhy,
  attract,
  FIRST_STEPS,
  forgetWhy,
  prefer,
  seeAs,
  select,
  shownWhy,
  takeTool,
  toggleBlank,
  togglePresenting,
  useSynod,
  type Density,
  type SynodState,
  type Theme,
} from '../../store/index.ts';
import { hasMoved, tidy } from '../placing/index.ts';
import { ACTION_WORDS as words, NOT_NOW_WORDS as notNow, VEIL_WORDS } from '../words/index.ts';
import { action, type Subjects } from './action.ts';
import { PANELS, VIEWS, type Deeds } from './deeds.ts';
import { character, key, letter } from './key.ts';
import {
  listed,
  nodeOfSelection,
  noServer,
  oneOf,
  preferring,
  SERVERS,
  SLOTS,
  slotsNamed,
  WHOLE,
} from './subjects.ts';

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const DENSITIES: readonly Density[] = ['event', 'few', 'all'];

interface Sight {
  /** It is null if everything is shown. */
  readonly node: NodeId | null;
}

/** The run can be seen as each server sees it. A key means the selected server, or everything again. */
const SIGHTS: Subjects<Sight> = {
  all: ({ frame }) => {
    const nodes = frame?.nodes.map(({ id }) => id) ?? [];
    const all: readonly (NodeId | null)[] = [null, ...nodes];
    return all.filter((node) => node !== frame?.seenBy).map((node) => ({ node }));
  },
  meant: (state) => {
    const shown = state.frame?.seenBy ?? null;
    const node = nodeOfSelection(state.frame, state.selection);
    if (node === null && shown === null) return null;
    return { node: node === shown ? null : node };
  },
  none: noServer,
  id: ({ node }) => node ?? 'all',
};

/** The event that is shown. */
const SHOWN: Subjects<number> = {
  all: ({ frame }) => [frame?.index ?? 0],
  meant: ({ frame }) => frame?.index ?? 0,
  none: SERVERS.none,
  id: String,
};

interface SlotAsked {
  readonly slot: Slot;
  /** The question is about this replica's cell; null asks why the slot is chosen. */
  readonly replica: ReplicaId | null;
}

/** Slots in which something is chosen, as far as the frame tells. */
const SLOTS_CHOSEN: Subjects<SlotAsked> = {
  ...listed<SlotAsked>(
    ({ frame }) => {
      const slots = frame?.ledger.slots.filter(({ chosen }) => chosen !== null) ?? [];
      return slots.map(({ slot }) => ({ slot, replica: null }));
    },
    ({ slot, replica }) => `${slot} ${replica}`,
  ),
  named: (state, named) => {
    const shown = state.frame?.ledger.slots ?? [];
    const isOpen = (slot: Slot) => shown.some((one) => one.slot === slot && one.chosen === null);
    return slotsNamed(state, named)
      .filter((slot) => !isOpen(slot))
      .map((slot) => ({ slot, replica: null }));
  },
};

const MESSAGE_SELECTED = listed<EnvelopeId>(({ selection }) =>
  selection?.kind === 'envelope' ? [selection.id] : [],
);

/** A single server cannot know causes. */
const ifVeiled = (_: unknown, { frame }: SynodState) =>
  frame === null || frame.seenBy === null ? null : VEIL_WORDS.why(frame.seenBy);

const unlessView = (_: unknown, _state: SynodState, { view }: Pick<Deeds, 'view'>) =>
  view.shown === null ? notNow.noView : null;

/** The first steps begin anew once all of them were taken. */
function startHere(_: undefined, { toStart }: Deeds): void {
  const { stepsTaken } = useSynod.getState().preferences;
  const isOver = stepsTaken.length === FIRST_STEPS.length;
  prefer({ startHere: true, stepsTaken: isOver ? [] : stepsTaken });
  toStart();
}

/** Puts away the one thing that lies on top: the tool, the selection, the picture, the causes, the presentation. */
export function putAway({ view, showView, closeSide }: Deeds): void {
  const state = useSynod.getState();
  if (state.tool !== 'point') return takeTool('point');
  const hadSide = closeSide();
  if (state.selection !== null) return select(null);
  if (hadSide) return;
  if (view.shown !== null) {
    showView(null);
    if (view.shown === 'why') forgetWhy();
  } else if (shownWhy(state) !== null) forgetWhy();
  else if (state.presenting) togglePresenting();
}

/** What can be done to how a person looks at the run. */
export const VIEW_ACTIONS = {
  help: action(WHOLE, words.help, {
    group: 'looking',
    key: character(['?'], '?', '?'),
    run: (_, deeds) => deeds.openSheet('help'),
  }),
  explain: action(WHOLE, words.explain, {
    group: 'looking',
    key: key(['F1'], ['F1'], 'F1'),
    run: (_, deeds) => deeds.explain(),
  }),
  glossary: action(WHOLE, words.glossary, {
    group: 'looking',
    key: key(['Shift+F1'], ['Shift F1'], 'Shift+F1'),
    run: (_, deeds) => deeds.openGlossary(),
  }),
  palette: action(WHOLE, words.palette, {
    group: 'looking',
    key: key(['$mod+k'], ['Ctrl K', '⌘ K'], 'Control+K Meta+K'),
    run: (_, deeds) => deeds.openSheet('palette'),
  }),
  selectProcess: action(
    listed(({ frame }) => frame?.processes.map(({ id }) => id) ?? []),
    words.selectProcess,
    { group: 'looking', run: (id) => select({ kind: 'process', id }) },
  ),
  selectSlot: action(SLOTS, words.selectSlot, {
    group: 'looking',
    run: (slot) => select({ kind: 'slot', slot }),
  }),
  tidy: action(WHOLE, words.tidy, {
    group: 'looking',
    whyNot: (_, state) => (hasMoved(state) ? null : notNow.inPlace),
    run: () => tidy(),
  }),
  whyEvent: action(SHOWN, words.whyEvent, {
    group: 'looking',
    key: letter('w'),
    whyNot: (index, state) => (index === 0 ? notNow.atStart : ifVeiled(index, state)),
    run: (index) => askWhy({ kind: 'event', index }),
  }),
  whyMessage: action(MESSAGE_SELECTED, words.whyMessage, {
    group: 'looking',
    whyNot: ifVeiled,
    run: (envelope) => askWhy({ kind: 'message', envelope }),
  }),
  whySlot: action(SLOTS_CHOSEN, words.whySlot, {
    group: 'looking',
    whyNot: ifVeiled,
    run: ({ slot, replica }) => askWhy({ kind: 'slot', slot, replica }),
  }),
  forgetWhy: action(WHOLE, words.forgetWhy, {
    group: 'looking',
    whyNot: (_, state) => (shownWhy(state) === null ? notNow.noCauses : null),
    run: () => forgetWhy(),
  }),
  seeAs: action(SIGHTS, words.seeAs, {
    group: 'looking',
    key: letter('o'),
    run: ({ node }) => seeAs(node),
  }),
  byRole: action(WHOLE, words.byRole, {
    group: 'looking',
    key: letter('r'),
    run: () => prefer({ arrangement: 'role' }),
  }),
  byMachine: action(WHOLE, words.byMachine, {
    group: 'looking',
    key: letter('m'),
    run: () => prefer({ arrangement: 'machine' }),
  }),
  showPanel: action(
    listed(() => PANELS),
    words.showPanel,
    { group: 'looking', run: (panel, deeds) => deeds.showPanel(panel, 'panels') },
  ),
  showView: action(
    listed(() => VIEWS),
    words.showView,
    { group: 'looking', run: (view, deeds) => deeds.showView(view) },
  ),
  showLastView: action(WHOLE, words.showLastView, {
    group: 'looking',
    key: letter('v'),
    whyNot: (_, _state, { view }) => (view.shown === null ? null : notNow.hasView),
    run: (_, deeds) => deeds.showView(deeds.view.last),
  }),
  hideView: action(WHOLE, words.hideView, {
    group: 'looking',
    key: letter('v'),
    whyNot: unlessView,
    run: (_, deeds) => deeds.showView(null),
  }),
  enlargeView: action(WHOLE, words.enlargeView, {
    group: 'looking',
    whyNot: (_, _state, { view }) =>
      view.isLarge ? notNow.isLarge : unlessView(_, _state, { view }),
    run: (_, deeds) => deeds.enlargeView(true),
  }),
  shareRoom: action(WHOLE, words.shareRoom, {
    group: 'looking',
    whyNot: (_, _state, { view }) => (view.isLarge ? null : notNow.isShared),
    run: (_, deeds) => deeds.enlargeView(false),
  }),
  density: action(
    oneOf(DENSITIES, ({ preferences }) => preferences.density),
    words.density,
    { group: 'looking', key: letter('d'), run: (density) => prefer({ density }) },
  ),
  theme: action(
    oneOf(THEMES, ({ preferences }) => preferences.theme),
    words.theme,
    { group: 'looking', key: letter('t'), run: (theme) => prefer({ theme }) },
  ),
  projector: preferring('projector', words.projector),
  everyEvent: preferring('everyEvent', words.everyEvent),
  stopAtBroken: preferring('stopAtBroken', words.stopAtBroken),
  characterKeys: preferring('characterKeys', words.characterKeys),
  present: action(
    oneOf([true, false], ({ presenting }) => presenting),
    words.present,
    { group: 'looking', key: letter('n'), run: () => togglePresenting() },
  ),
  blank: action(WHOLE, words.blank, {
    group: 'looking',
    key: character(['.'], '.', '.'),
    run: () => toggleBlank(),
  }),
  startHere: action(WHOLE, words.startHere, {
    group: 'looking',
    whyNot: (_, { presenting }) => (presenting ? notNow.isPresenting : null),
    run: startHere,
  }),
  attract: action(WHOLE, words.attract, { group: 'looking', run: () => attract(true) }),
  endStart: action(WHOLE, words.endStart, {
    group: 'looking',
    whyNot: (_, { preferences }) => (preferences.startHere ? null : notNow.isAway),
    run: () => prefer({ startHere: false }),
  }),
  clear: action(WHOLE, words.clear, {
    group: 'looking',
    key: key(['Escape'], ['Esc'], 'Escape'),
    run: (_, deeds) => putAway(deeds),
  }),
};
