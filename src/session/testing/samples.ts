import type { Action, Frame, Intent, Link, SceneId } from '../../contract/index.ts';

/** For tests: random wishes, many of them illegal, and a run with enough in it to ask about. */

export type Luck = () => number;

/** Repeats a list of numbers in 0…1 as draws. */
export function luckOf(numbers: readonly number[]): Luck {
  let at = 0;
  return () => (numbers[at++ % numbers.length]! % 1_000) / 1_000;
}

function pick<T>(luck: Luck, list: readonly T[]): T | undefined {
  return list[Math.floor(luck() * list.length)];
}

export const SCENE_IDS: readonly SceneId[] = [
  'three-servers',
  'by-role',
  'failover',
  'lossy',
  'minority',
  'replace',
  'duel',
];

/** A wish that moves within a run and never leaves the branch. */
export function randomTravel({ index, time, next, timeline }: Frame, luck: Luck): Intent {
  const quiet = luck() < 0.5;
  const unit = luck() < 0.7 ? 'event' : 'beat';
  const ways: readonly (() => Intent)[] = [
    () => ({ kind: 'next', unit, quiet }),
    () => ({ kind: 'previous', unit, quiet }),
    () => ({ kind: 'undo' }),
    () => ({ kind: 'runTo', to: (next ?? time) + Math.floor(luck() * 100_000) }),
    () => ({ kind: 'seek', index: Math.floor(luck() * (timeline.length + 2)) }),
    () => ({ kind: 'seekTime', at: Math.floor(luck() * timeline.endTime) }),
    () => ({ kind: 'seek', index: index - 1 }),
    () => ({ kind: 'watch', ledgerFrom: luck() < 0.7 ? null : 1 + Math.floor(luck() * 5) }),
  ];
  return pick(luck, ways)!();
}

export function randomAct(frame: Frame, luck: Luck): Intent {
  const { time, next } = frame;
  const at = time + Math.floor(luck() * ((next ?? time) - time + 1));
  if (luck() < 0.15) {
    const action = { kind: 'request', client: 'k1', op: ['append', 'x', 'y'] } as const;
    return { kind: 'act', action, at };
  }
  return { kind: 'act', action: randomAction(frame, luck), at };
}

function randomAction({ nodes, envelopes, timers, run }: Frame, luck: Luck): Action {
  const node = pick(luck, nodes)!.id;
  const links: readonly Link[] = [{ from: node, to: pick(luck, nodes)!.id }];
  const envelope = pick(luck, envelopes)?.id ?? 0;
  const timer = pick(luck, timers);
  const actions: readonly Action[] = [
    { kind: 'deliver', envelope },
    { kind: 'drop', envelope, why: 'hand' },
    { kind: 'duplicate', envelope },
    { kind: 'hold', envelope },
    { kind: 'release', envelope },
    { kind: 'delay', envelope, by: Math.floor(luck() * 40_000) },
    { kind: 'crash', node, point: 'now' },
    { kind: 'crash', node, point: luck() < 0.5 ? 'beforeSend' : 'beforePersist' },
    { kind: 'restart', node },
    { kind: 'restart', node },
    { kind: 'wipe', node },
    { kind: 'pause', node },
    { kind: 'resume', node },
    { kind: 'cut', links },
    { kind: 'heal', links },
    { kind: 'weather', links: luck() < 0.5 ? null : links, policy: { ...run.link, loss: luck() } },
    { kind: 'load', load: { kind: 'closed', think: 30_000 } },
    { kind: 'election', policy: 'manual' },
    { kind: 'request', client: 'k1', op: ['put', 'y', '1'] },
    timer
      ? { kind: 'fire', process: timer.process, timer: timer.name, key: timer.key }
      : { kind: 'deliver', envelope },
  ];
  return pick(luck, actions)!;
}

/** A script in which a1 alone votes in slot 2, and l2, which takes over, fills slot 1. */
export const HOLE = `# A hole in slot 1.
cluster acceptors 3 leaders 2 replicas 1 clients 2
set election manual
set links manual

request k1 put x 1
request k2 put x 2
deliver request from k1 to r1
deliver request from k2 to r1
fire elect at l1
deliver p1a from l1 to a1 a2
deliver p1b from a1 a2 to l1
deliver propose from r1 to l1 slot 1
deliver propose from r1 to l1 slot 2
deliver p2a from l1 to a1 slot 2
fire elect at l2
deliver p1a from l2 to a1 a2
deliver p1b from a1 a2 to l2
deliver p2a from l2 to a1 a2 slot 1
expect chosen slot 1 no-op
`;
