import type { Configuration, ProcessId, Role, Slot } from '../../../contract/index.ts';
import { countOf, listText } from '../values/format.ts';

type Member = Configuration['acceptors' | 'leaders' | 'replicas'][number];

export const RECONFIGURE_WORDS = {
  title: 'Change the configuration',
  shortTitle: 'Reconfigure',
  now: ({ id, from }: Configuration) => `Configuration ${id} governs every slot from ${from} on.`,
  members: { replica: 'Replicas', leader: 'Leaders', acceptor: 'Acceptors' },
  added: 'joins',
  removed: 'leaves',
  what: 'What will happen',
  nothing: 'Select the members of the next configuration.',
  noSpares:
    'Every process of this cluster is a member already. Edit the cluster to add spares that can join.',
  asks: 'Who asks for it',
  ask: 'Ask for this change',
  cancel: 'Cancel',
  open: 'Change the configuration…',
  heading: 'Configuration',
} as const;

/** `adds a4 and removes a1`. */
export function changeText(add: readonly ProcessId[], remove: readonly ProcessId[]): string {
  const parts = [
    ...(add.length > 0 ? [`adds ${listText(add)}`] : []),
    ...(remove.length > 0 ? [`removes ${listText(remove)}`] : []),
  ];
  return listText(parts);
}

export interface Change {
  readonly last: Configuration;
  readonly next: Configuration;
  readonly add: readonly Member[];
  readonly remove: readonly Member[];
  readonly window: number;
  /** The number of replicas that makes a quorum of the next configuration. */
  readonly quorum: number;
}

/** Says what the change does, step by step; `earliest` is the first slot that can decide it. */
export function changeSteps(change: Change, earliest: Slot): readonly string[] {
  const { last, next, add, remove, window, quorum } = change;
  const from = earliest + window;
  return [
    `It is a command like any other: configuration ${last.id} decides it, in slot ${earliest} at the earliest.`,
    `Configuration ${next.id} begins ${countOf(window, 'slot')} (WINDOW) later, at slot ${from} at the earliest. So every replica that proposes for a slot knows which acceptors decide it.`,
    `The slots before are still decided by ${listText(last.acceptors)}; no-ops fill those that no command needs.`,
    ...add.map((id) => JOINS[id[0] as keyof typeof JOINS](id, from)),
    ...(remove.length === 0 ? [] : [leaves(remove, next, quorum, from)]),
  ];
}

const JOINS = {
  a: (id: Member, from: Slot) =>
    `${id} starts with nothing promised and nothing accepted. Its vote counts from slot ${from} on.`,
  l: (id: Member) => `${id} starts passive, like every leader.`,
  r: (id: Member, from: Slot) =>
    `${id} learns from its peers what it lacks, and answers clients from slot ${from} on.`,
} as const;

function leaves(remove: readonly Member[], next: Configuration, need: number, from: Slot): string {
  const one = remove.length === 1;
  return `${listText(remove)} ${one ? 'retires' : 'retire'} once ${need} of ${listText(next.replicas)} ${need === 1 ? 'has' : 'have'} every slot below ${from} on disk. Stop ${one ? 'it' : 'them'} only then: before that, open slots might never be decided.`;
}

/** These faults forbid a change, or warn of it. */
export const CHANGE_FAULTS = {
  empty: (role: Role) => `No ${role} would be left. Keep at least one.`,
  oldDown: ({ id }: Configuration) =>
    `Too many acceptors of configuration ${id} are down: it can decide nothing, not even this. Restart some first.`,
  newDown: ({ id }: Configuration) =>
    `Too many acceptors of configuration ${id} would be down: no slot of it could be decided until they run.`,
  pending: ({ id, from }: Configuration) =>
    `Configuration ${id} has not begun yet: it begins with slot ${from}. This change comes after it.`,
  asked: (client: ProcessId, { id }: Configuration) =>
    `${client} waits for another change of configuration ${id}. Only one of the two can be made: the one decided later is refused.`,
} as const;

export const STANDING_WORDS = {
  spare: 'spare',
  joining: 'joining',
  member: '',
  leaving: 'leaving',
  retired: 'retired',
} as const;

export function notRetired(ids: readonly ProcessId[]): string {
  const one = ids.length === 1;
  return `${listText(ids)} ${one ? 'has' : 'have'} not retired yet: the configuration that ${one ? 'it leaves' : 'they leave'} may still need ${one ? 'it' : 'them'} for its last slots.`;
}
