import { act as settle, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Frame } from '../../contract/index.ts';
import { frameOf, greeting, handle, openSession, type Session } from '../../session/index.ts';
import { connect, useSynod } from '../../store/index.ts';
import { localDoor } from '../parts/local-door.ts';
import { deliverName, dueText } from '../words/index.ts';
import { MessagesView } from './index.ts';

let session: Session;

beforeEach(async () => {
  session = openSession();
  connect(() => localDoor(greeting(), frameOf(session), (intent) => handle(session, intent)));
  await waitFor(() => expect(useSynod.getState().phase).toBe('open'));
});

afterEach(cleanup);

function now(): Frame {
  return useSynod.getState().frame!;
}

/** Steps on to a moment with this many messages in flight. */
function untilFlying(count: number): Frame {
  let frame: Frame;
  do ({ frame } = handle(session, { kind: 'next', unit: 'event', quiet: true }));
  while (frame.envelopes.filter(({ state }) => state === 'flying').length < count);
  settle(() => useSynod.setState({ frame, passed: [] }));
  return frame;
}

describe('the list of messages', () => {
  it('says so when nothing is under way', () => {
    render(<MessagesView />);
    expect(screen.getByText(/^No message is under way/u)).toBeDefined();
  });

  it('lists what flies, the next to arrive first', () => {
    render(<MessagesView />);
    const { envelopes, time } = untilFlying(4);
    const rows = within(screen.getByRole('region', { name: 'In flight' })).getAllByRole('listitem');
    expect(rows).toHaveLength(envelopes.length);
    const dues = envelopes.map(({ dueAt }) => dueAt).toSorted((a, b) => a - b);
    expect(new Set(dues).size).toBeGreaterThan(1);
    rows.forEach((row, at) => expect(row.textContent).toContain(dueText(dues[at]!, time)));
  });

  it('delivers the next, and any other by its name', async () => {
    render(<MessagesView />);
    const { envelopes } = untilFlying(3);
    const [first, second] = envelopes.toSorted((a, b) => a.dueAt - b.dueAt || a.id - b.id);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: `Deliver next: ${deliverName(first!)}` }));
    await waitFor(() => expect(now().event!.envelope!.id).toBe(first!.id));
    await user.click(screen.getByRole('button', { name: deliverName(second!) }));
    await waitFor(() => expect(now().event!.envelope!.id).toBe(second!.id));
  });

  it('holds all and releases all', async () => {
    render(<MessagesView />);
    untilFlying(3);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Hold all messages in flight' }));
    const held = await screen.findByRole('region', { name: 'Held' });
    await waitFor(() => expect(screen.queryByRole('region', { name: 'In flight' })).toBeNull());
    expect(within(held).getAllByRole('listitem').length).toBe(now().envelopes.length);
    await user.click(screen.getByRole('button', { name: 'Release all held messages' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Held' })).toBeNull());
    expect(now().envelopes.every(({ state }) => state === 'flying')).toBe(true);
  });

  it('keeps what waits in an inbox apart, in the order in which it came', async () => {
    render(<MessagesView />);
    settle(() => {
      handle(session, { kind: 'act', action: { kind: 'pause', node: 'n2' }, at: 0 });
    });
    let frame: Frame;
    do ({ frame } = handle(session, { kind: 'next', unit: 'event', quiet: true }));
    while (frame.nodes[1]!.mailbox.length < 2);
    settle(() => useSynod.setState({ frame, passed: [] }));
    const inbox = screen.getByRole('region', { name: 'Inbox of n2' });
    expect(within(inbox).getAllByRole('listitem')).toHaveLength(frame.nodes[1]!.mailbox.length);
    const [first] = frame.nodes[1]!.mailbox;
    await userEvent.click(within(inbox).getAllByRole('button')[0]!);
    expect(useSynod.getState().selection).toEqual({ kind: 'envelope', id: first });
  });
});
