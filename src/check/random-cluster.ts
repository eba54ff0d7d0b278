import { DEFAULT_SETTINGS, type ProcessId, type Settings } from '../paxos/index.ts';
import type { Cluster, LinkPolicy, Load, Member, NodeId, NodeSpec } from '../sim/index.ts';
import type { Luck } from './luck.ts';

/** Random clusters and random weather. */

export function randomCluster(luck: Luck): Cluster {
  const placed = luck.chance(0.6) ? servers(luck.whole(3, 5)) : byRole(luck);
  const spares = luck.chance(0.6) ? randomSpares(placed.flat() as readonly Member[], luck) : [];
  const clients = numbered('k', luck.whole(1, 4)).map((id) => [id]);
  return {
    nodes: [...placed, ...clients].map((processes, at): NodeSpec => {
      return { id: nodeId(at + 1), processes };
    }),
    settings: randomSettings(luck),
    link: randomWeather(luck),
    spares,
    loopback: luck.pick([0, 100, 1_000]),
    processing: luck.pick([0, 500, 2_000]),
    load: randomLoad(luck),
  };
}

/**
 * A cluster in which changes of configuration soon take effect: clients ask for little else, and
 * few messages are lost.
 */
export function restlessCluster(luck: Luck): Cluster {
  const cluster = randomCluster(luck);
  const { link, settings } = cluster;
  return {
    ...cluster,
    settings: { ...settings, window: luck.whole(1, 3) },
    link: { ...link, loss: link.loss / 4 },
    load: { kind: 'none' },
  };
}

/** Some members of each role, but not all. */
function randomSpares(all: readonly Member[], luck: Luck): readonly Member[] {
  const share = luck.pick([0.2, 0.4, 0.6]);
  return (['r', 'l', 'a'] as const).flatMap((letter) =>
    all.filter((id) => id.startsWith(letter)).filter((_, at) => at > 0 && luck.chance(share)),
  );
}

function nodeId(number: number): NodeId {
  return `n${number}`;
}

function numbered(letter: 'r' | 'l' | 'a' | 'k', count: number): readonly ProcessId[] {
  return Array.from({ length: count }, (_, at): ProcessId => `${letter}${at + 1}`);
}

function servers(count: number): readonly (readonly ProcessId[])[] {
  return numbered('r', count).map((_, at): readonly ProcessId[] => {
    return [`r${at + 1}`, `l${at + 1}`, `a${at + 1}`];
  });
}

function byRole(luck: Luck): readonly (readonly ProcessId[])[] {
  const all = [
    ...numbered('r', luck.whole(2, 3)),
    ...numbered('l', luck.whole(2, 3)),
    ...numbered('a', luck.whole(3, 5)),
  ];
  return all.map((id) => [id]);
}

function randomSettings(luck: Luck): Settings {
  return {
    ...DEFAULT_SETTINGS,
    suspectMin: 130_000,
    window: luck.whole(1, 6),
    chunk: luck.pick([1, 2, 16]),
    reads: luck.pick(['log', 'quorum']),
    respond: luck.pick(['all', 'proposer']),
  };
}

/** Loss up to 20 %, duplication up to 10 %, and messages that arrive far too late. */
export function randomWeather(luck: Luck): LinkPolicy {
  return {
    transport: luck.chance(0.15) ? 'reliable' : 'unreliable',
    latencyMin: 5_000,
    latencyMax: luck.pick([5_000, 15_000, 40_000]),
    loss: luck.share() * 0.2,
    duplication: luck.share() * 0.1,
    reordering: luck.share() * 0.3,
    tail: luck.pick([2, 10, 40]),
  };
}

function randomLoad(luck: Luck): Load {
  return luck.chance(0.7)
    ? { kind: 'closed', think: luck.whole(5_000, 200_000) }
    : { kind: 'open', perSecond: luck.whole(1, 10) };
}
