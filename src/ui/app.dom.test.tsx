import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as session from '../session/index.ts';
import { act, connect, openRecording, prefer, select, useSynod } from '../store/index.ts';
import { App } from './index.ts';
import { localDoor } from './testing/local-door.ts';
import { drawn, goTo, openRun, present, settled } from './testing/local-run.ts';

/** Loads, before the first test, the parts that the page loads later. */
beforeAll(() =>
  Promise.all([
    import('./dock/index.ts'),
    import('./fault/index.ts'),
    import('./help/index.ts'),
    import('./load/index.ts'),
    import('./menus/index.ts'),
    import('./palette/index.ts'),
  ]),
);
beforeEach(async () => {
  await openRun(session);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const LOADING = { timeout: 20_000 };

async function open(): Promise<void> {
  render(<App />);
  await screen.findByRole('textbox', { name: 'Command' }, LOADING);
  await screen.findByRole('tab', { name: 'Inspector' }, LOADING);
}

async function keys(text: string): Promise<void> {
  await userEvent.keyboard(text);
  await settled();
}

function statusOf(node: string): string | undefined {
  return present().nodes.find(({ id }) => id === node)?.status;
}

describe('a run on a broken rule', () => {
  it('says so in the bar, and in the hall', async () => {
    await open();
    expect(screen.queryByText(/broken rule/u)).toBeNull();
    const { cluster, seed } = present().run;
    const recording = { version: 1, cluster, seed, hands: [], variant: 'V14' };
    await drawn(async () => void (await openRecording(JSON.stringify(recording), 'broken.json')));
    await settled();
    const badge = screen.getByRole('button', {
      name: /^Broken rule V14: A leader lets a second command/u,
    });
    const about = document.getElementById(badge.getAttribute('popovertarget')!)!;
    expect(about.textContent).toMatch(
      /Broken on purpose: V14, line L6. A leader lets a second.*if s in proposals: stop.*names this rule/u,
    );
    const { harm } = present().run.variant!;
    expect(about.textContent).toContain(harm);
    await keys('n');
    const notes = screen.getAllByText(/^Broken on purpose/u).map((one) => one.closest('p'));
    expect(notes.at(-1)?.textContent).toContain(harm);
    await keys('n');
  });
});

describe('keys on the page', () => {
  it('step, and come back', async () => {
    await open();
    await keys('{ArrowRight}');
    expect(present().index).toBeGreaterThan(0);
    await keys('{ArrowLeft}');
    expect(present().index).toBe(0);
    await keys('{Shift>}{ArrowRight}{/Shift}');
    expect(present().event?.beats.length).toBeGreaterThan(0);
    await keys('{Home}');
    expect(present().index).toBe(0);
  });

  it('crash, restart, pause and isolate the selected server, and heal all', async () => {
    await open();
    await keys('2x');
    expect(statusOf('n2')).toBe('down');
    await keys('x');
    expect(statusOf('n2')).toBe('up');
    await keys('z');
    expect(statusOf('n2')).toBe('paused');
    await keys('zi');
    expect(present().links.filter(({ cut }) => cut)).toHaveLength(2 * (present().nodes.length - 1));
    await keys('h');
    expect(present().links.filter(({ cut }) => cut)).toEqual([]);
  });

  it('reach the command field', async () => {
    await open();
    await keys('c');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Command' }));
    await keys('put x 1{Enter}');
    expect(present().processes.some((p) => p.role === 'client' && p.open !== null)).toBe(true);
  });

  it('say what to do first if nothing is selected', async () => {
    await open();
    await keys('x');
    expect(screen.getByText(/^Select a server first/u)).toBeTruthy();
    expect(present().index).toBe(0);
  });

  it('change how the page looks', async () => {
    await open();
    await keys('m');
    expect(useSynod.getState().preferences.arrangement).toBe('machine');
    await keys('t');
    expect(document.documentElement.style.colorScheme).toBe('light');
    await keys('t');
    expect(document.documentElement.style.colorScheme).toBe('dark');
    await keys('t');
    expect(document.documentElement.style.colorScheme).toBe('light dark');
    await keys('.');
    expect(screen.getByText(/^The screen is blanked/u)).toBeTruthy();
    await keys('.');
    expect(screen.queryByText(/^The screen is blanked/u)).toBeNull();
    for (const key of ['{PageDown}', ' ', 'x', '{Escape}']) {
      await keys('.');
      await keys(key);
      expect(screen.queryByText(/^The screen is blanked/u)).toBeNull();
      expect(useSynod.getState().playing).toBe(false);
      expect(present().index).toBe(0);
    }
  });

  it('undo what was done by hand, or say that there is nothing', async () => {
    await open();
    await keys('{Control>}z{/Control}');
    expect(screen.getByText(/^Nothing to undo: /u)).toBeTruthy();
    await goTo(30);
    await keys('2x');
    expect(statusOf('n2')).toBe('down');
    await keys('{Control>}z{/Control}');
    expect([statusOf('n2'), present().index]).toEqual(['up', 30]);
    expect(screen.queryByText(/^Nothing to undo: /u)).toBeNull();
    await keys('{End}');
    expect(statusOf('n2')).toBe('down');
  });

  it('open help, which lists every one of them', async () => {
    await open();
    await keys('?');
    const help = await screen.findByRole('dialog', { name: 'Help' });
    expect(within(help).getByText('Crash or restart the selected server')).toBeTruthy();
    await keys('x');
    expect(statusOf('n1')).toBe('up');
  });

  it('of one character are switched off in the help, which says so, as the palette does', async () => {
    await open();
    await keys('?');
    const help = await screen.findByRole('dialog', { name: 'Help' });
    await userEvent.click(within(help).getByRole('switch', { name: /^Keys of one character/u }));
    expect(
      within(help).getByText('Crash or restart the selected server (switched off)'),
    ).toBeTruthy();
    expect(within(help).getByText('Next event')).toBeTruthy();
    await keys('{Escape}');
    await keys('2xm.');
    expect([statusOf('n2'), useSynod.getState().preferences.arrangement]).toEqual(['up', 'role']);
    await keys('{ArrowRight}');
    expect(present().index).toBeGreaterThan(0);
    await keys('{Alt>}{ArrowRight}{/Alt}');
    expect(screen.getByText(/^Select a server first: find it with Ctrl K/u)).toBeTruthy();
    await keys('{Control>}k{/Control}');
    const found = await screen.findAllByRole('menuitem', {}, LOADING);
    const shown = found.map(({ textContent }) => textContent);
    expect(shown).toContain('Edit cluster');
    expect(shown).toContain('Next event→');
    await userEvent.type(await screen.findByRole('searchbox'), 'switch on keys of one character');
    await keys('{Enter}');
    await keys('m');
    expect(useSynod.getState().preferences.arrangement).toBe('machine');
  });

  it('Escape brings a blanked screen back', async () => {
    await open();
    await keys('.');
    await keys('{Escape}');
    expect(screen.queryByText(/^The screen is blanked/u)).toBeNull();
  });
});

async function find(text: string): Promise<void> {
  await keys('{Control>}k{/Control}');
  await userEvent.type(await screen.findByRole('searchbox'), text);
  await keys('{Enter}');
}

describe('the palette', () => {
  it('does what it names, with its present targets', async () => {
    await open();
    await keys('{Control>}k{/Control}');
    const search = await screen.findByRole('searchbox', { name: 'Find an action' });
    await userEvent.type(search, 'crash n3');
    await keys('{Enter}');
    expect(statusOf('n3')).toBe('down');
    expect(screen.queryByRole('searchbox')).toBeNull();
    await keys('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('searchbox'), 'restart n3');
    await keys('{Enter}');
    expect(statusOf('n3')).toBe('up');
  });

  it('leads to a link, and to what can be done to it', async () => {
    await open();
    await find('show the link n2 to n1');
    expect(useSynod.getState().selection).toEqual({ kind: 'link', from: 'n2', to: 'n1' });
    expect(screen.getByText('Weather of this link')).toBeTruthy();
  });

  it('cuts and heals both ways at once', async () => {
    await open();
    const cuts = () => present().links.filter(({ cut }) => cut).length;
    await find('cut n1 and n2 both');
    expect(cuts()).toBe(2);
    await find('heal n2 to n1');
    expect(cuts()).toBe(1);
    await find('heal n1 and n2 both');
    expect(cuts()).toBe(0);
  });

  it('leads to what is typed: the weather, the load, servers to cut off', async () => {
    await open();
    const headed = (name: string) => expect(document.activeElement?.textContent).toContain(name);
    await find('duplication, reordering');
    await waitFor(() => headed('Network weather'));
    await find('requests a second');
    await waitFor(() => headed('Load'));
    await find('cut off by name');
    await waitFor(() => headed('Partition'));
  });

  it('leads to the command field, and the focus stays there', async () => {
    await open();
    await find('type a command');
    await new Promise(requestAnimationFrame);
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Command' }));
    await keys('{Control>}k{/Control}');
    expect(await screen.findByRole('searchbox', { name: 'Find an action' })).toBeTruthy();
  });

  it('closes with Escape, whatever is typed', async () => {
    await open();
    await keys('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('searchbox'), 'nothing like it');
    expect(screen.getByText('No action has these words.')).toBeTruthy();
    await keys('{Escape}');
    expect(screen.queryByRole('searchbox')).toBeNull();
  });
});

describe('another run', () => {
  it('is opened from the menu, and the run before can be had back', async () => {
    await open();
    await goTo(8);
    await act({ kind: 'crash', node: 'n1', point: 'now' });
    await settled();
    await userEvent.click(screen.getByRole('button', { name: 'Cluster: Three servers' }));
    await userEvent.click(await screen.findByRole('menuitemradio', { name: /^Failover/u }));
    await screen.findByRole('button', { name: 'Cluster: Failover under load' });
    await userEvent.click(await screen.findByRole('button', { name: 'Back to it' }));
    await screen.findByRole('button', { name: 'Cluster: Three servers' });
    expect(present().run.cluster.nodes).toHaveLength(5);
    await goTo(9);
    expect(statusOf('n1')).toBe('down');
  });

  it('makes an offer that stays until a person dismisses it', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Cluster: Three servers' }));
    await userEvent.click(await screen.findByRole('menuitemradio', { name: /^Failover/u }));
    expect(await screen.findByRole('button', { name: 'Back to it' })).toBeDefined();
    await goTo(3);
    expect(screen.getByRole('button', { name: 'Back to it' })).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('button', { name: 'Back to it' })).toBeNull();
  });

  it('is not opened from a file that is none, and the present run is untouched', async () => {
    await open();
    const before = present();
    const file = new File(['{"version":1}'], 'broken.json', { type: 'application/json' });
    const drop = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { files: [file], types: ['Files'] } });
    window.dispatchEvent(drop);
    expect(await screen.findByText(/^broken\.json was not opened/u)).toBeTruthy();
    expect(present()).toBe(before);
  });
});

describe('when something goes wrong', () => {
  it('a refused wish is told in a sentence that can be dismissed', async () => {
    await open();
    await act({ kind: 'restart', node: 'n1' });
    expect(await screen.findByText(/is up already/u)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(/is up already/u)).toBeNull();
  });

  it('preferences that could not be read are told', async () => {
    useSynod.setState({ preferenceFault: 'speed: expected >=0.001, got 0' });
    await open();
    expect(screen.getByText(/expected >=0\.001, got 0$/u)).toBeTruthy();
  });

  it('a fault of the engine shows its message, the recording and two ways on', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    const run = session.openSession();
    let fail: (fault: { message: string; recording: string }) => void = () => {};
    connect(() => ({
      ...localDoor(session.greeting(), session.frameOf(run), (intent) =>
        session.handle(run, intent),
      ),
      onFault: (listener) => {
        fail = listener;
      },
    }));
    await settled();
    await open();
    const recording = session.recordingText(run);
    fail({ message: 'RangeError: time runs forward', recording });
    const dialog = await screen.findByRole('alertdialog', { name: 'The engine stopped' });
    expect(within(dialog).getByText('RangeError: time runs forward')).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Copy recording' }));
    expect(writeText).toHaveBeenCalledWith(recording);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Open the run again' }));
    await settled();
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(useSynod.getState().phase).toBe('open');
  });

  it('a page that cannot be drawn says so, keeps the run and can be drawn again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await open();
    const frame = present();
    await waitFor(() => {
      useSynod.setState({ frame: { ...frame, nodes: null as never } });
      expect(screen.getByText('This page could not be drawn')).toBeTruthy();
    });
    useSynod.setState({ frame });
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLTextAreaElement>('Recording of the run').value).toContain(
        '"seed"',
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Draw it again' }));
    expect(await screen.findByRole('button', { name: 'Play' })).toBeTruthy();
  });
});

describe('the panels', () => {
  it('show what is selected on the stage', async () => {
    await open();
    await userEvent.click(screen.getByRole('tab', { name: 'Clients' }));
    await userEvent.click(document.body);
    (document.activeElement as HTMLElement | null)?.blur();
    select({ kind: 'process', id: 'a1' });
    await waitFor(() =>
      expect(screen.getByRole('tab', { name: 'Inspector' }).getAttribute('aria-selected')).toBe(
        'true',
      ),
    );
  });

  it('mark a projector for the whole document', async () => {
    await open();
    prefer({ projector: true });
    await waitFor(() => expect(document.documentElement.dataset.projector).toBe(''));
    prefer({ projector: false });
    await waitFor(() => expect(document.documentElement.dataset.projector).toBeUndefined());
  });
});
