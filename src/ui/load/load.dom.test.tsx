import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientView } from '../../contract/index.ts';
import * as session from '../../session/index.ts';
import { act, openScene, useSynod } from '../../store/index.ts';
import { drawn, goTo, openRun, present, settled } from '../testing/local-run.ts';
import { Clients, CommandForm } from './index.ts';

beforeEach(async () => {
  await openRun(session);
  render(
    <>
      <CommandForm />
      <Clients />
    </>,
  );
});
afterEach(cleanup);

function field(): HTMLInputElement {
  return screen.getByRole('textbox', { name: 'Command' });
}

function client(id: string): ClientView {
  return present().processes.find((process) => process.id === id) as ClientView;
}

async function send(text: string): Promise<void> {
  await userEvent.clear(field());
  if (text !== '') await userEvent.type(field(), text.replaceAll('[', '[[').replaceAll('{', '{{'));
  await userEvent.click(screen.getByRole('button', { name: 'Send command' }));
  await settled();
}

describe('the command field', () => {
  it("sends a person's own words, and is empty again", async () => {
    await send('put greeting "hello there"');
    const { open } = client('k1');
    expect(open?.op).toEqual(['put', 'greeting', 'hello there']);
    expect(field().value).toBe('');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('sends with Enter', async () => {
    await userEvent.type(field(), 'get x{Enter}');
    await settled();
    expect(client('k1').open?.op).toEqual(['get', 'x']);
  });

  it('asks as the selected client', async () => {
    await userEvent.click(screen.getByRole('button', { name: /Client$/u }));
    await userEvent.click(screen.getByRole('option', { name: 'k2' }));
    await send('put x 1');
    expect(client('k2').open?.op).toEqual(['put', 'x', '1']);
    expect(client('k1').open).toBeNull();
  });

  it.each([
    ['', /./u],
    ['jump x', /“jump” cannot stand here: expected put, get, append, delete, cas or reconfig/u],
    ['put x', /incomplete: a word of at most 200 characters must follow/u],
    ['put x 1 2', /“2” cannot stand here: expected the end/u],
    ['put x "1', /expected a closed quote/u],
    ['reconfig', /incomplete: add or remove must follow/u],
    ['reconfig remove', /incomplete: a replica, leader or acceptor such as a4 must follow/u],
    ['reconfig add k1', /“k1” cannot stand here: expected a replica, leader or acceptor/u],
    ['reconfig swap a1', /“swap” cannot stand here: expected from, add, remove or the end/u],
    ['reconfig add a9 remove a1', /no such process \(a9\)/u],
  ])('says what is wrong with “%s” and keeps it, and nothing happens', async (text, words) => {
    const before = present();
    await send(text);
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toMatch(words);
    const description = document.getElementById(field().getAttribute('aria-describedby') ?? '');
    expect(description?.contains(alert), 'the field is described by it').toBe(true);
    expect(field().value).toBe(text);
    expect(field().getAttribute('aria-invalid')).toBe('true');
    expect(present().index).toBe(before.index);
    expect(useSynod.getState().problems).toEqual([]);
    await userEvent.type(field(), ' ');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('names the node that is down where its client cannot ask', async () => {
    const { node } = client('k1');
    await act({ kind: 'crash', node, point: 'now' });
    await send('reconfig remove a1');
    expect(screen.getByRole('alert').textContent).toContain(`(${node}) is down`);
    await drawn(() => openScene('duel'));
    await settled();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(field().value).toBe('reconfig remove a1');
  });

  it('brings back what was sent with the arrows', async () => {
    await send('put x 1');
    await send('get x');
    await userEvent.type(field(), '{ArrowUp}');
    expect(field().value).toBe('get x');
    await userEvent.type(field(), '{ArrowUp}');
    expect(field().value).toBe('put x 1');
    await userEvent.type(field(), '{ArrowDown}{ArrowDown}');
    expect(field().value).toBe('');
  });
});

describe('clients', () => {
  it('show what they wait for, and then the answer', async () => {
    await send('put x 1');
    expect(screen.getByText(/^waits for put x 1 at r\d$/u)).toBeTruthy();
    let index = present().index;
    while (client('k1').last === null) index = (await goTo(index + 20)).index;
    expect(screen.getByText('k1 #1')).toBeTruthy();
    expect(screen.queryByText('No answer yet.')).toBeNull();
    await goTo(0);
    expect(screen.queryByText('k1 #1')).toBeNull();
  });
});

describe('the load', () => {
  it('starts a closed loop with a think time in milliseconds', async () => {
    await userEvent.click(screen.getByRole('radio', { name: /^Ask, wait/u }));
    const think = screen.getByRole('textbox', { name: 'Think time' });
    await userEvent.clear(think);
    await userEvent.type(think, '12.5');
    await userEvent.click(screen.getByRole('button', { name: 'Set the load' }));
    await settled();
    expect(present().run.load).toEqual({ kind: 'closed', think: 12_500 });
  });

  it('starts an open load, and stops it', async () => {
    await userEvent.click(screen.getByRole('radio', { name: /^Ask at a steady rate/u }));
    await userEvent.click(screen.getByRole('button', { name: 'Set the load' }));
    await settled();
    expect(present().run.load.kind).toBe('open');
    await userEvent.click(screen.getByRole('radio', { name: 'Nothing' }));
    await userEvent.click(screen.getByRole('button', { name: 'Set the load' }));
    await settled();
    expect(present().run.load.kind).toBe('none');
  });

  it.each(['0', '10001', 'fast'])('refuses a rate of %s with a sentence', async (text) => {
    await userEvent.click(screen.getByRole('radio', { name: /^Ask at a steady rate/u }));
    const rate = screen.getByRole('textbox', { name: 'Requests a second' });
    await userEvent.clear(rate);
    await userEvent.type(rate, text);
    expect(rate.getAttribute('aria-invalid')).toBe('true');
    const set = screen.getByRole<HTMLButtonElement>('button', { name: 'Set the load' });
    expect(set.disabled).toBe(true);
  });
});
