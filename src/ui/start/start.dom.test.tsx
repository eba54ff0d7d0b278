import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as session from '../../session/index.ts';
import { prefer, useSynod } from '../../store/index.ts';
import { App } from '../index.ts';
import { aMomentPasses, goTo, openRun, present, settled } from '../testing/local-run.ts';

/** Loads, before the first test, the parts that the page loads later. */
beforeAll(() =>
  Promise.all([
    import('../dock/index.ts'),
    import('../help/index.ts'),
    import('../load/index.ts'),
    import('../menus/index.ts'),
    import('../palette/index.ts'),
    import('./index.ts'),
  ]),
);
beforeEach(async () => {
  await openRun(session);
  await goTo(120);
  prefer({ stepsTaken: [] });
  render(<App />);
  await strip();
  await screen.findByRole('tab', { name: 'Faults' }, LOADING);
});
afterEach(cleanup);

const LOADING = { timeout: 20_000 };

const strip = () => screen.findByRole('region', { name: 'Start here' }, LOADING);
const taken = () => useSynod.getState().preferences.stepsTaken;
const done = async () =>
  within(await strip())
    .queryAllByRole('button', { name: /, done$/u })
    .map((button) => button.getAttribute('aria-label'));

async function keys(text: string): Promise<void> {
  await userEvent.keyboard(text);
  await settled();
}

async function press(name: string, inside: HTMLElement = document.body): Promise<void> {
  aMomentPasses();
  await userEvent.click(within(inside).getAllByRole('button', { name })[0]!);
  await settled();
}

/** Types into the palette; the action's effect may take longer. */
async function type(name: string): Promise<void> {
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.type(await screen.findByRole('searchbox', { name: 'Find an action' }), name);
  await userEvent.keyboard('{Enter}');
}

async function find(name: string): Promise<void> {
  await type(name);
  await settled();
}

/** Plays for a moment, because the page is not at rest while it plays. */
async function playing(start: () => Promise<unknown>): Promise<void> {
  await start();
  await vi.waitFor(() => expect(useSynod.getState().playing).toBe(true));
  await keys(' ');
}

describe('each step is ticked once it is done', () => {
  it('by key', async () => {
    await playing(() => userEvent.keyboard(' '));
    expect(taken()).toEqual(['play']);
    await keys('{ArrowLeft}');
    expect(taken()).toEqual(['play', 'back']);
    await keys('1x');
    expect(taken()).toEqual(['play', 'back', 'crash']);
    await keys('w');
    expect(taken()).toEqual(['play', 'back', 'crash', 'why']);
    await keys('2i');
    expect(taken()).toEqual(['play', 'back', 'crash', 'why', 'cut']);
    expect(await done()).toHaveLength(5);
    const next = within(await strip());
    expect(next.getByRole('status').textContent).toMatch(/^That is all it takes\. Now watch/u);
    expect(next.getByRole('button', { name: /^Open Failover/u })).toBeTruthy();
  });

  it('by mouse', async () => {
    await playing(() => userEvent.click(screen.getByRole('button', { name: 'Play' })));
    await press('Previous event');
    await userEvent.click(screen.getByRole('tab', { name: 'Faults' }));
    await press('Crash n1');
    await press('Why did this happen?');
    await press('Cut n2 to n3');
    expect(taken()).toEqual(['play', 'back', 'crash', 'why', 'cut']);
  });

  it('from the palette', async () => {
    await playing(() => type('Play'));
    await find('Previous event');
    await find('Crash n1');
    await find('Why did this');
    await find('Cut n2 to n3');
    expect(taken()).toEqual(['play', 'back', 'crash', 'why', 'cut']);
  });
});

describe('what is not the step', () => {
  it('takes none: another server, a step forward, another run', async () => {
    await keys('2x');
    await keys('{ArrowRight}');
    await keys('x');
    await find('Open Failover');
    await vi.waitFor(() => expect(present().run.cluster.nodes).toHaveLength(9));
    expect(present().index).toBe(0);
    expect(taken()).toEqual([]);
  });
});

describe('a step that is pressed', () => {
  it('shows its control and leaves it to the person to press it', async () => {
    const { index } = present();
    const shows = async (step: string, control: string) => {
      await press(step, await strip());
      await vi.waitFor(() =>
        expect(document.activeElement?.getAttribute('aria-label')).toBe(control),
      );
      expect(document.activeElement?.hasAttribute('data-glow')).toBe(true);
    };
    await shows('Step back', 'Previous event');
    await shows('Ask why', 'Why did this happen?');
    await shows('Cut a link', 'Cut n1 to n2');
    await shows('Play the run', 'Play');
    expect(present().index).toBe(index);
    expect(useSynod.getState().playing).toBe(false);
    expect(taken()).toEqual([]);
  });

  it('says what is missing while no leader is active', async () => {
    await goTo(0);
    await press('Crash the leader', await strip());
    const { textContent } = within(await strip()).getByRole('status');
    expect(textContent).toContain('No leader is active yet.');
  });
});

describe('the strip', () => {
  it('stays away once it is put away, and comes back when it is asked for', async () => {
    await press('Put “Start here” away');
    expect(screen.queryByRole('region', { name: 'Start here' })).toBeNull();
    expect(useSynod.getState().preferences.startHere).toBe(false);
    await find('tutorial');
    await vi.waitFor(async () => expect(document.activeElement).toBe(await strip()));
  });

  it('begins anew when all was done before', async () => {
    prefer({ startHere: false, stepsTaken: ['play', 'back', 'crash', 'why', 'cut'] });
    await find('Start here');
    await strip();
    expect(taken()).toEqual([]);
  });
});
