import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientView } from '../../contract/index.ts';
import * as session from '../../session/index.ts';
import { act, command, next, openScene, useSynod } from '../../store/index.ts';
import { goTo, openRun, present, settled } from '../testing/local-run.ts';
import { Reconfigure } from './index.ts';

let closed = 0;

beforeEach(async () => {
  await openRun(session);
  await openScene('replace');
  await settled();
  closed = 0;
});
afterEach(cleanup);

function open(): HTMLElement {
  render(<Reconfigure onClose={() => (closed += 1)} />);
  return screen.getByRole('dialog', { name: 'Change the configuration' });
}

const box = (id: string) =>
  screen.getByRole<HTMLInputElement>('checkbox', { name: new RegExp(`^${id}\\b`, 'u') });
const askButton = () =>
  screen.getByRole<HTMLButtonElement>('button', { name: 'Ask for this change' });

async function toggle(...ids: readonly string[]): Promise<void> {
  for (const id of ids) await userEvent.click(box(id));
}

function client(id: string): ClientView {
  return present().processes.find((process) => process.id === id) as ClientView;
}

async function crash(...nodes: readonly string[]): Promise<void> {
  for (const node of nodes) await act({ kind: 'crash', node: node as 'n1', point: 'now' });
  await settled();
}

describe('a change of the configuration', () => {
  it('begins with the present members, and needs a change', () => {
    const dialog = open();
    expect(dialog.textContent).toContain('Configuration 0 governs every slot from 1 on.');
    for (const role of ['r', 'l', 'a']) {
      for (const number of [1, 2, 3]) expect(box(`${role}${number}`).checked).toBe(true);
      for (const number of [4, 5, 6]) {
        expect(box(`${role}${number}`).checked).toBe(false);
        expect(box(`${role}${number}`).closest('label')?.textContent).toContain('spare');
      }
    }
    expect(askButton().disabled).toBe(true);
  });

  it('says step by step what will happen, and follows each choice', async () => {
    const dialog = open();
    await toggle('a1', 'a4', 'r5');
    const { textContent } = dialog;
    expect(textContent).toContain('adds r5 and a4 and removes a1');
    const steps = within(dialog).getAllByRole('listitem');
    const texts = steps.map((step) => step.textContent);
    expect(texts[0]).toMatch(/configuration 0 decides it, in slot 1 at the earliest/u);
    expect(texts[1]).toMatch(/^Configuration 1 begins 5 slots .* slot 6 at the earliest/u);
    expect(texts[2]).toContain('still decided by a1, a2 and a3');
    expect(texts.filter((text) => text.startsWith('a4 starts with nothing'))).toHaveLength(1);
    expect(texts.filter((text) => text.startsWith('r5 learns from its peers'))).toHaveLength(1);
    expect(texts.at(-1)).toMatch(
      /^a1 retires once 3 of r1, r2, r3 and r5 have every slot below 6/u,
    );
    await toggle('r5');
    expect(dialog.textContent).toContain('adds a4 and removes a1');
    expect(dialog.textContent).not.toContain('r5 learns');
    await toggle('a1', 'a4');
    expect(within(dialog).queryAllByRole('listitem')).toEqual([]);
    expect(askButton().disabled).toBe(true);
  });

  it('is asked for as the command of a client', async () => {
    open();
    await toggle('a1', 'a4', 'l2');
    await userEvent.click(screen.getByRole('button', { name: /Who asks for it$/u }));
    await userEvent.click(screen.getByRole('option', { name: 'k2' }));
    const before = present().index;
    await userEvent.click(askButton());
    await settled();
    expect(closed).toBe(1);
    expect(present().index).toBe(before + 1);
    expect(client('k2').open?.op).toEqual({ expect: 0, add: ['a4'], remove: ['l2', 'a1'] });
    expect(client('k1').open).toBeNull();
  });

  it('can be given up', async () => {
    open();
    await toggle('a1', 'a4');
    const before = present().index;
    await userEvent.keyboard('{Escape}');
    expect(closed).toBe(1);
    expect(present().index).toBe(before);
  });

  it.each([
    ['replica', 'r'],
    ['leader', 'l'],
    ['acceptor', 'a'],
  ])('does not leave a cluster without any %s', async (role, letter) => {
    open();
    await toggle(`${letter}1`, `${letter}2`);
    expect(screen.queryByRole('alert')).toBeNull();
    await toggle(`${letter}3`);
    expect(screen.getByRole('alert').textContent).toMatch(`No ${role} would be left.`);
    expect(askButton().disabled).toBe(true);
    const before = present().index;
    await userEvent.keyboard('{Enter}');
    await settled();
    expect(present().index).toBe(before);
    expect(closed).toBe(0);
    await toggle(`${letter}6`);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(askButton().disabled).toBe(false);
  });
});

/** Replaces each quorum by all members. */
function needAll(): void {
  const hello = useSynod.getState().hello!;
  useSynod.setState({ hello: { ...hello, quorums: hello.quorums.map((_, members) => members) } });
}

describe('a quorum', () => {
  it('is what the worker says', async () => {
    needAll();
    await crash('n1');
    const dialog = open();
    await toggle('r1');
    expect(dialog.textContent).toMatch(/Too many acceptors of configuration 0 are down/u);
    expect(dialog.textContent).toContain('r1 retires once 2 of r2 and r3 have every slot');
    await toggle('r4');
    expect(dialog.textContent).toContain('r1 retires once 3 of r2, r3 and r4 have every slot');
  });
});

describe('a warning', () => {
  it('says that most of the old acceptors are down', async () => {
    await crash('n1', 'n2');
    const dialog = open();
    await toggle('a1', 'a2', 'a4', 'a5');
    expect(dialog.textContent).toMatch(/Too many acceptors of configuration 0 are down/u);
    expect(dialog.textContent).not.toMatch(/would be down/u);
  });

  it('says that most of the new ones would be', async () => {
    await crash('n4', 'n5');
    const dialog = open();
    await toggle('a1', 'a4');
    expect(dialog.textContent).not.toMatch(/Too many acceptors/u);
    await toggle('a2', 'a5');
    expect(dialog.textContent).toMatch(/Too many acceptors of configuration 1 would be down/u);
    expect(dialog.textContent).not.toMatch(/are down/u);
  });

  it('says that an earlier change has not begun', async () => {
    await goTo(100);
    await command('k1', 'reconfig add a4 remove a1');
    while (!present().event!.notes.some(({ kind }) => kind === 'reconfigured')) {
      await goTo(present().index + 1);
    }
    const note = present().event!.notes.find((one) => one.kind === 'reconfigured');
    const dialog = open();
    await toggle('a2', 'a5');
    const { from } = note!.record;
    expect(dialog.textContent).toContain(
      `Configuration 1 has not begun yet: it begins with slot ${from}`,
    );
    expect(dialog.textContent).toMatch(/Configuration 2 begins/u);
  });
});

describe('while the run goes on behind it', () => {
  async function changed(text: string): Promise<void> {
    const { id } = present().records.at(-1)!;
    await command('k2', text);
    while (present().records.at(-1)!.id === id) await next('beat');
    await settled();
  }

  it('a wish stays what it was when another change is made', async () => {
    await goTo(100);
    const dialog = open();
    await toggle('a1', 'a6', 'a5');
    expect(dialog.textContent).toContain('adds a5 and a6 and removes a1');
    await changed('reconfig add a6 remove a2');
    expect(dialog.textContent).toMatch(/Configuration 1 governs/u);
    expect(dialog.textContent).toContain('adds a5 and removes a1');
    expect(box('a2').checked).toBe(false);
    await toggle('a5', 'a1');
    expect(askButton().disabled).toBe(true);
  });

  it('it says that a client waits for another change of the same configuration', async () => {
    await goTo(100);
    const dialog = open();
    await toggle('a1', 'a4');
    expect(dialog.textContent).not.toMatch(/waits for another change/u);
    await command('k2', 'reconfig add a5 remove a1');
    await settled();
    expect(dialog.textContent).toMatch(/k2 waits for another change of configuration 0/u);
  });
});

describe('a cluster without spares', () => {
  it('has no spares to select, and says where they come from', async () => {
    await openScene('three-servers');
    await settled();
    const dialog = open();
    expect(dialog.textContent).toMatch(/Edit the cluster to add spares/u);
    expect(screen.getAllByRole('checkbox')).toHaveLength(9);
  });
});
