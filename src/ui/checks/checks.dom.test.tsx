import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import { openRecording, useSynod } from '../../store/index.ts';
import { goTo, openRun, present, settled } from '../testing/local-run.ts';
import { seenText } from '../words/index.ts';
import { ChecksView } from './index.ts';

beforeEach(async () => {
  await openRun(session);
  render(<ChecksView />);
});
afterEach(cleanup);

/** Makes one acceptor a quorum, so that the first leader is adopted too soon. */
async function break4(): Promise<void> {
  const { cluster, seed } = present().run;
  const recording = { version: 1, cluster, seed, hands: [], variant: 'V4' };
  await openRecording(JSON.stringify(recording), 'broken.json');
  let index = 0;
  while (present().checks.broken.length === 0) await goTo((index += 1));
}

function names(list: string): readonly string[] {
  const found = screen.queryByRole('list', { name: list });
  if (found === null) return [];
  return within(found)
    .getAllByRole('heading')
    .map(({ textContent }) => textContent.split(' ')[0]!);
}

const HOLD = 'Hold at this moment';

describe('the lights', () => {
  it('are one for each invariant, each with a name and a sentence, and all hold', () => {
    const { invariants } = useSynod.getState().hello!;
    expect(invariants.length).toBeGreaterThan(18);
    expect(names(HOLD)).toEqual(invariants.map(({ id }) => id));
    expect(names('Broken')).toEqual([]);
    for (const { name, meaning } of invariants) {
      expect(screen.getByRole('heading', { name: new RegExp(`${name} ?, holds$`) })).toBeTruthy();
      expect(screen.getByText(meaning)).toBeTruthy();
    }
  });

  it('that are broken say what was seen and by whom, and lead to the event', async () => {
    await break4();
    const { broken } = present().checks;
    expect(names('Broken')).toEqual(broken.map(({ invariant }) => invariant).toReversed());
    expect(names(HOLD)).not.toContain(broken[0]!.invariant);
    const light = within(screen.getByRole('list', { name: 'Broken' })).getAllByRole('listitem');
    expect(light.at(-1)!.textContent).toContain(seenText(broken[0]!));
    expect(light.at(-1)!.textContent).toContain('Broken by this event');
    for (const witness of broken[0]!.witnesses)
      expect(within(light.at(-1)!).getByRole('button', { name: witness })).toBeTruthy();
    const { index } = broken[0]!;
    await goTo(index + 3);
    const button = screen.getAllByRole('button', { name: `Go to event ${index}, which broke I20` });
    await userEvent.click(button[0]!);
    await settled();
    expect(present().index).toBe(index);
    await goTo(index - 1);
    expect(names('Broken')).toEqual([]);
  });

  it('name a witness once, even if two of its messages bear witness', async () => {
    await break4();
    const { checks } = present();
    const broken = checks.broken.map((one) => ({ ...one, witnesses: ['l1', 'l1'] as const }));
    useSynod.setState({ frame: { ...present(), checks: { ...checks, broken } } });
    const light = (await screen.findByRole('list', { name: 'Broken' })).lastElementChild;
    await waitFor(() =>
      expect(within(light as HTMLElement).getAllByRole('button', { name: 'l1' })).toHaveLength(1),
    );
  });

  it('light up their witnesses while one is at them', async () => {
    await break4();
    await goTo(present().index + 1);
    const [broken] = present().checks.broken.toReversed();
    const light = within(screen.getByRole('list', { name: 'Broken' })).getAllByRole('listitem')[0]!;
    const lit = { kind: 'processes', ids: broken!.witnesses };
    await userEvent.hover(light);
    expect(useSynod.getState().hovered).toEqual(lit);
    await userEvent.unhover(light);
    expect(useSynod.getState().hovered).toBeNull();
    const go = within(light).getByRole('button', { name: /^Go to event/u });
    while (document.activeElement !== go) await userEvent.tab();
    expect(useSynod.getState().hovered).toEqual(lit);
    await userEvent.tab();
    expect(useSynod.getState().hovered).not.toEqual(lit);
  });

  it('can be told not to stop play', async () => {
    const stops = screen.getByRole('switch', { name: 'Stop play when an invariant breaks' });
    await userEvent.click(stops);
    expect(useSynod.getState().preferences.stopAtBroken).toBe(false);
    await userEvent.click(stops);
    expect(useSynod.getState().preferences.stopAtBroken).toBe(true);
  });
});
