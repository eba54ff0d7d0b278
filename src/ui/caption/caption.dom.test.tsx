import { act as settle, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventView, Frame } from '../../contract/index.ts';
import { frameOf, greeting, handle, openSession, type Session } from '../../session/index.ts';
import { useSynod } from '../../store/index.ts';
import { captionOf } from '../words/index.ts';
import { CaptionView } from './index.ts';

let session: Session;

function show(frame: Frame, passed: readonly EventView[] = []): void {
  settle(() => useSynod.setState({ frame, passed, hello: greeting() }));
}

/** Lets this many milliseconds of real time pass. */
function pass(span: number): void {
  settle(() => {
    vi.advanceTimersByTime(span);
  });
}

function next(): Frame {
  return handle(session, { kind: 'next', unit: 'event', quiet: false }).frame;
}

/** Steps on until the event has this beat. */
function nextBeat(kind: string): Frame {
  for (;;) {
    const frame = next();
    if (frame.event!.beats.some((beat) => beat.kind === kind)) return frame;
  }
}

function sentence(): string | null {
  return screen.getByRole('paragraph').textContent;
}

beforeEach(() => {
  session = openSession();
  useSynod.setState({ playing: false, selection: null });
  show(frameOf(session));
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the caption', () => {
  it('says at the start what is about to happen', () => {
    render(<CaptionView />);
    expect(sentence()).toMatch(/^No leader is active yet: l1 goes first/u);
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('follows each step at once, with the lines that ran', () => {
    render(<CaptionView />);
    for (let at = 0; at < 30; at++) {
      const frame = next();
      show(frame);
      expect(sentence()).toBe(captionOf(frame.event!, frame));
      const ran = new Set(frame.event!.lines);
      const list = screen.queryByRole('list');
      for (const mark of list === null ? [] : within(list).getAllByRole('button')) {
        expect(ran).toContain(mark.textContent);
      }
    }
  });

  it('tells the text of a line, and leads to the process that ran it', async () => {
    render(<CaptionView />);
    const frame = nextBeat('adopted');
    show(frame);
    const lines = within(screen.getByRole('list', { name: 'Pseudo-code lines that ran' }));
    const mark = lines.getByRole('button', { name: /^Line L14: mode := active/u });
    const user = userEvent.setup();
    while (document.activeElement !== mark) await user.tab();
    const tip = await screen.findByRole('tooltip');
    expect(tip.textContent).toContain('mode := active');
    await user.keyboard('{Enter}');
    expect(useSynod.getState().selection).toEqual({ kind: 'process', id: frame.event!.actor });
  });

  it('is a polite live region that is read as a whole', () => {
    render(<CaptionView />);
    const region = screen.getByRole('status');
    expect(region.getAttribute('aria-live')).toBe('polite');
    expect(region.getAttribute('aria-atomic')).toBe('true');
  });

  it('holds its sentence while playing, and drops the doubt as soon as a replica knows', () => {
    vi.useFakeTimers();
    render(<CaptionView />);
    handle(session, {
      kind: 'act',
      action: { kind: 'request', client: 'k1', op: ['put', 'x', '1'] },
      at: frameOf(session).time,
    });
    show(nextBeat('chosen'));
    expect(sentence()).toMatch(/is chosen, though no replica knows yet\.$/u);
    settle(() => useSynod.setState({ playing: true }));
    show(nextBeat('performed'));
    expect(sentence()).toMatch(/is chosen\.$/u);
    pass(2_000);
    expect(sentence()).toMatch(/is chosen\.$/u);
    pass(10_000);
    expect(sentence()).toMatch(/^r\d learns that slot 1 holds put x 1/u);
  });

  it('says what is so, and nothing of heartbeats, while only those pass', () => {
    render(<CaptionView />);
    settle(() => useSynod.setState({ playing: true }));
    let frame = frameOf(session);
    while (frame.event?.quiet !== true) {
      frame = handle(session, { kind: 'next', unit: 'event', quiet: true }).frame;
    }
    show(frame);
    expect(sentence()).toBe('No leader is active, and l1 asks for promises in 1·l1.');
  });

  it('is spoken once in a while if it is a running summary', () => {
    vi.useFakeTimers();
    render(<CaptionView />);
    const region = screen.getByRole('status');
    let { frame } = handle(session, { kind: 'openScene', scene: 'failover' });
    show(frame);
    settle(() => useSynod.setState({ playing: true }));
    const said = new Set<string | null>();
    for (let at = 1; at <= 150; at++) {
      ({ frame } = handle(session, { kind: 'runTo', to: 60_000 * at }));
      pass(60);
      show(frame);
      said.add(region.textContent);
    }
    const summaries = [...said].filter((text) => text?.startsWith('In the last second'));
    expect(summaries).toHaveLength(1);
    expect(sentence()).toMatch(/^In the last second: \d+ commands chosen; l1 leads in 1·l1\.$/u);
    settle(() => useSynod.setState({ playing: false }));
    expect(region.textContent).toBe(sentence());
  });

  it('tells the very moment when play is paused', () => {
    vi.useFakeTimers();
    render(<CaptionView />);
    settle(() => useSynod.setState({ playing: true }));
    show(nextBeat('adopted'));
    const last = next();
    show(last);
    settle(() => useSynod.setState({ playing: false }));
    expect(sentence()).toBe(captionOf(last.event!, last));
  });
});
