import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cluster, Problem } from '../../contract/index.ts';
import { greeting, handle, openSession } from '../../session/index.ts';
import { numberText } from '../typed/index.ts';
import { clusterOf, draftOf, seedOf, typed, typedProblems, type Draft } from './draft.ts';
import { processIds } from './placement.ts';

const { scenes, limits } = greeting();
const session = openSession();
const standard = scenes[0]!.cluster;

/** The problems that the engine finds in a cluster. */
function engineProblems(cluster: Cluster, seed: number): readonly Problem[] {
  const { answer } = handle(session, { kind: 'checkCluster', cluster, seed });
  return answer.kind === 'refused' ? answer.problems : [];
}

/** A draft with the kind of load that uses this field, so that one field can be tried at a time. */
function everyLoad(field: string): Draft {
  const draft = draftOf(standard, 1);
  return {
    ...draft,
    load: field === 'load.think' ? 'closed' : field === 'load.perSecond' ? 'open' : 'none',
  };
}

describe('draftOf and clusterOf', () => {
  it('give back every ready-made cluster as it was', () => {
    for (const { cluster, seed } of scenes) {
      const draft = draftOf(cluster, seed);
      expect(clusterOf(draft, cluster)).toEqual(cluster);
      expect(seedOf(draft)).toBe(seed);
    }
  });

  it('build legal clusters for any legal counts, wherever processes run', () => {
    const counts = fc.integer({ min: 1, max: 9 });
    const placements = fc.constantFrom('together', 'apart', 'custom');
    fc.assert(
      fc.property(counts, counts, counts, counts, placements, (r, l, a, k, placement) => {
        let draft = draftOf(standard, 1);
        for (const [field, n] of [
          ['replicas', r],
          ['leaders', l],
          ['acceptors', a],
          ['clients', k],
        ] as const)
          draft = typed(draft, field, String(n));
        const cluster = clusterOf({ ...draft, placement }, standard);
        expect(engineProblems(cluster, 1)).toEqual([]);
        const ids = cluster.nodes.flatMap(({ processes }) => processes);
        expect(ids.toSorted()).toEqual(
          processIds({ replica: r, leader: l, acceptor: a, client: k }).toSorted(),
        );
      }),
    );
  });

  it('keeps a process where a person has put it', () => {
    const draft: Draft = { ...draftOf(standard, 1), placement: 'custom' };
    const moved = clusterOf({ ...draft, machines: { ...draft.machines, l2: 'n1' } }, standard);
    expect(moved.nodes.find(({ id }) => id === 'n1')?.processes).toContain('l2');
    expect(moved.nodes.find(({ id }) => id === 'n2')?.processes).not.toContain('l2');
  });
});

const fields = Object.keys(limits).filter((field) => field !== 'nodes');

describe.each(fields)('the number %s', (field) => {
  const { min, max } = limits[field]!;
  const draft = everyLoad(field);
  const problems = (text: string) =>
    typedProblems(typed(draft, field, text), limits).filter((problem) => problem.field === field);
  const codes = (value: number) => problems(numberText(field, value)).map(({ code }) => code);

  it('is legal at its limits and judged as the engine judges it', () => {
    expect(codes(min)).toEqual([]);
    expect(codes(max)).toEqual([]);
  });

  it('is told when it is below or above', () => {
    expect(codes(min - 1)).toEqual(['below']);
    expect(codes(max + 1)).toEqual(['above']);
  });

  it('is told when it is no number, with what was typed', () => {
    for (const text of ['', 'twelve', '1e', '0x10', '1 2', 'NaN', 'Infinity', '--1'])
      expect(problems(text).map(({ code, got }) => [code, got])).toEqual([['notANumber', text]]);
  });

  it('agrees with the engine about any number', () => {
    fc.assert(
      fc.property(fc.double({ min: min - 5, max: max + 5, noNaN: true }), (value) => {
        const text = numberText(field, value);
        const cluster: Cluster = clusterOf(typed(draft, field, text), standard);
        const seed = seedOf(typed(draft, field, text));
        const engine = engineProblems(cluster, seed).filter(
          (fault) => fault.field === field && LIMIT_CODES.has(fault.code),
        );
        // Only the text is judged where a count cannot be built.
        if (ROLES.has(field) && (value < 0 || value > 200 || !Number.isInteger(value))) return;
        expect(codes(value)).toEqual(engine.map(({ code }) => code));
      }),
      { numRuns: 60 },
    );
  });
});

const LIMIT_CODES = new Set(['notANumber', 'notAnInteger', 'below', 'above']);
const ROLES = new Set([
  'replicas',
  'leaders',
  'acceptors',
  'clients',
  'spares.replicas',
  'spares.leaders',
  'spares.acceptors',
]);
