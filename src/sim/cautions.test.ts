import { describe, expect, it } from 'vitest';
import { clusterCautions } from './cautions.ts';
import type { Cluster, LinkPolicy } from './cluster.ts';
import { clusterFaults } from './limits.ts';
import { threeServers } from './testing/samples.ts';

const MS = 1_000;
const base = threeServers();

interface Change {
  readonly settings?: Partial<Cluster['settings']>;
  readonly link?: Partial<LinkPolicy>;
  readonly processing?: number;
}

function changed({ settings, link, processing = base.processing }: Change): Cluster {
  return {
    ...base,
    settings: { ...base.settings, ...settings },
    link: { ...base.link, transport: 'unreliable', reordering: 0, ...link },
    processing,
  };
}

/** What is said of a legal cluster, with the span that would do in milliseconds. */
function told(change: Change): readonly (readonly [string, string, number])[] {
  const cluster = changed(change);
  expect(clusterFaults(cluster, 1), 'the cluster opens').toEqual([]);
  return clusterCautions(cluster).map(({ field, code, least }) => [field, code, least / MS]);
}

describe('timers that cannot work together', () => {
  it('are none in an ordinary cluster', () => {
    expect(told({})).toEqual([]);
  });

  it.each<readonly [string, Change, string, string]>([
    [
      'a stretched message',
      { link: { latencyMax: 15 * MS, reordering: 0.1, tail: 10 } },
      'settings.suspectMin',
      'distrusts',
    ],
    [
      'pings that fill an inbox',
      {
        processing: 30 * MS,
        settings: { ping: 40 * MS, suspectMin: 200 * MS, suspectInitial: 300 * MS },
      },
      'settings.ping',
      'drowned',
    ],
    [
      'a retry before the answer',
      { settings: { retry: 10 * MS } },
      'settings.retry',
      'retryTooSoon',
    ],
    [
      'no retry that waits long enough',
      { settings: { retry: 10 * MS, retryMax: 20 * MS } },
      'settings.retryMax',
      'alwaysRetries',
    ],
    [
      'a leader that steps down before votes come',
      { settings: { quorumTtl: 20 * MS } },
      'settings.quorumTtl',
      'stepsDown',
    ],
    [
      'a client that asks elsewhere too soon',
      { settings: { clientRetry: 60 * MS } },
      'settings.clientRetry',
      'clientTooSoon',
    ],
    [
      'a replica that asks another peer too soon',
      { settings: { learn: 20 * MS } },
      'settings.learn',
      'learnTooSoon',
    ],
    ['a gap that is none', { settings: { gap: 20 * MS } }, 'settings.gap', 'gapTooSoon'],
  ])('%s', (_, change, field, code) => {
    expect(told(change).map(([at, what]) => [at, what])).toContainEqual([field, code]);
  });

  it('are told with the span that would do, and are gone once it is there', () => {
    const link = { latencyMin: 5 * MS, latencyMax: 40 * MS } as const;
    const patient = { suspectMin: 200 * MS, suspectInitial: 200 * MS };
    const [first] = told({ link, settings: patient });
    expect(first).toEqual(['settings.retry', 'retryTooSoon', 80]);
    const enough = { ...patient, retry: 80 * MS };
    expect(told({ link, settings: enough })).toEqual([]);
  });

  it('are none where messages wait for a hand, and patience is nothing without a monitor', () => {
    expect(told({ link: { transport: 'manual' }, settings: { retry: 1 * MS } })).toEqual([]);
    const stretched = { reordering: 0.1, tail: 10 } as const;
    const codes = told({ link: stretched, settings: { election: 'eager' } }).map(
      ([, code]) => code,
    );
    expect(codes).not.toContain('distrusts');
  });
});
