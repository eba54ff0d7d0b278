import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as session from '../../session/index.ts';
import {
  act,
  clock,
  next,
  pause,
  previous,
  setSpeed,
  toggle,
  useSynod,
} from '../../store/index.ts';
import { aMomentPasses, drawn, goTo, openRun, present, settled } from '../testing/local-run.ts';
import { positionText } from '../words/index.ts';
import { Scrubber, Tempo, Timeline } from './index.ts';

beforeEach(async () => {
  await openRun(session);
  render(<Timeline around={{ Scrubber, Tempo }} />);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function press(name: string): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name }));
  await settled();
}

function scrubber(): HTMLInputElement {
  return screen.getByRole('slider', { name: 'Position in the run' });
}

describe('the transport', () => {
  it('steps one event on and back to the very same moment', async () => {
    const start = present();
    await press('Next event');
    expect(present().index).toBeGreaterThan(0);
    await press('Previous event');
    expect(present().index).toBe(0);
    expect(present().processes).toEqual(start.processes);
  });

  it('goes to a beat and back', async () => {
    await press('Next beat');
    const { event, index } = present();
    expect(event?.beats.length).toBeGreaterThan(0);
    await press('Next beat');
    await press('Previous beat');
    expect(present().index).toBe(index);
  });

  it('plays and pauses, and the button says what it will do', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Play' }));
    expect(useSynod.getState().playing).toBe(true);
    aMomentPasses();
    await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(useSynod.getState().playing).toBe(false);
    expect(screen.getByRole('button', { name: 'Play' })).toBeTruthy();
  });

  it('tells its keys to assistive technology', () => {
    const keys = (name: string) =>
      screen.getByRole('button', { name }).getAttribute('aria-keyshortcuts');
    expect(keys('Next event')).toBe('ArrowRight PageDown');
    expect(keys('Play')).toBe('Space');
  });

  it('shows the run as far as time has gone, beyond the last event', async () => {
    const played = () =>
      document.querySelector<HTMLElement>('footer [style^="width"]')?.style.width;
    await goTo(20);
    expect(played()).not.toBe('90%');
    vi.spyOn(clock, 'now').mockReturnValue(90_000);
    await drawn(async () => useSynod.setState({ playing: true }));
    await drawn(async () => useSynod.setState({ playing: false }));
    expect(played()).toBe('90%');
  });

  it('says where we are', async () => {
    await goTo(12);
    expect(screen.getByText(/^event 12 · /u)).toBeTruthy();
  });

  it('writes and moves the place in the run more rarely than it plays pictures', async () => {
    await goTo(40);
    setSpeed(1);
    const readout = screen.getByText(/^event 40 · /u);
    const head = document.querySelector<HTMLElement>('[class*="playhead"]')!;
    let written = 0;
    const writes = new MutationObserver((records) => (written += records.length));
    writes.observe(readout, { childList: true, characterData: true, subtree: true });
    const places: string[] = [];
    const moves = new MutationObserver(() => places.push(head.style.transform));
    moves.observe(head, { attributes: true });
    let pictures = 0;
    const stop = clock.subscribe(() => (pictures += 1));
    toggle();
    await vi.waitFor(() => expect(pictures).toBeGreaterThan(40), { timeout: 10_000 });
    pause();
    await settled();
    stop();
    writes.disconnect();
    moves.disconnect();
    expect(written).toBeGreaterThan(1);
    expect(written).toBeLessThan(pictures / 3);
    expect(places).not.toHaveLength(0);
    for (const place of places) expect(place).toMatch(/^translateX\(\d+px\)$/u);
    expect(readout.textContent).toBe(positionText(present().index, clock.now()));
  });

  it('stops at heartbeats when asked to', async () => {
    let before = 0;
    do {
      before = present().index;
      await press('Next event');
    } while (present().index === before + 1);
    await goTo(before);
    await userEvent.click(screen.getByRole('switch', { name: 'Stop at heartbeats, too' }));
    await press('Next event');
    expect(present().index).toBe(before + 1);
  });
});

describe('the speed', () => {
  it('is spoken in words and moves by stops with the arrows', async () => {
    const slider = screen.getByRole('slider', { name: 'Speed' });
    expect(slider.getAttribute('aria-valuetext')).toBe('1/25 of real time');
    slider.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(useSynod.getState().preferences.speed).toBe(0.1);
    expect(slider.getAttribute('aria-valuetext')).toBe('1/10 of real time');
    await userEvent.keyboard('{End}');
    expect(useSynod.getState().preferences.speed).toBe(1000);
    await userEvent.keyboard('{Home}');
    expect(useSynod.getState().preferences.speed).toBe(0.001);
  });

  it('leaves the keys of a slide remote alone', async () => {
    screen.getByRole('slider', { name: 'Speed' }).focus();
    await userEvent.keyboard('{PageDown}');
    await settled();
    expect(useSynod.getState().preferences.speed).toBe(0.04);
    expect(present().index).toBeGreaterThan(0);
  });
});

describe('the scrubber', () => {
  it('moves by events with the arrows, by beats with Shift, to both ends with Home and End', async () => {
    const wanted = (await goTo(30), await next('event'), present().index);
    await goTo(30);
    scrubber().focus();
    await userEvent.keyboard('{ArrowRight}');
    await settled();
    expect(present().index).toBe(wanted);
    await previous('beat');
    const beat = present().index;
    await goTo(wanted);
    await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    await settled();
    expect(present().index).toBe(beat);
    await userEvent.keyboard('{Home}');
    await settled();
    expect(present().index).toBe(0);
    await userEvent.keyboard('{End}');
    await settled();
    expect(present().index).toBe(present().timeline.length);
  });

  it('goes on with the run where assistive technology had moved it, for no drag ends there', async () => {
    await goTo(40);
    fireEvent.change(scrubber(), { target: { value: '20000' } });
    await settled();
    expect(present().time).toBeLessThanOrEqual(20_000);
    await goTo(40);
    expect(Number(scrubber().value)).toBe(present().time);
  });

  it('speaks the event and the time', async () => {
    await goTo(12);
    const { timeline, time } = present();
    expect(scrubber().getAttribute('aria-valuetext')).toMatch(
      new RegExp(`^event 12 of ${timeline.length}, `, 'u'),
    );
    expect(clock.now()).toBe(time);
  });

  it('shows who led, by its ballot', async () => {
    await goTo(400);
    const [band] = present().timeline.bands;
    expect(band).toBeDefined();
    expect(
      screen.getByTitle(new RegExp(`^${band!.ballot.round}·${band!.leader} from `, 'u')),
    ).toBeTruthy();
  });

  it('marks a crash by name and goes there', async () => {
    await goTo(20);
    await act({ kind: 'crash', node: 'n2', point: 'now' });
    const at = present().index;
    await goTo(60);
    const marks = screen.getByRole('toolbar', { name: 'Faults, hands and broken invariants' });
    await userEvent.click(within(marks).getByRole('button', { name: /^n2 crashed at / }));
    await settled();
    expect(present().index).toBe(at);
  });
});

describe('branches', () => {
  async function fork(): Promise<void> {
    await goTo(60);
    await goTo(20);
    await act({ kind: 'crash', node: 'n2', point: 'now' });
    await settled();
  }

  it('are not in the way while there is only one', () => {
    expect(screen.queryByRole('list', { name: 'Branches' })).toBeNull();
  });

  it('keep the old story beside the new, and lead back to it', async () => {
    await fork();
    const { branches, branch } = present().timeline;
    expect(branches).toHaveLength(2);
    const old = branches.find(({ id }) => id !== branch)!;
    await press(`Switch to ${old.name}`);
    expect(present().timeline.branch).toBe(old.id);
    expect(present().nodes.find(({ id }) => id === 'n2')?.status).toBe('up');
  });

  it('can be renamed with the keyboard', async () => {
    await fork();
    const here = () =>
      present().timeline.branches.find(({ id }) => id === present().timeline.branch)!;
    await press(`Rename ${here().name}`);
    const field = screen.getByRole('textbox', { name: 'Name of the branch' });
    await userEvent.clear(field);
    await userEvent.type(field, 'n2 dies{Enter}');
    await settled();
    expect(here().name).toBe('n2 dies');
    expect(await screen.findByRole('button', { name: 'n2 dies, shown now' })).toBeTruthy();
  });

  it('keep what was typed, where another branch has that name already', async () => {
    await fork();
    const [old, here] = present().timeline.branches;
    await press(`Rename ${here!.name}`);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the branch' });
    await userEvent.clear(field);
    await userEvent.type(field, `${old!.name}{Enter}`);
    await settled();
    expect(useSynod.getState().problems).toMatchObject([{ field: 'name', code: 'duplicate' }]);
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe(old!.name);
    await userEvent.type(field, ' again{Enter}');
    await settled();
    expect(present().timeline.branches[1]!.name).toBe(`${old!.name} again`);
    expect(useSynod.getState().problems).toEqual([]);
  });

  it('keep the focus while they are renamed, kept and deleted by keyboard', async () => {
    await fork();
    const [old, here] = present().timeline.branches;
    const enter = async (name: string) => {
      (await screen.findByRole('button', { name })).focus();
      await userEvent.keyboard('{Enter}');
      await settled();
    };
    const focused = () => document.activeElement?.getAttribute('aria-label');
    await enter(`Rename ${here!.name}`);
    await userEvent.keyboard('{Escape}');
    expect(focused()).toBe(`Rename ${here!.name}`);
    await enter(`Delete ${old!.name}`);
    expect(focused()).toBe(`Delete ${old!.name} for good`);
    await enter('Keep it');
    expect(focused()).toBe(`Delete ${old!.name}`);
  });

  it('are deleted only at the second word', async () => {
    await fork();
    const { branches, branch } = present().timeline;
    const old = branches.find(({ id }) => id !== branch)!;
    await press(`Delete ${old.name}`);
    expect(present().timeline.branches).toHaveLength(2);
    await press(`Delete ${old.name} for good`);
    expect(present().timeline.branches).toHaveLength(1);
  });
});
