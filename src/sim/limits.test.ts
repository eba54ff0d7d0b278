import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type ProcessId } from '../paxos/index.ts';
import type { Cluster } from './cluster.ts';
import { clusterFaults, LIMITS, numberFaults, type LimitedField } from './limits.ts';
import { threeServers } from './testing/samples.ts';

const FIELDS = Object.keys(LIMITS) as LimitedField[];

/** The cluster with the number at one path replaced. */
function withNumber(
  field: string,
  value: number,
): { readonly cluster: Cluster; readonly seed: number } {
  if (field === 'seed') return { cluster: threeServers(), seed: value };
  const [first, second] = field.split('.') as [string, string?];
  const cluster = threeServers({
    load:
      field === 'load.perSecond' ? { kind: 'open', perSecond: 1 } : { kind: 'closed', think: 1 },
  });
  if (second === undefined) return { cluster: { ...cluster, [first]: value }, seed: 1 };
  const part = cluster[first as 'settings'];
  return { cluster: { ...cluster, [first]: { ...part, [second]: value } }, seed: 1 };
}

const COUNTED = ['nodes', 'replicas', 'leaders', 'acceptors', 'clients'];
const numbers = FIELDS.filter((field) => !COUNTED.includes(field) && !field.startsWith('spares.'));

describe('each number of a cluster', () => {
  it.each(numbers)('%s: at its limits, and just outside', (field) => {
    const { min, max } = LIMITS[field];
    const codes = (value: number) => {
      const { cluster, seed } = withNumber(field, value);
      return clusterFaults(cluster, seed)
        .filter(
          (fault) =>
            fault.field === field &&
            fault.code !== 'minAboveMax' &&
            fault.code !== 'suspectTooShort',
        )
        .map(({ code }) => code);
    };
    expect([codes(min), codes(max)]).toEqual([[], []]);
    expect([codes(min - 1), codes(max + 1)]).toEqual([['below'], ['above']]);
    expect([codes(NaN), codes(Infinity)]).toEqual([['notANumber'], ['notANumber']]);
  });

  it('is whole, unless it is a chance, a factor or a rate', () => {
    const broken = FIELDS.filter(
      (field) => numberFaults(field, LIMITS[field].min + 0.5).length > 0,
    );
    expect(FIELDS.filter((field) => !broken.includes(field))).toEqual([
      'link.loss',
      'link.duplication',
      'link.reordering',
      'link.tail',
      'load.perSecond',
      'settings.suspectGrowth',
    ]);
  });
});

describe('the number of each role', () => {
  it.each([
    ['replicas', 'r'],
    ['leaders', 'l'],
    ['acceptors', 'a'],
    ['clients', 'k'],
  ] as const)('%s', (field, letter) => {
    const codes = (count: number) => {
      const ids = Array.from({ length: count }, (_, at) => `${letter}${at + 1}` as ProcessId);
      const { nodes } = threeServers();
      const others = nodes.map(({ id, processes }) => ({
        id,
        processes: processes.filter((one) => one[0] !== letter),
      }));
      const cluster = threeServers({ nodes: [...others, { id: 'n9', processes: ids }] });
      return clusterFaults(cluster, 1).map((fault) => [fault.field, fault.code]);
    };
    const { max } = LIMITS[field];
    expect(codes(0)).toEqual([[field, 'below']]);
    expect([codes(1), codes(max)]).toEqual([[], []]);
    expect(codes(max + 1)).toEqual([[field, 'above']]);
  });

  it.each([
    ['spares.replicas', 'r'],
    ['spares.leaders', 'l'],
    ['spares.acceptors', 'a'],
  ] as const)('%s, who do not count as members', (field, letter) => {
    const codes = (count: number) => {
      const spares = Array.from(
        { length: count },
        (_, at) => `${letter}${at + 50}` as Cluster['spares'][number],
      );
      const nodes = [...threeServers().nodes, { id: 'n9' as const, processes: spares }];
      return clusterFaults(threeServers({ nodes, spares }), 1).map((one) => [one.field, one.code]);
    };
    const { max } = LIMITS[field];
    expect([codes(0), codes(max)]).toEqual([[], []]);
    expect(codes(max + 1)).toEqual([[field, 'above']]);
  });

  it('of members, when all of a role are spares', () => {
    const faults = clusterFaults(threeServers({ spares: ['a1', 'a2', 'a3'] }), 1);
    expect(faults.map(({ field, code }) => [field, code])).toEqual([['acceptors', 'below']]);
  });

  it('of nodes', () => {
    const codes = (extra: number) => {
      const more = Array.from({ length: extra }, (_, at) => ({
        id: `n${at + 10}` as const,
        processes: [],
      }));
      return clusterFaults(threeServers({ nodes: [...threeServers().nodes, ...more] }), 1).map(
        ({ field, code }) => [field, code],
      );
    };
    expect(codes(95)).toEqual([]);
    expect(codes(96)).toEqual([['nodes', 'above']]);
  });
});

describe('what must fit together', () => {
  const faults = (change: Partial<Cluster>) =>
    clusterFaults(threeServers(change), 1).map(({ field, code, got }) => [field, code, got]);

  it('knows every spare, once', () => {
    expect(faults({ spares: ['a9', 'a3', 'a3'] })).toEqual([
      ['spares', 'noSuchProcess', 'a9'],
      ['spares', 'duplicate', 'a3'],
    ]);
  });

  it('names what stands twice or is misspelt', () => {
    const { nodes } = threeServers();
    expect(faults({ nodes: [...nodes, { id: 'n1', processes: ['a1'] }] })).toEqual([
      ['nodes', 'duplicate', 'n1'],
      ['nodes', 'duplicate', 'a1'],
    ]);
    expect(
      faults({ nodes: [...nodes, { id: 'n01', processes: ['a07', 'x1' as ProcessId] }] }),
    ).toEqual([
      ['nodes', 'malformed', 'n01'],
      ['nodes', 'malformed', 'a07'],
      ['nodes', 'malformed', 'x1'],
    ]);
  });

  it('wants the lower end below the upper', () => {
    expect(faults({ link: { ...threeServers().link, latencyMin: 20_000 } })).toContainEqual([
      'link.latencyMin',
      'minAboveMax',
      '20000',
    ]);
    expect(faults({ settings: { ...DEFAULT_SETTINGS, retry: 500_000 } })).toContainEqual([
      'settings.retry',
      'minAboveMax',
      '500000',
    ]);
  });

  it('wants a suspicion to outlast two pings and the way there and back', () => {
    const least = 2 * DEFAULT_SETTINGS.ping + 20_000;
    const at = (suspectMin: number) => faults({ settings: { ...DEFAULT_SETTINGS, suspectMin } });
    expect(at(least)).toEqual([['settings.suspectMin', 'suspectTooShort', String(least)]]);
    expect(at(least + 1)).toEqual([]);
  });
});
