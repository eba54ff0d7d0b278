import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { campaign } from '../../check/index.ts';
import type { Problem } from '../../contract/index.ts';
import type { Recording } from '../../sim/index.ts';
import { readRecording, replay, textOf, TEXT_MAX } from './recording-file.ts';
import { playScene } from './scenes.ts';

const GOOD: Recording = playScene('minority', 1).history.recording;

/** The good recording as untyped data, with one field changed. */
function spoilt(path: string, value: unknown): string {
  const copy = JSON.parse(textOf(GOOD)) as Record<string, unknown>;
  const keys = path.split('.');
  let place: Record<string, unknown> = copy;
  for (const key of keys.slice(0, -1)) place = place[key] as Record<string, unknown>;
  const last = keys.at(-1)!;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return JSON.stringify(copy);
}

function problems(text: string): readonly Problem[] {
  const read = readRecording(text);
  if (read.kind === 'problems') return read.problems;
  const replayed = replay(read.recording, 1);
  return replayed.kind === 'problems' ? replayed.problems : [];
}

describe('a recording', () => {
  it('is the same after it was a file', () => {
    const read = readRecording(textOf(GOOD));
    expect(read).toEqual({ kind: 'recording', recording: GOOD });
    expect(problems(textOf(GOOD))).toEqual([]);
    const broken: Recording = { ...GOOD, variant: 'V2' };
    expect(readRecording(textOf(broken))).toEqual({ kind: 'recording', recording: broken });
  });

  it('is the same after it was a file, whatever was done in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const { recording } = campaign(seed, { events: 300 });
        fc.pre(recording.hands.length > 0);
        expect(readRecording(textOf(recording))).toEqual({ kind: 'recording', recording });
      }),
      { numRuns: 30 },
    );
  });

  it('is what a text holds, or else the text has problems', () => {
    const good = textOf(GOOD);
    const place = fc.nat(good.length);
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.tuple(place, place, fc.string({ maxLength: 3 })).map(([at, end, other]) => {
        return good.slice(0, Math.min(at, end)) + other + good.slice(Math.max(at, end));
      }),
      fc.tuple(place, fc.constantFrom('0', '-1', '"', '}', '1e999', 'null')).map(([at, other]) => {
        return good.slice(0, at) + other + good.slice(at + 1);
      }),
    );
    fc.assert(
      fc.property(text, (any) => {
        const read = readRecording(any);
        if (read.kind === 'problems') expect(read.problems.length).toBeGreaterThan(0);
        else expect(readRecording(textOf(read.recording))).toEqual(read);
      }),
    );
  });

  const hand = GOOD.hands[0]!;
  const corrupt: readonly (readonly [string, string, string, unknown?])[] = [
    ['', '', 'notJson'],
    ['hello', '', 'notJson'],
    [textOf(GOOD).slice(0, -20), '', 'notJson'],
    ['null', '', 'malformed', 'Object'],
    ['[]', 'version', 'malformed', '"version"'],
    ['"x"', '', 'malformed', 'Object'],
    ['{}', 'version', 'malformed', '"version"'],
    ['{"version":2}', 'version', 'version', '1'],
    [spoilt('version', 'one'), 'version', 'malformed', '1'],
    [spoilt('seed', '1'), 'seed', 'malformed', 'number'],
    [spoilt('seed', -1), 'seed', 'below'],
    [spoilt('seed', 1.5), 'seed', 'notAnInteger'],
    [spoilt('seed', undefined), 'seed', 'malformed', '"seed"'],
    [spoilt('extra', 1), 'extra', 'malformed', 'never'],
    [spoilt('variant', 'V99'), 'variant', 'noSuchVariant'],
    [spoilt('variant', 2), 'variant', 'malformed', 'string'],
    [spoilt('variant', null), 'variant', 'malformed', 'string'],
    [spoilt('hands', {}), 'hands', 'malformed', 'Array'],
    [spoilt('cluster', null), 'cluster', 'malformed', 'Object'],
    [spoilt('cluster.nodes', []), 'nodes', 'below'],
    [spoilt('cluster.nodes.0.id', 'server'), 'cluster.nodes[0].id', 'malformed', 'n1'],
    [spoilt('cluster.nodes.0.id', '__proto__'), 'cluster.nodes[0].id', 'malformed', 'n1'],
    [spoilt('cluster.nodes.0.id', 'n2'), 'nodes', 'duplicate'],
    [
      spoilt('cluster.nodes.0.processes.0', 'x1'),
      'cluster.nodes[0].processes[0]',
      'malformed',
      'r1 | l1 | a1 | k1',
    ],
    [spoilt('cluster.nodes.0.processes.0', 'r2'), 'nodes', 'duplicate'],
    [spoilt('cluster.settings.ping', undefined), 'cluster.settings.ping', 'malformed', '"ping"'],
    [spoilt('cluster.settings.ping', null), 'cluster.settings.ping', 'malformed', 'number'],
    [spoilt('cluster.settings.window', 0), 'settings.window', 'below'],
    [spoilt('cluster.settings.window', 1_000), 'settings.window', 'above'],
    [spoilt('cluster.settings.election', 'often'), 'cluster.settings.election', 'malformed'],
    [spoilt('cluster.settings.secret', 1), 'cluster.settings.secret', 'malformed', 'never'],
    [spoilt('cluster.link.loss', 1.1), 'link.loss', 'above'],
    [spoilt('cluster.link.transport', 'pigeon'), 'cluster.link.transport', 'malformed'],
    [spoilt('cluster.link.latencyMin', 50_000), 'link.latencyMin', 'minAboveMax'],
    [spoilt('cluster.load', { kind: 'heavy' }), 'cluster.load.kind', 'malformed'],
    [
      spoilt('cluster.load', { kind: 'open' }),
      'cluster.load.perSecond',
      'malformed',
      '"perSecond"',
    ],
    [
      spoilt('cluster.loopback', 987_654_321).replace('987654321', '1e400'),
      'cluster.loopback',
      'malformed',
    ],
    [spoilt('hands.0.index', -1), 'hands[0].index', 'malformed', '>=0'],
    [spoilt('hands.0.index', 1e9), 'hands[0].index', 'malformed'],
    [spoilt('hands.0.at', 'now'), 'hands[0].at', 'malformed', 'number'],
    [spoilt('hands.0.at', hand.at - 900_000), 'hands[0].at', 'below'],
    [spoilt('hands.0.at', hand.at + 900_000), 'hands[0].at', 'above'],
    [spoilt('hands.0.action', { kind: 'explode' }), 'hands[0].action.kind', 'malformed'],
    [spoilt('hands.0.action', { kind: 'crash', node: 'n1' }), 'hands[0].action.point', 'malformed'],
    [spoilt('hands.0.action', { kind: 'restart', node: 'n1' }), 'hands[0].action', 'nodeUp'],
    [spoilt('hands.0.action', { kind: 'restart', node: 'n77' }), 'hands[0].action', 'noSuchNode'],
    [
      spoilt('hands.0.action', { kind: 'deliver', envelope: 1e6 }),
      'hands[0].action',
      'noSuchEnvelope',
    ],
    [
      spoilt('hands.0.action', { kind: 'request', client: 'r1', op: ['get'] }),
      'hands[0].action.client',
      'malformed',
      'k1',
    ],
    [
      spoilt('hands.0.action', { kind: 'request', client: 'k1', op: [] }),
      'hands[0].action.op',
      'malformed',
    ],
    [spoilt('hands.0.action.links.0', { from: 'n1' }), 'hands[0].action.links[0].to', 'malformed'],
    [
      spoilt(
        'hands.0.action.links.0.to',
        GOOD.hands[0]!.action.kind === 'cut' ? GOOD.hands[0]!.action.links[0]!.from : '',
      ),
      'hands[0].action',
      'sameNode',
    ],
    [spoilt('hands.1', hand), 'hands[1].index', 'below'],
    ['x'.repeat(TEXT_MAX + 1), '', 'above'],
  ];

  it.each(corrupt.map((row, at) => [at, ...row] as const))(
    'is refused when it is corrupt: sample %i',
    (_at, text, field, code, expected) => {
      const found = problems(text);
      expect(found[0]).toMatchObject({
        field,
        code,
        ...(expected === undefined ? {} : { expected }),
      });
      expect(found.length).toBeLessThanOrEqual(20);
    },
  );

  it('that ends before its last hand is refused', () => {
    const still = spoilt('cluster.settings.election', 'manual');
    const text = JSON.stringify({
      ...(JSON.parse(still) as object),
      hands: [{ index: 5, at: 0, action: { kind: 'restart', node: 'n1' } }],
    });
    const recording = JSON.parse(text) as {
      cluster: { load: unknown; settings: Record<string, unknown>; link: unknown };
    };
    recording.cluster.load = { kind: 'none' };
    recording.cluster.settings['status'] = 600_000_000;
    const found = problems(JSON.stringify(recording));
    expect(found[0]!.field.startsWith('hands[0]')).toBe(true);
  });
});
