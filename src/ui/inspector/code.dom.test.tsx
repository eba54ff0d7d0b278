import { act as settle, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Frame, ProcessId } from '../../contract/index.ts';
import * as session from '../../session/index.ts';
import { openScene, select } from '../../store/index.ts';
import { goTo, openRun, present, settled } from '../testing/local-run.ts';
import { spanText } from '../words/index.ts';
import { InspectorView } from './index.ts';

beforeEach(async () => {
  await openRun(session);
  await openScene('duel');
  await settled();
});
afterEach(cleanup);

function choose(id: ProcessId): void {
  settle(() => select({ kind: 'process', id }));
}

/** Steps on, event by event, to the first event for which `is` holds. */
async function until(is: (event: NonNullable<Frame['event']>) => boolean): Promise<Frame> {
  for (let index = present().index + 1; index < 3_000; index++) {
    const frame = await goTo(index);
    if (is(frame.event!)) return frame;
  }
  throw new Error('not within 3000 events');
}

const has = (kind: string) => (event: NonNullable<Frame['event']>) =>
  event.notes.some((note) => note.kind === kind);

function line(id: string): HTMLElement {
  return screen.getByRole('button', { name: new RegExp(`^${id} ?[a-z]`, 'u') });
}

const foot = () => screen.getByText(/last ran|has not run|Here, in event|Press a line/u);
const go = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('the lines of the pseudo-code', () => {
  it('say which test refused the message', async () => {
    render(<InspectorView />);
    const { event } = await until(has('refusedP2a'));
    choose(event!.actor!);
    expect(line('A9').textContent).toContain('refused here');
    expect(line('A9').textContent).toContain('⊘');
    expect(screen.getAllByText(/refused here/u)).toHaveLength(1);
    choose('k1');
    expect(screen.queryByText(/refused here/u)).toBe(null);
  });

  it('say when they last ran, lead there, and back', async () => {
    render(<InspectorView />);
    const first = await until(has('adopted'));
    const { actor, index, at } = first.event!;
    const { index: later } = await goTo(index + 10);
    choose(actor!);
    expect(foot().textContent).toBe('Press a line to see when it last ran.');
    await userEvent.click(line('L14'));
    await settled();
    expect(foot().textContent).toBe(
      `L14 last ran in ${actor} in event ${index}, at ${spanText(at)}.`,
    );
    expect(present().index).toBe(later);
    await go('Go there');
    await settled();
    expect(present().index).toBe(index);
    expect(line('L14').textContent).toContain('ran in this event');
    expect(foot().textContent).toContain(`Here, in event ${index}`);
    await go(`Back to event ${later}`);
    await settled();
    expect(present().index).toBe(later);
    await goTo(later - 1);
    expect(foot().textContent).toBe('Press a line to see when it last ran.');
  });

  it('say so where they have not run', async () => {
    render(<InspectorView />);
    await goTo(20);
    choose('a1');
    await userEvent.click(line('A16'));
    await settled();
    expect(foot().textContent).toBe('A16 has not run in a1 up to this moment.');
    expect(screen.queryByRole('button', { name: 'Go there' })).toBe(null);
  });

  it('are one stop for Tab, and the arrow keys go through them', async () => {
    render(<InspectorView />);
    choose('a1');
    const code = within(screen.getByRole('region', { name: 'Pseudo-code of an acceptor' }));
    const stops = code.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).toEqual([line('A1')]);
    stops[0]!.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toBe(line('A3'));
    await userEvent.keyboard('{End}{Enter}');
    await settled();
    expect(foot().textContent).toBe('A17 has not run in a1 up to this moment.');
    expect(line('A17').getAttribute('aria-pressed')).toBe('true');
  });
});
