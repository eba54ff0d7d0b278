import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import { useSynod } from '../../store/index.ts';
import { openRun, present, settled } from '../testing/local-run.ts';
import { Faults } from './index.ts';

beforeEach(async () => {
  await openRun(session);
  render(<Faults />);
});
afterEach(cleanup);

async function press(name: string | RegExp): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name }));
  await settled();
}

function status(node: string): string | undefined {
  return present().nodes.find(({ id }) => id === node)?.status;
}

function cuts(): readonly string[] {
  return present()
    .links.filter(({ cut }) => cut)
    .map(({ from, to }) => `${from}>${to}`)
    .toSorted();
}

describe('elections', () => {
  async function elect(policy: string): Promise<void> {
    await press(/Election policy$/u);
    await userEvent.click(screen.getByRole('option', { name: policy }));
    await settled();
  }
  const electAt = () => present().timers.filter(({ name }) => name === 'elect');

  it('are by hand from now on, and by themselves again', async () => {
    await elect('Manual');
    expect(present().run.election).toBe('manual');
    expect(electAt().map(({ dueAt }) => dueAt)).toEqual([null, null, null]);
    expect(screen.getByText('No leader scouts until you fire its elect timer.')).toBeTruthy();
    await elect('Monitor');
    expect(present().run).toMatchObject({ election: 'monitor' });
    expect(electAt().some(({ dueAt }) => dueAt === null)).toBe(false);
  });
});

describe('servers', () => {
  it('crash and restart by name', async () => {
    await press('Crash n1');
    expect(status('n1')).toBe('down');
    expect(screen.queryByRole('button', { name: 'Crash n1' })).toBeNull();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Restart n1');
    await press('Restart n1');
    expect(status('n1')).toBe('up');
    expect(screen.getByRole('button', { name: 'Crash n1' })).toBeTruthy();
  });

  it('pause and resume by name', async () => {
    await press('Pause n2');
    expect(status('n2')).toBe('paused');
    await press('Resume n2');
    expect(status('n2')).toBe('up');
  });

  it.each([
    ['before it persists', 'beforePersist'],
    ['between persist and send', 'beforeSend'],
  ])('can be told to crash %s', async (words, point) => {
    await press('When to crash n3');
    await userEvent.click(screen.getByRole('menuitem', { name: `Crash n3 ${words}` }));
    await settled();
    expect(present().nodes.find(({ id }) => id === 'n3')?.crashAt).toBe(point);
    expect(status('n3')).toBe('up');
  });

  it('have their disk wiped while they are down, as a labelled malpractice', async () => {
    expect(screen.queryByRole('button', { name: 'While n1 is down' })).toBeNull();
    await press('Crash n1');
    await press('While n1 is down');
    const item = screen.getByRole('menuitem', { name: 'Wipe the disk of n1 (malpractice)' });
    expect(item.textContent).toContain('Paxos does not allow this');
    await userEvent.click(item);
    await settled();
    expect(present().nodes[0]).toMatchObject({ status: 'down', wiped: true });
    expect(screen.getByText('down, disk wiped')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'While n1 is down' })).toHaveProperty(
      'disabled',
      true,
    );
    await press('Restart n1');
    expect(present().nodes[0]).toMatchObject({ status: 'up', wiped: false });
  });

  it('are isolated from all others in both directions', async () => {
    await press('Isolate n3');
    const others = present()
      .nodes.map(({ id }) => id)
      .filter((id) => id !== 'n3');
    expect(cuts()).toEqual(others.flatMap((id) => [`n3>${id}`, `${id}>n3`]).toSorted());
  });
});

describe('the matrix of links', () => {
  it('has a button for each direction of each link, and none from a node to itself', () => {
    const matrix = screen.getByRole('table', { name: /^Links between servers/u });
    const names = within(matrix)
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label'));
    const ids = present().nodes.map(({ id }) => id);
    const wanted = ids.flatMap((from) =>
      ids.filter((to) => to !== from).map((to) => `Cut ${from} to ${to}`),
    );
    expect(names).toEqual(wanted);
  });

  it('cuts one direction and heals it again', async () => {
    await press('Cut n1 to n2');
    expect(cuts()).toEqual(['n1>n2']);
    expect(screen.getByRole('button', { name: 'Cut n2 to n1' })).toBeTruthy();
    await press('Heal n1 to n2');
    expect(cuts()).toEqual([]);
  });

  it('cuts both directions when asked to', async () => {
    await userEvent.click(screen.getByRole('switch', { name: 'Both ways' }));
    await press('Cut n1 and n2 both ways');
    expect(cuts()).toEqual(['n1>n2', 'n2>n1']);
    await press('Heal n2 and n1 both ways');
    expect(cuts()).toEqual([]);
  });
});

describe('a partition', () => {
  it('cuts every link between the selected servers and the others, with the keyboard alone', async () => {
    const sides = screen.getByRole('toolbar', { name: 'Servers to cut off' });
    within(sides).getByRole('button', { name: 'n1' }).focus();
    await userEvent.keyboard(' {ArrowRight} ');
    screen.getByRole('button', { name: 'Cut off these servers' }).focus();
    await userEvent.keyboard('{Enter}');
    await settled();
    const others = present()
      .nodes.map(({ id }) => id)
      .filter((id) => id !== 'n1' && id !== 'n2');
    const wanted = ['n1', 'n2'].flatMap((a) => others.flatMap((b) => [`${a}>${b}`, `${b}>${a}`]));
    expect(cuts()).toEqual(wanted.toSorted());
    await press('Heal all links');
    expect(cuts()).toEqual([]);
  });

  it('needs two sides', () => {
    const cutOff = screen.getByRole<HTMLButtonElement>('button', { name: 'Cut off these servers' });
    expect(cutOff.disabled).toBe(true);
  });

  it('can be drawn: the tool is taken and put away', async () => {
    const draw = screen.getByRole('button', { name: 'Draw it on the stage' });
    await userEvent.click(draw);
    expect(useSynod.getState().tool).toBe('partition');
    await userEvent.click(draw);
    expect(useSynod.getState().tool).toBe('point');
  });
});

describe('the present partition', () => {
  it('has a name, and is healed by it', async () => {
    expect(screen.getByText(/^Now: no partition$/u)).toBeTruthy();
    await press('Isolate n3');
    await press('Cut n1 to n2');
    const others = present()
      .nodes.map(({ id }) => id)
      .filter((id) => id !== 'n3')
      .join(' ');
    const name = `${others} | n3`;
    expect(screen.getByText(name)).toBeTruthy();
    await press(`Heal the partition ${name}`);
    expect(cuts()).toEqual(['n1>n2']);
    expect(screen.getByText(/^Now: no partition$/u)).toBeTruthy();
  });
});

describe('the weather', () => {
  function type(label: string, text: string): void {
    fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
  }

  async function pick(label: string, option: string): Promise<void> {
    await userEvent.click(screen.getByRole('button', { name: new RegExp(`${label}$`, 'u') }));
    await userEvent.click(screen.getByRole('option', { name: option }));
  }

  it('changes every link, in milliseconds and per cent', async () => {
    await pick('Transport', 'Unreliable');
    type('Shortest latency', '2.5');
    type('Longest latency', '80');
    type('Loss', '12.5');
    await press('Set the weather');
    const { transport, latencyMin, latencyMax, loss } = present().run.link;
    expect([transport, latencyMin, latencyMax, loss]).toEqual(['unreliable', 2_500, 80_000, 0.125]);
  });

  it('changes one direction of one link alone', async () => {
    const before = present().run.link;
    await pick('From', 'n1');
    await pick('To', 'n2');
    type('Longest latency', '300');
    await press('Set the weather');
    expect(present().run.link).toEqual(before);
    expect(present().links.map(({ from, to, policy }) => [from, to, policy?.latencyMax])).toEqual([
      ['n1', 'n2', 300_000],
    ]);
    expect(screen.queryByText(/other weather now/u)).toBeNull();
    await pick('From', 'All links');
    await pick('To', 'All links');
    expect(screen.getByText(/^n1 to n2 has other weather now/u)).toBeTruthy();
    await pick('From', 'n1');
    expect(screen.getByText(/^n1 to n3, .* have other weather now/u)).toBeTruthy();
  });

  it.each([
    ['-1', 'must be at least 0 ms'],
    ['70000', 'may be at most 1 min'],
    ['soon', 'needs a number'],
    ['16', 'must not exceed'],
  ])('says what is wrong with a shortest latency of %s, and sets nothing', async (text, words) => {
    const before = present().index;
    type('Shortest latency', text);
    const field = screen.getByRole('textbox', { name: 'Shortest latency' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(
      document.getElementById(field.getAttribute('aria-describedby')!.split(' ').at(-1)!)
        ?.textContent,
    ).toContain(words);
    const apply = screen.getByRole<HTMLButtonElement>('button', { name: 'Set the weather' });
    expect(apply.disabled).toBe(true);
    expect(present().index).toBe(before);
  });
});
