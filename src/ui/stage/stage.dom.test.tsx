import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as session from '../../session/index.ts';
import { act, command, openScene, prefer, useSynod } from '../../store/index.ts';
import { moveMachine, undoLast } from '../placing/index.ts';
import { drawn, goTo, openRun, present, settled } from '../testing/local-run.ts';
import { StageView } from './index.ts';
import { toneOf } from './tones.ts';

/** Counts how often leaders and acceptors are drawn, because each drawing asks for their tones. */
vi.mock('./tones.ts', async (original) => {
  const tones = await original<typeof import('./tones.ts')>();
  return { ...tones, toneOf: vi.fn(tones.toneOf) };
});

/** A page of 934 × 496 pixels for a person who wants no movement. */
beforeEach(async () => {
  await openRun(session);
  const list = { matches: true, addEventListener: () => {}, removeEventListener: () => {} };
  vi.stubGlobal('matchMedia', (query: string) => ({ ...list, matches: query.includes('reduce') }));
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(934);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(496);
  prefer({ positions: {}, arrangement: 'role' });
  render(<StageView />);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const shape = (id: string) => button(new RegExp(`^${id}, (replica|leader|acceptor|client),`));
const press = async (name: string) => {
  await userEvent.click(button(name));
  await settled();
};
const node = (id: string) => present().nodes.find((each) => each.id === id)!;

describe('machines', () => {
  it('are crashed, restarted, paused and resumed by their buttons', async () => {
    await press('Crash n1');
    expect(node('n1').status).toBe('down');
    expect(screen.queryByRole('button', { name: 'Pause n1' })).toBeNull();
    await press('Restart n1');
    expect(node('n1').status).toBe('up');
    await press('Pause n2');
    expect(node('n2').status).toBe('paused');
    await press('Resume n2');
    expect(node('n2').status).toBe('up');
  });

  it('keep the focus on the button that undoes what was done', async () => {
    for (const [done, undone] of [
      ['Crash n1', 'Restart n1'],
      ['Pause n2', 'Resume n2'],
    ] as const) {
      await press(done);
      expect(document.activeElement).toBe(button(undone));
      await press(undone);
      expect(document.activeElement).toBe(button(done));
    }
  });

  it('say what has become of them', async () => {
    await press('Crash n3');
    expect(button('n3, down')).toBeTruthy();
    expect(shape('l3').getAttribute('aria-label')).toMatch(/, down$/u);
  });

  it('are selected by their names', async () => {
    await press('n2, up');
    expect(useSynod.getState().selection).toEqual({ kind: 'node', id: 'n2' });
  });
});

describe('processes', () => {
  it('are named with what they do', async () => {
    await goTo(30);
    const leader = present().processes.find(
      (process) => process.role === 'leader' && process.instances.at(-1)?.mode === 'active',
    )!;
    expect(shape(leader.id).getAttribute('aria-label')).toMatch(/^l1, leader, active in 1·l1/u);
    expect(shape('a1').getAttribute('aria-label')).toMatch(/^a1, acceptor, promised 1·l1/u);
  });

  it('are selected with Enter and left with arrow keys', async () => {
    shape('r2').focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(shape('l2'));
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(shape('l3'));
    await userEvent.keyboard('{Enter}');
    expect(useSynod.getState().selection).toEqual({ kind: 'process', id: 'l3' });
    expect(shape('l3').getAttribute('aria-pressed')).toBe('true');
  });

  it('are one stop in the tab order', () => {
    const shapes = present().processes.map(({ id }) => shape(id));
    expect(shapes.filter((each) => each.getAttribute('tabindex') === '0')).toHaveLength(1);
  });

  it('are drawn anew only when they changed', async () => {
    const kind = (role: string) => present().processes.filter((each) => each.role === role);
    await goTo(20);
    await command('k1', 'put x 1');
    let spared = 0;
    for (let step = 0; step < 40; step++) {
      const before = new Set(present().processes);
      vi.mocked(toneOf).mockClear();
      await goTo(present().index + 1);
      const isSame = (role: string) => kind(role).every((each) => before.has(each));
      if (!isSame('leader') || !isSame('acceptor')) continue;
      expect(toneOf).not.toHaveBeenCalled();
      if (!isSame('replica')) spared += 1;
    }
    expect(spared).toBeGreaterThan(1);
  });
});

describe('inboxes', () => {
  it('hold a ticket for what waits, which selects it', async () => {
    await act({ kind: 'pause', node: 'n2' });
    while (node('n2').mailbox.length === 0) await goTo(present().index + 1);
    const waiting = present().envelopes.find(({ id }) => id === node('n2').mailbox[0])!;
    const tickets = within(screen.getByRole('group', { name: 'n2' }));
    await userEvent.click(tickets.getAllByRole('button', { name: /waits for/u })[0]!);
    expect(useSynod.getState().selection).toEqual({ kind: 'envelope', id: waiting.id });
  });
});

describe('links', () => {
  it('show weather of their own as a sign that selects the link', async () => {
    const links = [{ from: 'n3', to: 'n1' }] as const;
    const policy = { ...present().run.link, latencyMax: 90_000 };
    await act({ kind: 'weather', links, policy });
    await settled();
    await press('Link from n3 to n1, with weather of its own');
    expect(useSynod.getState().selection).toEqual({ kind: 'link', from: 'n3', to: 'n1' });
    await act({ kind: 'weather', links, policy: present().run.link });
    await settled();
    expect(screen.queryByRole('button', { name: /weather of its own$/u })).toBeNull();
  });

  it('show a split as one seam, whose sign names the sides and selects a link across it', async () => {
    const nodes = present().nodes.map(({ id }) => id);
    const links = nodes.flatMap((id) =>
      id === 'n3'
        ? []
        : ([
            { from: id, to: 'n3' },
            { from: 'n3', to: id },
          ] as const),
    );
    await act({ kind: 'cut', links });
    await settled();
    expect(screen.queryAllByRole('button', { name: /cut$/u })).toEqual([]);
    await press('The network is split: n1, n2, n4 and n5 | n3');
    expect(useSynod.getState().selection).toMatchObject({ kind: 'link' });
    expect(screen.getByText('The network is split: n1, n2, n4 and n5 | n3')).toBeTruthy();
    await act({ kind: 'heal', links });
    await settled();
    expect(screen.queryByRole('button', { name: /^The network is split/u })).toBeNull();
  });

  it('show a cut as a break that selects the link', async () => {
    expect(screen.queryByRole('button', { name: /cut$/u })).toBeNull();
    await act({ kind: 'cut', links: [{ from: 'n3', to: 'n1' }] });
    await settled();
    await press('Link from n3 to n1, cut');
    expect(useSynod.getState().selection).toEqual({ kind: 'link', from: 'n3', to: 'n1' });
    await act({ kind: 'heal', links: [{ from: 'n3', to: 'n1' }] });
    await settled();
    expect(screen.queryByRole('button', { name: /cut$/u })).toBeNull();
  });
});

describe('the partition tool', () => {
  const stage = () => screen.getByRole('region', { name: 'Stage' }).firstElementChild!;
  const at = (x: number, y: number) => ({
    clientX: x,
    clientY: y,
    button: 0,
    pointerId: 1,
    isPrimary: true,
  });

  beforeEach(() => {
    Element.prototype.setPointerCapture = () => {};
  });

  it('cuts what the stroke separates and lays itself aside', async () => {
    await press('Draw a partition');
    expect(useSynod.getState().tool).toBe('partition');
    const lane = document.querySelectorAll('rect[data-status]');
    const top = Number(lane[1]!.getAttribute('y')) - 3;
    fireEvent.pointerDown(stage(), at(240, top));
    fireEvent.pointerMove(stage(), at(600, top));
    fireEvent.pointerMove(stage(), at(933, top));
    expect(screen.getByText(/^Cuts .*n1–n2/u)).toBeTruthy();
    expect(present().links).toEqual([]);
    fireEvent.pointerUp(stage(), at(933, top));
    await settled();
    const cut = present()
      .links.filter((link) => link.cut)
      .map(({ from, to }) => `${from} ${to}`);
    expect(cut).toEqual(expect.arrayContaining(['n1 n2', 'n2 n1', 'n1 n3', 'n3 n1']));
    expect(cut).not.toContain('n2 n3');
    expect(useSynod.getState().tool).toBe('point');
  });

  it('cuts nothing where the stroke crosses nothing', async () => {
    await press('Draw a partition');
    fireEvent.pointerDown(stage(), at(2, 2));
    fireEvent.pointerMove(stage(), at(9, 9));
    fireEvent.pointerUp(stage(), at(9, 9));
    await settled();
    expect(present().links).toEqual([]);
    expect(useSynod.getState().tool).toBe('partition');
  });
});

describe('dragging', () => {
  const x = (id: string) =>
    Number(/translate\((?<x>[\d.]+)/u.exec(shape(id).getAttribute('transform')!)!.groups!['x']);

  it('puts a node elsewhere, keeps that, and tidies up', async () => {
    Element.prototype.setPointerCapture = () => {};
    const before = { k1: x('k1'), r1: x('r1') };
    const from = { clientX: 100, clientY: 100, button: 0, pointerId: 1, isPrimary: true };
    fireEvent.pointerDown(shape('k1'), from);
    fireEvent.pointerMove(shape('k1'), { ...from, clientX: 160, clientY: 120 });
    expect(useSynod.getState().preferences.positions).toEqual({});
    fireEvent.pointerUp(shape('k1'), { ...from, clientX: 160, clientY: 120 });
    expect(x('k1')).toBeCloseTo(before.k1 + 60);
    expect(x('r1')).toBe(before.r1);
    const kept = Object.values(useSynod.getState().preferences.positions);
    expect(kept.map((places) => Object.keys(places))).toEqual([['n4']]);
    await drawn(() => openScene('by-role'));
    await settled();
    expect(screen.queryByRole('button', { name: 'Tidy up' })).toBeNull();
    await drawn(() => openScene('three-servers'));
    await settled();
    expect(x('k1')).toBeCloseTo(before.k1 + 60);
    await press('Tidy up');
    expect(x('k1')).toBe(before.k1);
  });

  it('is undone, last one first, unless something has been done to the run since', async () => {
    const undo = async () => {
      await drawn(async () => undoLast());
      await settled();
    };
    const move = () => drawn(async () => moveMachine('n4', 'right'));
    const before = x('k1');
    await move();
    await move();
    const moved = x('k1');
    expect(moved).toBeCloseTo(before + 48);
    await undo();
    expect(x('k1')).toBeCloseTo(before + 24);
    await undo();
    expect(x('k1')).toBe(before);
    await move();
    await press('Crash n1');
    await undo();
    expect([x('k1'), node('n1').status]).toEqual([before + 24, 'up']);
  });
});

describe('the twin', () => {
  it('names every node and process', async () => {
    await goTo(30);
    const twin = screen.getByRole('list', { name: 'What is where' });
    const items = within(twin)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    for (const { id } of [...present().nodes, ...present().processes]) {
      expect(
        items.some((text) => text.startsWith(`${id}, `)),
        id,
      ).toBe(true);
    }
  });
});

describe('a change of configuration', () => {
  it('marks processes that are spare, join, leave or have retired, on the stage and in the twin', async () => {
    await openScene('replace');
    await settled();
    const twin = (id: string) =>
      within(screen.getByRole('list', { name: 'What is where' }))
        .getAllByRole('listitem')
        .map((item) => item.textContent)
        .filter((text) => text.startsWith(`${id}, `));
    const marks = (id: string) => [
      shape(id).textContent,
      shape(id).getAttribute('aria-label'),
      ...twin(id),
    ];
    const expectMarked = (id: string, mark: string) => {
      for (const text of marks(id)) expect(text).toContain(mark);
      expect(marks(id)).toHaveLength(3);
    };
    expectMarked('a4', 'spare');
    for (const text of marks('a1')) expect(text).not.toMatch(/spare|joining|leaving|retired/u);

    await command('k1', 'reconfig add a4 remove a1');
    const seen = new Set<string>();
    const standing = (id: string) => {
      const view = present().processes.find((each) => each.id === id)!;
      return view.role === 'client' ? 'member' : view.standing;
    };
    while (standing('a1') !== 'retired') {
      await goTo(present().index + 1);
      for (const id of ['a1', 'a4']) {
        const now = standing(id);
        if (now === 'member' || seen.has(`${id} ${now}`)) continue;
        seen.add(`${id} ${now}`);
        expectMarked(id, now);
      }
    }
    expect([...seen].toSorted()).toEqual(['a1 leaving', 'a1 retired', 'a4 joining', 'a4 spare']);

    // The joining acceptor has ballots of its own and names their configuration.
    expect(shape('a4').textContent).toMatch(/^a4\d·l\dc1/u);
    expect(shape('a4').getAttribute('aria-label')).toMatch(/promised \d·l\d of configuration 1,/u);
    expect(shape('a1').textContent).not.toContain('c1');
  });
});

describe('both arrangements', () => {
  it.each(['role', 'machine'] as const)(
    'show every process by %s, in every scene',
    async (arrangement) => {
      prefer({ arrangement });
      for (const { id } of session.greeting().scenes) {
        await openScene(id);
        await settled();
        for (const process of present().processes) expect(shape(process.id)).toBeTruthy();
        for (const each of present().nodes) {
          expect(
            button(each.status === 'down' ? `Restart ${each.id}` : `Crash ${each.id}`),
          ).toBeTruthy();
        }
      }
    },
  );
});
