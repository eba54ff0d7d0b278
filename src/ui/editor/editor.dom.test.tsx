import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Cluster, Frame, Problem } from '../../contract/index.ts';
import * as session from '../../session/index.ts';
import { openCluster, useSynod } from '../../store/index.ts';
import { openRun, present, settled } from '../testing/local-run.ts';
import { numberText } from '../typed/index.ts';
import { EDITOR_WORDS, fieldWords } from '../words/index.ts';
import { Editor } from './index.ts';

let before: Frame;
const onClose = vi.fn<() => void>();

beforeEach(async () => {
  before = await openRun(session);
  onClose.mockClear();
  const { hello } = useSynod.getState();
  const { cluster, seed } = before.run;
  render(
    <Editor
      cluster={cluster}
      seed={seed}
      standard={hello!.scenes[0]!.cluster}
      limits={hello!.limits}
      open={openCluster}
      onClose={onClose}
      copyRecording={() => Promise.resolve(true)}
    />,
  );
  await settled();
});
afterEach(cleanup);

/** Finds a field by its label, which is quicker than a query that computes every name on the page. */
function field(path: string): HTMLInputElement {
  const { label } = fieldWords(path)!;
  const labels = Array.from(document.querySelectorAll('label'));
  const id = labels.find(({ textContent }) => textContent === label)?.htmlFor ?? '';
  return document.getElementById(id) as HTMLInputElement;
}

async function type(path: string, text: string): Promise<void> {
  fireEvent.change(field(path), { target: { value: text } });
  await settled();
}

/** The sentence next to a field; empty when nothing is wrong. */
function errorAt(path: string): string {
  const input = field(path);
  if (input.getAttribute('aria-invalid') !== 'true') return '';
  const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

async function pick(label: string, option: string | RegExp): Promise<void> {
  // The head of a section may have the same name as the choice below it.
  const named = screen.getAllByRole('button', { name: new RegExp(`${label}$`, 'u') });
  await userEvent.click(named.at(-1)!);
  await userEvent.click(screen.getByRole('option', { name: option }));
}

async function open(): Promise<void> {
  fireEvent.click(screen.getByText('Open this cluster'));
  await settled();
}

/** These fields are always in sight; the others appear when a person selects something. */
const ALWAYS = [
  'seed',
  'replicas',
  'leaders',
  'acceptors',
  'clients',
  'processing',
  'loopback',
  'link.latencyMin',
  'link.latencyMax',
  'settings.window',
  'settings.chunk',
  'settings.ping',
  'settings.suspectInitial',
  'settings.suspectMin',
  'settings.suspectMax',
  'settings.suspectGrowth',
  'settings.suspectDecrease',
  'settings.retry',
  'settings.retryMax',
  'settings.clientRetry',
  'settings.clientRetryMax',
  'settings.quorumTtl',
  'settings.status',
  'settings.gap',
  'settings.learn',
  'settings.learnMax',
];
const UNRELIABLE = ['link.loss', 'link.duplication', 'link.reordering', 'link.tail'];

async function tryLimits(path: string): Promise<void> {
  const { min, max } = useSynod.getState().hello!.limits[path]!;
  const usual = field(path).value;
  const told = async (value: number) => {
    await type(path, numberText(path, value));
    return errorAt(path);
  };
  expect(await told(min), `${path} at its lowest`).not.toMatch(LIMIT);
  expect(await told(max), `${path} at its highest`).not.toMatch(LIMIT);
  expect(await told(min - 1), `${path} below`).toMatch(/at least/u);
  expect(await told(max + 1), `${path} above`).toMatch(/at most/u);
  await type(path, 'plenty');
  expect(errorAt(path), `${path} without digits`).toMatch(/needs a number.*plenty/u);
  await type(path, usual);
  expect(errorAt(path), `${path} as it was`).toBe('');
}

const LIMIT = /at least|at most|needs a number/u;

describe('every field takes its limits and names them when they are passed', () => {
  it('of those in sight', async () => {
    for (const path of ALWAYS) await tryLimits(path);
  });

  it('of those that an unreliable transport uses', async () => {
    await pick('Transport', /^Unreliable/u);
    for (const path of UNRELIABLE) await tryLimits(path);
  });

  it('of those of a load', async () => {
    await userEvent.click(screen.getByRole('radio', { name: /^Ask, wait/u }));
    await tryLimits('load.think');
    await userEvent.click(screen.getByRole('radio', { name: /^Ask at a steady/u }));
    await tryLimits('load.perSecond');
  });

  it('and stays in sight while it is wrong', async () => {
    await pick('Transport', /^Unreliable/u);
    await type('link.loss', '101');
    await pick('Transport', /^Reliable/u);
    expect(errorAt('link.loss')).toMatch(/at most/u);
  });
});

describe('fields that judge each other', () => {
  it('a shortest latency above the longest', async () => {
    await type('link.latencyMin', '50');
    expect(errorAt('link.latencyMin')).toMatch(/must not exceed/u);
    await type('link.latencyMax', '50');
    expect(errorAt('link.latencyMin')).toBe('');
  });

  it('a patience that does not outlast two pings and a round trip, unless no leader monitors', async () => {
    await type('settings.suspectMin', '90');
    expect(errorAt('settings.suspectMin')).toMatch(/two pings/u);
    await pick('Election', /^Eager/u);
    await settled();
    expect(errorAt('settings.suspectMin')).toBe('');
  });
});

describe('timers that cannot work together', () => {
  it('are named beside the timer with the span that would do, and the cluster opens all the same', async () => {
    await type('settings.retry', '10');
    const help = () => field('settings.retry').closest('[class*=field]')?.textContent ?? '';
    expect(help()).toContain(
      'An answer may take 30 ms: the first retry may be sent before it comes.',
    );
    expect(screen.getByText(/one timer is too short to work/u)).toBeTruthy();
    expect(errorAt('settings.retry')).toBe('');
    await type('settings.retry', '60');
    expect(help()).not.toContain('An answer may take');
    await type('settings.retry', '10');
    await open();
    expect(present().run.cluster.settings.retry).toBe(10_000);
  });
});

describe('sections', () => {
  it('that a person seldom needs start folded, and unfold for a field that is wrong or in doubt', async () => {
    const folds = (isOpen: boolean) =>
      Array.from(document.querySelectorAll('h3 button'))
        .filter((fold) => fold.getAttribute('aria-expanded') === String(isOpen))
        .map(({ textContent }) => textContent);
    const seldom = [EDITOR_WORDS.leaders, EDITOR_WORDS.timeouts, EDITOR_WORDS.space];
    expect(folds(false)).toEqual(seldom);
    const [leaders, , space] = seldom;
    await type('settings.retry', '10');
    expect(folds(false), 'a caution unfolds').toEqual([leaders, space]);
    await type('settings.chunk', 'some');
    expect(folds(false), 'an error unfolds').toEqual([leaders]);
    await userEvent.click(screen.getByRole('button', { name: space! }));
    await type('seed', '8');
    expect(folds(false), 'a person may fold it again').toEqual([leaders, space]);
    await open();
    expect(folds(false), 'the first wrong field is shown').toEqual([leaders]);
    await vi.waitFor(() => expect(document.activeElement).toBe(field('settings.chunk')));
  });
});

describe('opening', () => {
  it('starts the cluster that was typed, and closes', async () => {
    await type('replicas', '5');
    await type('leaders', '2');
    await type('acceptors', '5');
    await type('clients', '1');
    await type('settings.ping', '20');
    await type('seed', '77');
    await open();
    const { cluster, seed } = present().run;
    expect(cluster.nodes.map(({ processes }) => processes.join(' '))).toEqual([
      'r1 l1 a1',
      'r2 l2 a2',
      'r3 a3',
      'r4 a4',
      'r5 a5',
      'k1',
    ]);
    expect([cluster.settings.ping, seed]).toEqual([20_000, 77]);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('can put each process where a person wants it', async () => {
    await pick('Where they run', /^As selected/u);
    await pick('Machine of l2', 'n1');
    await open();
    const [n1, n2] = present().run.cluster.nodes;
    expect(n1?.processes).toContain('l2');
    expect(n2?.processes).not.toContain('l2');
  });

  it('draws a new seed that is legal', async () => {
    const first = field('seed').value;
    await userEvent.click(screen.getByRole('button', { name: 'New seed' }));
    await settled();
    expect(field('seed').value).not.toBe(first);
    expect(errorAt('seed')).toBe('');
  });

  it('leads to the first field that is wrong', async () => {
    await type('settings.gap', '0');
    await open();
    expect(document.activeElement).toBe(field('settings.gap'));
    expect(onClose).not.toHaveBeenCalled();
    expect(present().run.id).toBe(before.run.id);
    expect(screen.getByText(/^Mend 1 field before/u)).toBeTruthy();
  });

  it('cancelling loses nothing', async () => {
    await type('replicas', '7');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(present()).toBe(before);
  });

  it('offers to copy the present run first', async () => {
    const dialog = screen.getByRole('dialog', { name: 'Edit the cluster' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Copy recording' }));
    expect(await within(dialog).findByText('Copied')).toBeTruthy();
  });
});

describe('a refusal of the engine', () => {
  it('is what it says, too, where the page knows nothing of it', async () => {
    const cluster: Cluster = before.run.cluster;
    const [n1, ...rest] = cluster.nodes;
    const doubled = { ...cluster, nodes: [n1!, { ...n1!, id: 'n9' as const }, ...rest] };
    const problems: readonly Problem[] = await openCluster(doubled, 1);
    expect(problems.map(({ field: path, code }) => [path, code])).toContainEqual([
      'nodes',
      'duplicate',
    ]);
    expect(present().run.id).toBe(before.run.id);
  });
});
