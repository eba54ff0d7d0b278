import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import { useSynod } from '../../store/index.ts';
import { openRun, present, settled } from '../testing/local-run.ts';
import { ActionButton, useAction } from './index.ts';

/** The two buttons of a server that undo each other, at one place or in two parts of the page, and a step. */
function Page({ isApart = false }) {
  const node = useSynod((state) => state.frame!.nodes[0]!);
  const isDown = node.status === 'down';
  return (
    <>
      {isApart && isDown && <ActionButton key="down" does="restart" to={node} />}
      {isApart && !isDown && <ActionButton key="up" does="crash" to={node} />}
      {!isApart && <ActionButton does={isDown ? 'restart' : 'crash'} to={node} />}
      <ActionButton does="nextEvent" to={undefined} />
    </>
  );
}

beforeEach(async () => {
  await openRun(session);
});
afterEach(cleanup);

const statusOf = () => present().nodes[0]!.status;
const button = (name: string) => screen.getByRole('button', { name });

it.each([false, true])(
  'the second half of a double click does not undo the first, wherever the other button comes up: %s',
  async (isApart) => {
    render(<Page isApart={isApart} />);
    await userEvent.click(button('Crash n1'));
    await userEvent.click(await screen.findByRole('button', { name: 'Restart n1' }));
    await settled();
    expect(statusOf()).toBe('down');
  },
);

it('a double click whose first half has no answer yet scolds nobody', async () => {
  render(<Page />);
  await userEvent.dblClick(button('Crash n1'));
  await settled();
  expect(statusOf()).toBe('down');
  expect(useSynod.getState().problems).toEqual([]);
});

it('a press after a moment, and one by keyboard, is a wish', async () => {
  render(<Page />);
  await userEvent.click(button('Crash n1'));
  await settled();
  await userEvent.click(button('Restart n1'));
  await settled();
  expect(statusOf()).toBe('up');
  button('Crash n1').focus();
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('button', { name: 'Restart n1' });
  await userEvent.keyboard('{Enter}');
  await settled();
  expect(statusOf()).toBe('up');
});

it('a button that stays what it is counts every press', async () => {
  render(<Page />);
  await userEvent.dblClick(button('Next event'));
  await waitFor(() => expect(present().index).toBe(2));
});

/** A button without the library, as on the stage. */
function Plain() {
  const node = useSynod((state) => state.frame!.nodes[0]!);
  const { name, run } = useAction(node.status === 'down' ? 'restart' : 'crash', node);
  return (
    <button type="button" onClick={run}>
      {name}
    </button>
  );
}

it('holds for the plain buttons of the stage, too', async () => {
  render(<Plain />);
  await userEvent.click(button('Crash n1'));
  fireEvent.click(await screen.findByRole('button', { name: 'Restart n1' }), { detail: 2 });
  await settled();
  expect(statusOf()).toBe('down');
  fireEvent.click(button('Restart n1'), { detail: 0 });
  await settled();
  expect(statusOf()).toBe('up');
});
