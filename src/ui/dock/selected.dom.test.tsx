import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as session from '../../session/index.ts';
import { select, useSynod, type Selection } from '../../store/index.ts';
import { InspectorView } from '../inspector/index.ts';
import { PANELS } from '../keys/index.ts';
import { BELOW } from '../parts/index.ts';
import { goTo, openRun, present, settled } from '../testing/local-run.ts';
import { DeedsContext, type Deeds } from '../actions/index.ts';
import { Selected } from './index.ts';

const showPanel = vi.fn();
const led: Element[] = [];
let see: (isSeen: boolean) => void;

class Observer {
  constructor(tell: (entries: readonly { readonly isIntersecting: boolean }[]) => void) {
    see = (isIntersecting) => act(() => tell([{ isIntersecting }]));
  }
  observe() {}
  disconnect() {}
}

beforeEach(async () => {
  await openRun(session);
  await goTo(60);
  showPanel.mockClear();
  led.length = 0;
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    led.push(this);
  });
});

afterEach(() => {
  cleanup();
  select(null);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Opens a page whose panels lie below the stage, or beside it. */
function open(isBelow: boolean): void {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query === BELOW && isBelow,
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
  render(
    <>
      <main id="stage" tabIndex={-1}>
        <DeedsContext value={{ showPanel } as unknown as Deeds}>
          <Selected />
        </DeedsContext>
      </main>
      <div id={PANELS}>
        <InspectorView />
      </div>
    </>,
  );
}

async function pick(selection: Selection): Promise<void> {
  act(() => select(selection));
  await settled();
}

const told = () => screen.queryByRole('group', { name: 'What is selected' })?.textContent ?? null;
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

describe('what is selected', () => {
  it('is told while the panels are out of sight', async () => {
    open(true);
    expect(told()).toBeNull();
    await pick({ kind: 'process', id: 'l1' });
    expect(told(), 'the page has not looked yet').toBeNull();
    see(false);
    expect(told()).toMatch(/^l1, leader, active in 1·l1/u);
    see(true);
    expect(told()).toBeNull();
  });

  it('is not told where the panels stand beside the stage', async () => {
    open(false);
    await pick({ kind: 'process', id: 'l1' });
    expect(told()).toBeNull();
    expect(screen.queryByRole('button', { name: 'Back to the stage' })).toBeNull();
  });

  it('has one line for each kind', async () => {
    open(true);
    await pick({ kind: 'node', id: 'n1' });
    see(false);
    expect(told()).toMatch(/^n1, /u);
    const { id, from, to } = present().envelopes[0]!;
    await pick({ kind: 'envelope', id });
    expect(told()).toContain(` from ${from} to ${to}, `);
    await pick({ kind: 'slot', slot: 2 });
    expect(told()).toMatch(/^Slot 2/u);
    await pick({ kind: 'link', from: 'n1', to: 'n2' });
    expect(told()).toMatch(/^Link from n1 to n2/u);
    await pick({ kind: 'process', id: 'l9' });
    expect(told()).toMatch(/^l9 is not here/u);
  });

  it('leads inside, and back, and the focus follows', async () => {
    open(true);
    await pick({ kind: 'process', id: 'l1' });
    see(false);
    const inspector = screen.getByRole('region', { name: 'Inspector' });
    await press('Look inside');
    await vi.waitFor(() => expect(document.activeElement).toBe(inspector));
    expect(showPanel).toHaveBeenCalledWith('inspector');
    await press('Back to the stage');
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(led).toEqual([inspector, screen.getByRole('main')]);
  });

  it('can be let go', async () => {
    open(true);
    await pick({ kind: 'process', id: 'l1' });
    see(false);
    await press('Select nothing');
    expect(useSynod.getState().selection).toBeNull();
    expect(told()).toBeNull();
  });
});
