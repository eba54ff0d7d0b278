import type {
  EnvelopeView,
  Frame,
  Link,
  Micros,
  NodeId,
  NodeView,
  Slot,
} from '../../contract/index.ts';
import type { Direction } from '../../scene/index.ts';
import { prefer, type Preferences, type Selection, type SynodState } from '../../store/index.ts';
import { delayOf } from '../typed/index.ts';
import { NOT_NOW_WORDS as notNow, type Way } from '../words/index.ts';
import { action, type Named, type PageAction, type Subjects } from './action.ts';

/** The palette lists at most this many messages and timers. */
const MESSAGES_MAX = 60;
const TIMERS_MAX = 80;
/** With more nodes than this, only the links of the selected node are listed, and those that a typed text names. */
const LINKED_NODES_MAX = 12;

/** The node that a selection stands for: itself, or the one its process runs on. */
export function nodeOfSelection(frame: Frame | null, selection: Selection | null): NodeId | null {
  if (frame === null || selection === null) return null;
  if (selection.kind === 'node')
    return frame.nodes.some(({ id }) => id === selection.id) ? selection.id : null;
  if (selection.kind !== 'process') return null;
  return frame.nodes.find(({ processes }) => processes.includes(selection.id))?.id ?? null;
}

function selectedServer({ frame, selection }: SynodState): NodeView | null {
  const id = nodeOfSelection(frame, selection);
  return frame?.nodes.find((node) => node.id === id) ?? null;
}

export const noServer = ({ preferences, pointing }: SynodState) =>
  notNow.noServer(pointing, preferences.characterKeys);

export const SERVERS: Subjects<NodeView> = {
  all: ({ frame }) => frame?.nodes ?? [],
  meant: selectedServer,
  none: noServer,
  id: ({ id }) => id,
};

/** A digit key means the server with that number. */
export const NUMBERED: Subjects<NodeView> = {
  ...SERVERS,
  meant: ({ frame }, press) => frame?.nodes.find(({ id }) => id === `n${press?.key}`) ?? null,
};

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

interface Step {
  readonly id: NodeId;
  readonly way: Direction;
}

/** The selected server and a way to move it. */
export const STEPS: Subjects<Step> = {
  all: (state) => {
    const id = selectedServer(state)?.id;
    return id === undefined ? [] : Object.values(DIRECTIONS).map((way) => ({ id, way }));
  },
  meant: (state, press) => {
    const id = selectedServer(state)?.id;
    const way = DIRECTIONS[press?.key ?? ''];
    return id === undefined || way === undefined ? null : { id, way };
  },
  none: noServer,
  id: ({ id, way }) => `${id} ${way}`,
};

function linksListed({ frame, selection }: SynodState): readonly Link[] {
  const ids = frame?.nodes.map(({ id }) => id) ?? [];
  const selected = nodeOfSelection(frame, selection);
  return linksIn(
    ids,
    (from, to) => ids.length <= LINKED_NODES_MAX || from === selected || to === selected,
  );
}

/** The links between the servers that are named or, if only one is, those of that server. */
function linksNamed({ frame }: SynodState, { servers }: Named): readonly Link[] {
  const ids = frame?.nodes.map(({ id }) => id) ?? [];
  const known = ids.filter((id) => servers.includes(id));
  if (known.length > 1) return linksIn(known, () => true);
  return linksIn(ids, (from, to) => known.includes(from) || known.includes(to));
}

function linksIn(
  ids: readonly NodeId[],
  isMeant: (from: NodeId, to: NodeId) => boolean,
): readonly Link[] {
  return ids.flatMap((from) =>
    ids.filter((to) => from !== to && isMeant(from, to)).map((to) => ({ from, to })),
  );
}

/** Each of these links, and the two directions of a pair at once. */
function waysOf(links: readonly Link[]): readonly Way[] {
  const pairs = links.filter(({ from, to }, at) =>
    links.slice(at).some((back) => back.from === to && back.to === from),
  );
  return [
    ...links.map((link) => ({ ...link, both: false })),
    ...pairs.map((pair) => ({ ...pair, both: true })),
  ];
}

const selectedLink = ({ selection }: SynodState) => (selection?.kind === 'link' ? selection : null);

export const LINKS: Subjects<Link> = {
  all: linksListed,
  named: linksNamed,
  meant: selectedLink,
  none: ({ pointing }) => notNow.noLink(pointing),
  id: ({ from, to }) => `${from} ${to}`,
};

/** Each direction of each link, and both at once. */
export const WAYS: Subjects<Way> = {
  all: (state) => waysOf(linksListed(state)),
  named: (state, named) => waysOf(linksNamed(state, named)),
  meant: (state) => {
    const link = selectedLink(state);
    return link === null ? null : { from: link.from, to: link.to, both: false };
  },
  none: ({ pointing }) => notNow.noLink(pointing),
  id: ({ from, to, both }) => `${from} ${to} ${both}`,
};

function selectedMessage({ frame, selection }: SynodState): EnvelopeView | null {
  if (selection?.kind !== 'envelope') return null;
  return frame?.envelopes.find(({ id }) => id === selection.id) ?? null;
}

export const MESSAGES = {
  all: ({ frame }: SynodState): readonly EnvelopeView[] =>
    frame?.envelopes.slice(0, MESSAGES_MAX) ?? [],
  meant: selectedMessage,
  none: ({ pointing }) => notNow.noMessage(pointing),
  id: ({ id }) => String(id),
} satisfies Subjects<EnvelopeView>;

export type Delayed = EnvelopeView & { readonly by: Micros | null };

/** Messages with the delay that a person has typed. */
export const DELAYED: Subjects<Delayed> = {
  ...MESSAGES,
  all: (state) => MESSAGES.all(state).map((one) => ({ ...one, by: delayOf(state.delay) })),
  meant: (state) => {
    const one = selectedMessage(state);
    return one === null ? null : { ...one, by: delayOf(state.delay) };
  },
};

export const TIMERS: Subjects<Frame['timers'][number]> = {
  all: ({ frame }) => frame?.timers.slice(0, TIMERS_MAX) ?? [],
  meant: () => null,
  none: () => notNow.noPlace,
  id: ({ process, name, key }) => `${process} ${name} ${key}`,
};

export const SLOTS: Subjects<Slot> = {
  all: ({ frame }) => frame?.ledger.slots.map(({ slot }) => slot) ?? [],
  named: slotsNamed,
  meant: ({ selection }) => (selection?.kind === 'slot' ? selection.slot : null),
  none: ({ pointing }) => notNow.noSlot(pointing),
  id: String,
};

/** The slots with these numbers that the run still knows. */
export function slotsNamed({ frame }: SynodState, { numbers }: Named): readonly Slot[] {
  if (frame === null) return [];
  const { since, top } = frame.ledger;
  return numbers.filter((slot) => slot >= Math.max(1, since) && slot <= top);
}

/** The one subject of actions on the run or the page as a whole. */
export const WHOLE: Subjects<undefined> = {
  all: () => [undefined],
  meant: () => undefined,
  none: () => notNow.noPlace,
  id: () => '',
};

/** The values of a choice; a key means the next one. */
export function oneOf<V>(all: readonly V[], now: (state: SynodState) => V): Subjects<V> {
  return {
    all: (state) => all.filter((value) => value !== now(state)),
    meant: (state) => all[(all.indexOf(now(state)) + 1) % all.length]!,
    none: () => notNow.noPlace,
    id: String,
  };
}

/** Subjects that the palette lists and no key means. */
export function listed<V>(
  all: (state: SynodState) => readonly V[],
  id: (value: V) => string = String,
): Subjects<V> {
  return { all, meant: () => null, none: () => notNow.noPlace, id };
}

type SwitchName = {
  [K in keyof Preferences]: Preferences[K] extends boolean ? K : never;
}[keyof Preferences];

/** The action that switches a preference on or off. */
export function preferring(
  name: SwitchName,
  words: PageAction<boolean>['words'],
  way: Pick<PageAction<boolean>['way'], 'group' | 'key'> = { group: 'looking' },
): PageAction<boolean> {
  const now = (state: SynodState) => state.preferences[name];
  return action(oneOf([true, false], now), words, {
    ...way,
    run: (isOn) => prefer({ [name]: isOn }),
  });
}
