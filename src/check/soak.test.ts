import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, NOOP, type Micros, type Note } from '../paxos/index.ts';
import {
  advance,
  hashText,
  openHistory,
  playOne,
  seek,
  seekTime,
  type Cluster,
  type LinkPolicy,
} from '../sim/index.ts';
import { campaign, type CampaignReport } from './campaign.ts';
import { allLinks } from './core.ts';
import { luckOf, type Luck } from './luck.ts';
import { BROKEN } from './variants.ts';
import { observe } from './safety.ts';
import { act, clusterOf, openTrial, type Trial } from './testing/trial.ts';
import type { Variant } from './variant.ts';
import type { Violation } from './violation.ts';

/** Long runs of five acceptors, three leaders and three replicas in foul weather. */

const SHAPE = { acceptors: 5, leaders: 3, replicas: 3, clients: 3 };
const SECOND = 1_000_000;

function busy(link: Partial<LinkPolicy>): Cluster {
  return { ...clusterOf(SHAPE, {}, link), load: { kind: 'closed', think: 20_000 } };
}

const STORM = { loss: 0.2, duplication: 0.1, reordering: 0.3, tail: 10 };

// T61 and T63

const SOAK = { events: 20_000, cluster: busy(STORM) };
const SEEDS = [1, 2, 3, 4, 5, 6];

it('T61: loss, duplicates, crashes and cuts break nothing, and all is well once they stop', () => {
  const reports = SEEDS.map((seed) => campaign(seed, SOAK));
  expect(reports.filter(({ violation }) => violation !== null)).toEqual([]);
  const sum = (field: 'answered' | 'crashes') =>
    reports.reduce((total, report) => total + report[field], 0);
  expect(sum('answered')).toBeGreaterThan(600);
  expect(sum('crashes')).toBeGreaterThan(300);
});

/** Variants that random clusters in random weather hardly ever expose. */
it.each(['V3', 'V8'])('T61: %s is found out', (id) => {
  const { change } = BROKEN.find((one) => one.id === id)!;
  const isRed = (seed: number) => campaign(seed, { ...SOAK, variant: change }).violation !== null;
  expect([...SEEDS, 7, 8, 9, 10].some(isRed)).toBe(true);
});

// T62

const PERIOD = 2 * SECOND;
/** How long recovery may take (B1). */
const { suspectMax, clientRetryMax } = DEFAULT_SETTINGS;
const RECOVERY = 8 * suspectMax + 4 * clientRetryMax;

/** Three acceptors, two leaders, two replicas and all clients are on one side of a cut, the others on the other. */
function repartition(trial: Trial, luck: Luck): void {
  const { world } = trial;
  const some = (letter: string, count: number) => {
    const all = world.processes.filter(({ id }) => id.startsWith(letter));
    while (all.length > count) all.splice(luck.whole(0, all.length - 1), 1);
    return all.map(({ node }) => world.nodes[node]!.id);
  };
  const side = new Set([...some('a', 3), ...some('l', 2), ...some('r', 2), ...some('k', 3)]);
  const cut = allLinks(world).filter(({ from, to }) => side.has(from) !== side.has(to));
  const heal = allLinks(world).filter(({ from, to }) => side.has(from) === side.has(to));
  act(trial, { kind: 'heal', links: heal });
  act(trial, { kind: 'cut', links: cut });
}

interface Restless {
  readonly violations: readonly Violation[];
  /** How long each request was open, whether or not it was answered. */
  readonly waits: readonly Micros[];
}

/** One minute in which, every two seconds, another majority is the only one connected. */
function restless(seed: number, link: Partial<LinkPolicy>, change?: Variant['change']): Restless {
  const trial = openTrial(busy(link), change, seed);
  const { world, violations } = trial;
  const luck = luckOf(seed, 'repartition');
  const since = new Map<string, Micros>();
  const waits: Micros[] = [];
  for (let until = PERIOD; until <= 60 * SECOND; until += PERIOD) {
    repartition(trial, luck);
    watch(trial, until, (note) => {
      if (note.kind === 'asked' && note.cmd !== NOOP) since.set(note.cmd.client, world.time);
      else if (note.kind === 'answered') waits.push(world.time - since.get(note.client)!);
      if (note.kind === 'answered') since.delete(note.client);
    });
  }
  for (const asked of since.values()) waits.push(world.time - asked);
  return { violations, waits };
}

function watch(trial: Trial, until: Micros, heard: (note: Note) => void): void {
  for (;;) {
    const occurrence = advance(trial.world, until);
    if (occurrence === null) return;
    trial.violations.push(...observe(trial.check, trial.world, occurrence));
    for (const note of occurrence.step?.notes ?? []) heard(note);
  }
}

describe('T62: another majority every two seconds', () => {
  it('keeps no client waiting for longer than it takes to find it', () => {
    for (const seed of SEEDS) {
      const { violations, waits } = restless(seed, {});
      expect(violations).toEqual([]);
      expect(waits.length).toBeGreaterThan(1_000);
      expect(Math.max(...waits)).toBeLessThan(2 * PERIOD);
    }
  });

  it('gets work done with a fifth of all messages lost, too', () => {
    for (const seed of SEEDS) {
      const { violations, waits } = restless(seed, { loss: 0.2 });
      expect(violations).toEqual([]);
      expect(waits.length).toBeGreaterThan(100);
      expect(Math.max(...waits)).toBeLessThan(PERIOD + RECOVERY);
    }
  });

  it.each(['W7', 'W16'])('keeps a client waiting under %s', (id) => {
    const { change } = BROKEN.find((one) => one.id === id)!;
    const longest = SEEDS.map((seed) => Math.max(...restless(seed, {}, change).waits));
    expect(Math.max(...longest)).toBeGreaterThan(2 * PERIOD);
  });
});

// T63

/** Plays a recording as a person does: on for a while, one step, back, and on again. */
function playedByFits({ recording }: CampaignReport, luck: Luck): string {
  const history = openHistory(recording);
  while (history.length < SOAK.events) {
    const pause = history.world.time + luck.whole(0, SECOND);
    while (history.world.index < SOAK.events && playOne(history, pause) !== null);
    if (history.world.index < SOAK.events) playOne(history, Infinity);
    if (luck.chance(0.1)) seek(history, luck.whole(0, history.length));
    if (luck.chance(0.1)) seekTime(history, luck.whole(0, history.endTime));
    seek(history, history.length);
  }
  return hashText(history.world);
}

function playedAtOnce({ recording }: CampaignReport): string {
  const history = openHistory(recording);
  while (history.world.index < SOAK.events && playOne(history, Infinity) !== null);
  return hashText(history.world);
}

it('T63: the same seed is the same run, however it is played', () => {
  const [first, again, other] = [1, 1, 2].map((seed) => campaign(seed, SOAK));
  expect(again).toEqual(first);
  expect(other!.hash).not.toBe(first!.hash);
  const hash = playedAtOnce(first!);
  expect(playedAtOnce(other!)).not.toBe(hash);
  expect(playedByFits(first!, luckOf(1, 'fits'))).toBe(hash);
  expect(playedByFits(first!, luckOf(2, 'fits'))).toBe(hash);
});
