import { act as settle, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Action, EventView, Frame, Note } from '../../contract/index.ts';
import { frameOf, greeting, handle, openSession, type Session } from '../../session/index.ts';
import { connect, useSynod } from '../../store/index.ts';
import { localDoor } from '../testing/local-door.ts';
import { ACTION_WORDS, captionOf, dueText } from '../words/index.ts';
import { forgetPress } from '../actions/double-press.ts';
import { MessagesView } from './index.ts';
import { isIdleEvent } from './use-outlooks.ts';

let session: Session;
/** The moments at which previews were asked for. */
let asked: number[] = [];
const done: Action[] = [];

beforeEach(async () => {
  session = openSession();
  asked = [];
  done.length = 0;
  connect(() =>
    localDoor(greeting(), frameOf(session), (intent) => {
      if (intent.kind === 'previews') asked.push(frameOf(session).index);
      if (intent.kind === 'act') done.push(intent.action);
      return handle(session, intent);
    }),
  );
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

function show(frame: Frame): void {
  settle(() => useSynod.setState({ frame, passed: [] }));
}

function rowsOf(region: string): readonly HTMLElement[] {
  return within(screen.getByRole('region', { name: region })).getAllByRole('listitem');
}

function button(name: string): HTMLElement {
  return screen.getAllByRole('button', { name })[0]!;
}

function states(): ReadonlySet<string> {
  return new Set(now().envelopes.map(({ state }) => state));
}

/** Matches a paragraph with this text, even if parts of it are marked. */
function sentence(text: string) {
  return (_: string, element: Element | null) =>
    element?.tagName === 'P' && element.textContent === text;
}

describe('the list of messages', () => {
  it('says so when nothing is under way', () => {
    render(<MessagesView />);
    expect(screen.getByText(/^No message is under way/u)).toBeDefined();
  });

  it('lists what flies by the node it goes to, the next to arrive first', () => {
    render(<MessagesView />);
    const { envelopes, time } = untilFlying(4);
    for (const node of new Set(envelopes.map(({ toNode }) => toNode))) {
      const mine = envelopes.filter(({ toNode }) => toNode === node);
      const dues = mine.map(({ dueAt }) => dueAt).toSorted((a, b) => a - b);
      const rows = rowsOf(`To ${node}`);
      expect(rows).toHaveLength(dues.length);
      rows.forEach((row, at) => expect(row.textContent).toContain(dueText(dues[at]!, time)));
    }
  });

  it('delivers the next, and any other by its name', async () => {
    render(<MessagesView />);
    const { envelopes } = untilFlying(3);
    const [first, second] = envelopes.toSorted((a, b) => a.dueAt - b.dueAt || a.id - b.id);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: ACTION_WORDS.deliverNext.name(first!) }));
    await waitFor(() => expect(now().event!.envelope!.id).toBe(first!.id));
    await user.click(screen.getByRole('button', { name: ACTION_WORDS.deliver.name(second!) }));
    await waitFor(() => expect(now().event!.envelope!.id).toBe(second!.id));
  });

  it('holds all and releases all', async () => {
    render(<MessagesView />);
    untilFlying(3);
    const user = userEvent.setup();
    await user.click(button('Hold all messages in flight'));
    await waitFor(() => expect(states()).toEqual(new Set(['held'])));
    expect(button('Hold all messages in flight')).toHaveProperty('disabled', true);
    forgetPress();
    await user.click(button('Release all held messages'));
    await waitFor(() => expect(states()).toEqual(new Set(['flying'])));
    expect(button('Release all held messages')).toHaveProperty('disabled', true);
  });

  it('puts what waits in an inbox first, in the order in which it came', async () => {
    render(<MessagesView />);
    handle(session, { kind: 'act', action: { kind: 'pause', node: 'n2' }, at: 0 });
    let frame: Frame;
    do ({ frame } = handle(session, { kind: 'next', unit: 'event', quiet: true }));
    while (frame.nodes[1]!.mailbox.length < 2);
    show(frame);
    const rows = rowsOf('To n2');
    const waiting = rows.map((row) => row.textContent.includes('in the inbox'));
    const { length } = frame.nodes[1]!.mailbox;
    expect(waiting).toEqual(rows.map((_, at) => at < length));
    const [first] = frame.nodes[1]!.mailbox;
    await userEvent.click(within(rows[0]!).getAllByRole('button')[0]!);
    expect(useSynod.getState().selection).toEqual({ kind: 'envelope', id: first });
  });

  it('has every hand for each message, by keyboard, too', async () => {
    render(<MessagesView />);
    untilFlying(3);
    const [first, second] = now().envelopes;
    const user = userEvent.setup();
    for (const name of ['Delay', 'Hold', 'Release', 'Drop', 'Duplicate']) {
      const { id, from, to, body } = name === 'Duplicate' ? second! : first!;
      const full = `${name} ${body.type} from ${from} to ${to}`;
      const label = name === 'Delay' ? `${full} by 20 ms` : full;
      const [hand] = await screen.findAllByRole('button', { name: label });
      settle(() => hand!.focus());
      await user.keyboard('{Enter}');
      await waitFor(() =>
        expect(done.at(-1)).toMatchObject({ kind: name.toLowerCase(), envelope: id }),
      );
    }
    expect(done).toHaveLength(5);
  });

  it('goes on by keyboard where a row has gone', async () => {
    render(<MessagesView />);
    const { toNode } = untilFlying(4).envelopes[0]!;
    const user = userEvent.setup();
    const before = rowsOf(`To ${toNode}`);
    const first = within(before[0]!).getByRole('button', { name: /^Drop / });
    settle(() => first.focus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(first.isConnected).toBe(false));
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Drop /u);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(done.map(({ kind }) => kind)).toEqual(['drop', 'drop']));
  });

  it('cuts a long list until all of it is wanted', async () => {
    render(<MessagesView />);
    const { envelopes, time } = untilFlying(3);
    const { id, toNode } = envelopes[0]!;
    for (let left = 20; left > 0; left--)
      handle(session, { kind: 'act', action: { kind: 'duplicate', envelope: id }, at: time });
    show(frameOf(session));
    const all = now().envelopes.filter((envelope) => envelope.toNode === toNode).length;
    expect(rowsOf(`To ${toNode}`)).toHaveLength(15);
    await userEvent.click(button(`Show ${all - 15} more: To ${toNode}`));
    expect(rowsOf(`To ${toNode}`)).toHaveLength(all);
  });
});

/** Tells whether a previewed promise would come after its ballot was adopted. */
function saysLate(): boolean {
  const { answer } = handle(session, { kind: 'previews' });
  const all = answer.kind === 'previews' ? answer.value.deliveries : [];
  return all.some(
    ({ outcome }) =>
      outcome.kind === 'event' &&
      outcome.event.notes.some((note) => note.kind === 'ignored' && note.why === 'noScout'),
  );
}

describe('what delivering would do', () => {
  it('is said of every message, as the caption then says it', async () => {
    render(<MessagesView />);
    untilFlying(4);
    await waitFor(() => expect(asked.at(-1)).toBe(now().index));
    for (const { id } of now().envelopes) {
      const action: Action = { kind: 'deliver', envelope: id };
      const { answer } = handle(session, { kind: 'preview', action });
      const said = answer.kind === 'preview' ? captionOf(answer.value!, null) : '';
      await waitFor(() => expect(screen.getAllByText(sentence(said)).length).toBeGreaterThan(0));
    }
  });

  it('is dimmed where nothing would change, and only there', async () => {
    render(<MessagesView />);
    const { envelopes, time } = untilFlying(3);
    const promise = envelopes.find(({ body }) => body.type === 'p1a')!;
    const twice: Action = { kind: 'duplicate', envelope: promise.id };
    handle(session, { kind: 'act', action: twice, at: time });
    handle(session, { kind: 'act', action: { kind: 'hold', envelope: promise.id }, at: time });
    let frame: Frame;
    // Once the ballot is adopted, the answer to the second request comes too late.
    do ({ frame } = handle(session, { kind: 'next', unit: 'event', quiet: true }));
    while (!saysLate());
    show(frame);
    await waitFor(() => expect(screen.queryAllByText(/no scout waits/u)).not.toHaveLength(0));
    for (const row of screen.getAllByRole('listitem')) {
      const late = row.textContent.includes('no scout waits');
      if (late) expect(row.className).toMatch(/idle/u);
      if (row.textContent.includes('promises')) expect(row.className).not.toMatch(/idle/u);
    }
  });

  it('says why something cannot be delivered, and what would help', async () => {
    render(<MessagesView />);
    const { envelopes, time } = untilFlying(3);
    const { toNode } = envelopes[0]!;
    const { frame } = handle(session, {
      kind: 'act',
      action: { kind: 'pause', node: toNode },
      at: time,
    });
    show(frame);
    await waitFor(() =>
      expect(rowsOf(`To ${toNode}`)[0]!.textContent).toContain(
        `The node (${toNode}) is paused. Resume it first.`,
      ),
    );
  });

  it('is asked once for each moment, and not while the run plays', async () => {
    render(<MessagesView />);
    const { index } = untilFlying(2);
    await waitFor(() => expect(asked).toEqual([0, index]));
    settle(() => useSynod.setState({ frame: { ...now() } }));
    settle(() => useSynod.setState({ playing: true }));
    for (let left = 5; left > 0; left--)
      show(handle(session, { kind: 'next', unit: 'event', quiet: true }).frame);
    expect(asked).toEqual([0, index]);
    settle(() => useSynod.setState({ playing: false }));
    await waitFor(() => expect(asked).toEqual([0, index, now().index]));
    expect(now().index).toBe(index + 5);
  });
});

describe('an event that changes nothing', () => {
  const { event } = handle(openSession(), { kind: 'next', unit: 'event', quiet: true }).frame;
  const nothing: EventView = { ...event!, notes: [], changed: [], sent: [], crashed: null };
  const late: Note = { kind: 'ignored', why: 'noScout' };

  it.each<readonly [string, Partial<EventView>, boolean]>([
    ['has nothing to tell', {}, true],
    ['is ignored', { notes: [late] }, true],
    ['is not one that is answered', { notes: [late], sent: [7] }, false],
    ['is not one that is taken note of', { changed: [{ field: 'peers', stable: false }] }, false],
    ['is not one that a crash waits for', { crashed: 'n1' }, false],
    [
      'is not one that says something',
      { notes: [late, { kind: 'pinged', cfg: 0, to: [] }] },
      false,
    ],
  ])('%s', (_, part, expected) => {
    expect(isIdleEvent({ ...nothing, ...part })).toBe(expected);
  });
});

describe('the timers', () => {
  it('are all listed, the next to fire first, and fire by hand', async () => {
    render(<MessagesView />);
    untilFlying(2);
    const { timers, time } = now();
    const rows = rowsOf('Timers');
    expect(rows).toHaveLength(Math.min(15, timers.length));
    const dues = timers.flatMap(({ dueAt }) => dueAt ?? []).toSorted((a, b) => a - b);
    rows.forEach((row, at) => expect(row.textContent).toContain(dueText(dues[at]!, time)));
    await userEvent.click(within(rows[0]!).getByRole('button', { name: /^Fire / }));
    await waitFor(() => expect(now().event!.action.kind).toBe('fire'));
  });

  it('say what firing each would do, as the caption then says it', async () => {
    render(<MessagesView />);
    untilFlying(2);
    await waitFor(() => expect(asked.at(-1)).toBe(now().index));
    for (const { process, name: timer, key } of now().timers) {
      const { answer } = handle(session, {
        kind: 'preview',
        action: { kind: 'fire', process, timer, key },
      });
      const said = answer.kind === 'preview' ? captionOf(answer.value!, null) : '';
      const rows = within(screen.getByRole('region', { name: 'Timers' }));
      await waitFor(() => expect(rows.getAllByText(sentence(said)).length).toBeGreaterThan(0));
    }
  });

  it('of a node that is down do not fire', () => {
    render(<MessagesView />);
    const { time } = untilFlying(2);
    const { process } = now().timers[0]!;
    const node = now().processes.find(({ id }) => id === process)!.node;
    show(handle(session, { kind: 'act', action: { kind: 'pause', node }, at: time }).frame);
    const fire = screen.getAllByRole('button', {
      name: new RegExp(`^Fire .* of ${process}$`, 'u'),
    });
    expect(fire.every((one) => (one as HTMLButtonElement).disabled)).toBe(true);
  });
});
