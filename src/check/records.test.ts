import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { configFor, type CfgId, type Configuration, type Slot } from '../paxos/index.ts';
import { advance, refusal, type Action, type Cluster, type Member } from '../sim/index.ts';
import { newestRecord } from './core.ts';
import { BROKEN } from './variants.ts';
import { act, clusterOf, openTrial, type Trial } from './testing/trial.ts';
import type { Change } from './variant.ts';

/** Properties of configurations that hold in any world, however many changes are asked for. */

const ACCEPTORS = ['a1', 'a2', 'a3', 'a4', 'a5'] as const;
const LEADERS = ['l1', 'l2', 'l3'] as const;
const REPLICAS = ['r1', 'r2', 'r3', 'r4'] as const;
const MEMBERS: readonly Member[] = [...ACCEPTORS, ...LEADERS, ...REPLICAS];
const CLIENTS = ['k1', 'k2', 'k3'] as const;
const SPARES: Cluster['spares'] = ['a4', 'a5', 'l3', 'r3', 'r4'];

/** One hand, and how many events follow by themselves. */
interface Deed {
  readonly hand: (trial: Trial) => Action;
  readonly events: number;
}

/** Mostly a change that can be made; some name an old configuration, or would leave a role empty. */
const change = fc
  .record({
    client: fc.constantFrom(...CLIENTS),
    who: fc.subarray([...MEMBERS], { minLength: 1, maxLength: 3 }),
    late: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ client, who, late }) => ({ world }: Trial): Action => {
    const { id, acceptors, leaders, replicas } = newestRecord(world);
    const isIn = (one: Member) => [...acceptors, ...leaders, ...replicas].includes(one);
    const [add, remove] = [who.filter((one) => !isIn(one)), who.filter(isIn)];
    return { kind: 'request', client, op: { expect: late === 0 ? id - 1 : id, add, remove } };
  });

const request = fc
  .constantFrom(...CLIENTS)
  .map((client) => (): Action => ({ kind: 'request', client, op: ['append', 'x', client] }));

const outage = fc
  .tuple(fc.nat(), fc.constantFrom('crash', 'restart', 'cut', 'heal'))
  .map(([at, kind]) => ({ world: { nodes } }: Trial): Action => {
    const [node, other] = [nodes[at % nodes.length]!.id, nodes[(at * 7 + 1) % nodes.length]!.id];
    if (kind === 'crash') return { kind, node, point: 'now' };
    if (kind === 'restart') return { kind, node };
    return { kind: kind === 'cut' ? 'cut' : 'heal', links: [{ from: node, to: other }] };
  });

const deed: fc.Arbitrary<Deed> = fc.record({
  hand: fc.oneof({ weight: 3, arbitrary: change }, { weight: 2, arbitrary: request }, outage),
  events: fc.integer({ min: 0, max: 120 }),
});

const world = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  window: fc.integer({ min: 1, max: 4 }),
  chunk: fc.constantFrom(1, 4, 16),
  loss: fc.constantFrom(0, 0.1),
  reordering: fc.constantFrom(0, 0.3),
  deeds: fc.array(deed, { maxLength: 40 }),
});

type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

/** Everything that a run has said of configurations. */
interface Told {
  readonly records: Map<CfgId, Configuration>;
  readonly governs: Map<Slot, CfgId>;
  readonly faults: Set<string>;
}

function play({ seed, window, chunk, loss, reordering, deeds }: World, broken?: Change): Told {
  const shape = { acceptors: 5, leaders: 3, replicas: 4, clients: 3 };
  const link = { transport: 'unreliable', loss, reordering, tail: 10 } as const;
  const cluster = { ...clusterOf(shape, { window, chunk }, link), spares: SPARES };
  const trial = openTrial(cluster, broken, seed);
  const told: Told = { records: new Map(), governs: new Map(), faults: new Set() };
  for (const one of deeds) {
    const action = one.hand(trial);
    if (refusal(trial.world, action) === null) act(trial, action);
    for (let event = 0; event < one.events; event++) {
      const occurrence = advance(trial.world, Infinity);
      if (occurrence === null) break;
      for (const note of occurrence.step?.notes ?? []) {
        if (!('slot' in note) || !('cfg' in note)) continue;
        if (note.kind === 'wasCollected') continue;
        agree(told, told.governs, note.slot, note.cfg, 'a slot has one configuration');
      }
    }
    look(trial, told);
  }
  return told;
}

function agree<K, V>(told: Told, known: Map<K, V>, key: K, value: V, law: string): void {
  const first = known.get(key);
  if (first === undefined) known.set(key, value);
  else if (JSON.stringify(first) !== JSON.stringify(value)) told.faults.add(law);
}

/** Records what every process knows now. */
function look({ world: { processes } }: Trial, told: Told): void {
  for (const { state } of processes) {
    if (state.role === 'client') continue;
    const lists =
      state.role === 'replica'
        ? [state.volatile.configs, state.stable.told, state.stable.snap.configs]
        : [state.stable.records];
    for (const list of lists) {
      for (const one of list) agree(told, told.records, one.id, one, 'a record never changes');
      for (const [at, { id, from }] of list.entries()) {
        const before = list[at - 1];
        if (before !== undefined && before.from >= from) told.faults.add('slots grow');
        if (state.role === 'replica' && id !== at) told.faults.add('lists are beginnings of one');
      }
    }
    if (state.role !== 'replica') continue;
    const { configs, proposals } = state.volatile;
    for (const { slot } of proposals) {
      agree(told, told.governs, slot, configFor(configs, slot).id, 'a slot has one configuration');
    }
  }
}

describe('configurations', () => {
  it('are one list, known to every replica from its beginning, and each slot is in one of them', () => {
    let longest = 0;
    fc.assert(
      fc.property(world, (one) => {
        const { faults, records } = play(one);
        expect([...faults]).toEqual([]);
        longest = Math.max(longest, records.size);
      }),
      { numRuns: 150, seed: 1 },
    );
    expect(longest).toBeGreaterThan(5);
  });

  it.each(['V21', 'W19'])('are not, under %s', (id) => {
    const broken = BROKEN.find((one) => one.id === id)!.change;
    const found = fc.check(
      fc.property(world, (one) => play(one, broken).faults.size === 0),
      { numRuns: 300, seed: 1, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
