import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import { openScene } from '../../store/index.ts';
import { drawn, goTo, openRun, present, settled } from '../testing/local-run.ts';
import { Lifelines } from './index.ts';

beforeEach(async () => {
  await openRun(session);
});
afterEach(cleanup);

const press = (role: 'button' | 'radio', name: string) =>
  drawn(() => userEvent.click(screen.getByRole(role, { name })));

describe('the lifelines', () => {
  it('say what to do while nothing has happened', () => {
    render(<Lifelines />);
    expect(screen.getByText(/^Nothing has happened yet/u)).toBeTruthy();
  });

  it('never say that nothing has happened while a run that was played is asked for', async () => {
    await goTo(40);
    render(<Lifelines />);
    expect(screen.queryByText(/^Nothing has happened yet/u)).toBeNull();
    await settled();
    expect(await screen.findByRole('list', { name: 'Processes' })).toBeTruthy();
  });

  it('have a lane for each process, to be selected by its name', async () => {
    await openScene('failover');
    await goTo(60);
    render(<Lifelines />);
    await settled();
    const lanes = within(await screen.findByRole('list', { name: 'Processes' }));
    const names = lanes.getAllByRole('button').map(({ textContent }) => textContent);
    const processes = present().processes.map(({ id }) => id);
    expect(names.toSorted()).toEqual(processes.toSorted());
    expect(names.slice(0, 5)).toEqual(['k1', 'k2', 'k3', 'k4', 'r1']);
  });

  it('look for what a person wants to see, and say where a slot is no number', async () => {
    await goTo(40);
    render(<Lifelines />);
    await settled();
    const slot = screen.getByRole('textbox', { name: 'Slot' });
    await drawn(() => userEvent.type(slot, '1x'));
    expect(slot.getAttribute('aria-invalid')).toBe('true');
    await drawn(() => userEvent.clear(slot));
    await drawn(() => userEvent.type(slot, '1'));
    expect(slot.getAttribute('aria-invalid')).toBe(null);
    await press('button', 'Show everything again');
    expect((slot as HTMLInputElement).value).toBe('');
  });

  it('begin another run at its present moment, however far back a person was in the run before', async () => {
    await openScene('failover');
    await goTo(7_000);
    render(<Lifelines />);
    await settled();
    await press('button', 'Earlier events');
    await settled();
    expect(screen.getByRole('button', { name: 'Later events' })).toBeTruthy();
    await drawn(() => openScene('three-servers'));
    await goTo(40);
    await settled();
    expect(await screen.findByRole('list', { name: 'Processes' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Later events' })).toBeNull();
  });

  it('keep the focus in the bar where its control has nothing more to do', async () => {
    await goTo(40);
    render(<Lifelines />);
    await settled();
    await drawn(() => userEvent.type(screen.getByRole('textbox', { name: 'Slot' }), '1'));
    screen.getByRole('button', { name: 'Show everything again' }).focus();
    await drawn(async () => void (await userEvent.keyboard('{Enter}')));
    await settled();
    expect(screen.queryByRole('button', { name: 'Show everything again' })).toBeNull();
    expect(document.activeElement?.closest('[class*=bar]')).toBeTruthy();
  });

  it('say so if nothing matches the filter', async () => {
    await goTo(40);
    render(<Lifelines />);
    await settled();
    await press('radio', 'List');
    await drawn(() => userEvent.type(screen.getByRole('textbox', { name: 'Slot' }), '99999'));
    await settled();
    expect(await screen.findByText(/^No event in this stretch/u)).toBeTruthy();
  });
});
