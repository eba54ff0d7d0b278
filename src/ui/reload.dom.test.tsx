import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as session from '../session/index.ts';
import { act, openScene } from '../store/index.ts';
import { App } from './index.ts';
import { goTo, openRun, present, settled } from './testing/local-run.ts';

beforeAll(() => Promise.all([import('./dock/index.ts'), import('./menus/index.ts')]));
beforeEach(() => openRun(session));
afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

async function open(): Promise<void> {
  render(<App />);
  await screen.findByRole('tab', { name: 'Inspector' }, { timeout: 20_000 });
}

async function reload(): Promise<void> {
  window.dispatchEvent(new Event('pagehide'));
  cleanup();
  await openRun(session);
  await open();
}

describe('a page that is loaded anew', () => {
  it('offers the run before, with its hands and at its moment', async () => {
    await open();
    await openScene('failover');
    await goTo(30);
    await act({ kind: 'crash', node: 'n2', point: 'now' });
    await goTo(40);
    const { index, time } = present();
    await reload();
    expect(present().index).toBe(0);
    await userEvent.click(await screen.findByRole('button', { name: 'Back to it' }));
    await settled();
    expect(present()).toMatchObject({ index, time });
    expect(screen.getByRole('button', { name: 'Cluster: Failover under load' })).toBeTruthy();
    expect(present().nodes.find(({ id }) => id === 'n2')?.status).toBe('down');
  });

  it('says that of several branches one was kept', async () => {
    await open();
    await goTo(40);
    await goTo(30);
    await act({ kind: 'crash', node: 'n2', point: 'now' });
    expect(present().timeline.branches).toHaveLength(2);
    await reload();
    expect(
      await screen.findByText(
        /Only the branch shown of your last run is kept; its other branch is gone/u,
      ),
    ).toBeTruthy();
  });

  it.each(['{', '{"recording":1}', '{"recording":"x","index":-1,"time":0}', 'null'])(
    'offers nothing where %s was kept',
    async (kept) => {
      sessionStorage.setItem('synod.run', kept);
      await open();
      expect(screen.queryByRole('button', { name: 'Back to it' })).toBeNull();
    },
  );
});
