import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import {
  act,
  command,
  forgetWhy,
  next,
  openScene,
  seeAs,
  select,
  useSynod,
} from '../../store/index.ts';
import { App } from '../index.ts';
import { drawn, openRun, present, settled } from '../testing/local-run.ts';

const LOADING = { timeout: 20_000 };

/** Loads, before the first test, the parts that the page loads later. */
beforeAll(() =>
  Promise.all([
    import('../dock/index.ts'),
    import('../menus/index.ts'),
    import('../palette/index.ts'),
    import('./VeiledGlyph.tsx'),
  ]),
);
beforeEach(async () => {
  await openRun(session);
  render(<App />);
  await screen.findByRole('textbox', { name: 'Command' }, LOADING);
  await screen.findByRole('button', { name: /^What is shown/u }, LOADING);
});
afterEach(cleanup);

async function keys(text: string): Promise<void> {
  await userEvent.keyboard(text);
  await settled();
}

async function look(node: 'n1' | 'n2' | 'n3' | null): Promise<void> {
  await drawn(() => seeAs(node));
  await settled();
}

function twin(): readonly (string | null)[] {
  const list = screen.getByRole('list', { name: 'What is where' });
  return within(list)
    .getAllByRole('listitem')
    .map(({ firstChild }) => firstChild!.textContent);
}

describe('the page as one node sees it', () => {
  it('has no word of the causes that were asked for, and has them again with everything', async () => {
    for (let i = 0; i < 4; i++) await drawn(() => next('beat'));
    await settled();
    await keys('w');
    await screen.findByRole('list', { name: /^From what was asked about/u }, LOADING);
    const { why } = useSynod.getState();
    const told = screen.getByRole('region', { name: 'Causes' }).textContent;
    await keys('2o');
    expect(screen.getByRole('region', { name: 'Causes' }).textContent).toMatch(
      /^Causes.*n2 cannot know what caused this\. See everything to ask why\.See everything again$/u,
    );
    await keys('{Control>}k{/Control}');
    expect(screen.queryByRole('menuitem', { name: 'Forget the causes' })).toBeNull();
    await keys('{Escape}');
    expect(useSynod.getState().why).toBe(why);
    await keys('o');
    expect(screen.getByRole('region', { name: 'Causes' }).textContent).toBe(told);
    await drawn(async () => forgetWhy());
  });

  it('is switched by a key for the selected server, and back', async () => {
    await keys('o');
    expect(present().seenBy).toBe(null);
    expect(screen.getByText(/^Select a server first/u)).toBeDefined();
    await keys('2o');
    expect(present().seenBy).toBe('n2');
    expect(screen.getByRole('note').textContent).toContain('As n2 sees it');
    await keys('3o');
    expect(present().seenBy).toBe('n3');
    await keys('o');
    expect(present().seenBy).toBe(null);
    expect(screen.queryByRole('note')).toBeNull();
  });

  it('is selected in a menu, and its note leads back to everything', async () => {
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'What is shown: Everything' }));
    await user.click(await screen.findByRole('menuitemradio', { name: /^As n3 sees it/u }));
    await waitFor(() => expect(present().seenBy).toBe('n3'));
    expect(screen.getByRole('button', { name: 'What is shown: As n3 sees it' })).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'See everything' }));
    await settled();
    expect(present().seenBy).toBe(null);
    expect(document.activeElement?.tagName).toBe('MAIN');
  });

  it('is an entry of the palette for each node, and for everything', async () => {
    await keys('{Control>}k{/Control}');
    const search = await screen.findByRole('searchbox', { name: 'Find an action' }, LOADING);
    await userEvent.type(search, 'see as n1 sees');
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(present().seenBy).toBe('n1');
  });

  it('keeps every node and process in its place, with its name and no more', async () => {
    const named = () =>
      within(screen.getByRole('list', { name: 'What is where' })).getAllByRole('listitem').length;
    const all = named();
    await look('n2');
    expect(named()).toBe(all);
    expect(twin()).toEqual(
      expect.arrayContaining([
        'n1, unknown to n2',
        'r1, replica, unknown to n2',
        'a3, acceptor, unknown to n2',
        'k1, client, unknown to n2',
        'n2, up',
      ]),
    );
    expect(twin().filter((line) => /^[rla]2, /u.test(line ?? ''))).not.toContainEqual(
      expect.stringContaining('unknown'),
    );
  });

  it('says of what happens elsewhere that it cannot be known, and nothing of checks', async () => {
    await look('n2');
    await drawn(() => act({ kind: 'crash', node: 'n1', point: 'now' }).then(() => {}));
    await settled();
    const caption = screen.getByRole('region', { name: 'What just happened' });
    expect(within(caption).getByRole('paragraph').textContent).toBe(
      'Something happens elsewhere: n2 cannot know what.',
    );
    expect(twin()).toContain('n1, unknown to n2');
    expect(screen.getByRole('button', { name: /^Invariants: /u }).textContent).toBe(
      'Invariants unknown',
    );
    await look(null);
    expect(twin()).toContain('n1, down');
  });

  it('lets a person act on what is veiled', async () => {
    await look('n2');
    await userEvent.click(screen.getByRole('tab', { name: 'Faults' }));
    for (const name of ['Crash n1', 'Restart n1', 'Cut n1 to n3', 'Heal all links'])
      expect((await screen.findByRole('button', { name })).hasAttribute('disabled')).toBe(false);
    await drawn(() => act({ kind: 'cut', links: [{ from: 'n1', to: 'n3' }] }).then(() => {}));
    await settled();
    expect(present().links).toEqual([]);
    await keys('h');
    await look(null);
    expect(present().links.filter(({ cut }) => cut)).toEqual([]);
  });

  it('lets a key and the palette undo what it cannot see', async () => {
    await look('n2');
    const statusNow = async () => {
      await look(null);
      const { status } = present().nodes[0]!;
      await look('n2');
      return status;
    };
    await keys('1x');
    expect(await statusNow()).toBe('down');
    await keys('x');
    expect(await statusNow()).toBe('up');
    await keys('zz');
    expect(await statusNow()).toBe('up');
    await drawn(() => act({ kind: 'cut', links: [{ from: 'n1', to: 'n3' }] }).then(() => {}));
    await settled();
    await keys('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('searchbox', {}, LOADING), 'heal n1 to n3');
    await keys('{Enter}');
    await look(null);
    expect(present().links.filter(({ cut }) => cut)).toEqual([]);
  });

  it('knows a slot as chosen once its replica has learned it, and not before', async () => {
    await drawn(() => command('k1', 'put x 1').then(() => {}));
    const isChosen = () =>
      present().ledger.slots.some(({ slot, chosen }) => slot === 1 && chosen !== null);
    const cell = () => {
      const row = screen.getByRole('rowheader', { name: 'Chosen' }).closest('tr')!;
      return within(row).getAllByRole('cell')[0]!.getAttribute('aria-label');
    };
    for (let step = 0; step < 120 && !isChosen(); step++) await drawn(() => next('event'));
    await settled();
    expect(cell()).toMatch(/is chosen in 1·l1, accepted by 2 of 3$/u);
    await look('n3');
    expect(cell()).not.toContain('chosen');
    for (let step = 0; step < 120 && !isChosen(); step++) await drawn(() => next('event'));
    await settled();
    expect(cell()).toMatch(/^Slot 1: put \S+ .*is chosen$/u);
  });

  it('says in the inspector what is unknown, and nothing else of it', async () => {
    await look('n2');
    await drawn(async () => select({ kind: 'process', id: 'a1' }));
    const inspector = await screen.findByRole('region', { name: 'Inspector' }, LOADING);
    expect(inspector.textContent).toBe('a1: what it does and holds is unknown to n2.');
    await drawn(async () => select({ kind: 'node', id: 'n1' }));
    expect(inspector.textContent).toContain('unknown to n2');
    expect(inspector.textContent).not.toContain('Inbox');
  });

  it('ends when another run is opened', async () => {
    await look('n2');
    await drawn(() => openScene('duel'));
    await settled();
    expect(useSynod.getState().frame!.seenBy).toBe(null);
    expect(screen.queryByRole('note')).toBeNull();
  });
});
