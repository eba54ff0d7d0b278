import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import { askWhy, forgetWhy, next, select, useSynod } from '../../store/index.ts';
import { CaptionView } from '../caption/index.ts';
import { InspectorView } from '../inspector/index.ts';
import { drawn, openRun, present, settled } from '../testing/local-run.ts';
import { Why } from './index.ts';

beforeEach(async () => {
  forgetWhy();
  await openRun(session);
});
afterEach(cleanup);

async function toChosen(): Promise<void> {
  for (let i = 0; i < 400; i++) {
    await drawn(() => next('event'));
    const beats = present().event!.beats;
    if (beats.some((beat) => beat.kind === 'chosen' && beat.slot === 2)) break;
  }
  await settled();
}

async function press(
  name: string | RegExp,
  within_: Pick<typeof screen, 'getByRole'> = screen,
): Promise<void> {
  await drawn(() => userEvent.click(within_.getByRole('button', { name })));
  await settled();
}

const chain = () => screen.getByRole('list', { name: /^From what was asked about/u });
const steps = () =>
  within(chain())
    .getAllByRole('listitem')
    .filter((one) => one.parentElement === chain());

describe('the causes', () => {
  it('say how to ask before anything was asked', () => {
    render(<Why />);
    expect(screen.getByText(/Press W/u)).toBeTruthy();
  });

  it('are told from the effect back to the client, each with its place', async () => {
    render(
      <>
        <CaptionView />
        <Why />
      </>,
    );
    await toChosen();
    const { index } = present();
    const caption = screen.getByRole('region', { name: 'What just happened' });
    await press('Why did this happen?', within(caption));
    expect(screen.getByText(`Why did event ${index} happen?`)).toBeTruthy();
    const told = steps().map(({ textContent }) => textContent);
    expect(told[0]).toMatch(
      /accepts .* for slot 2 in 1·l1.*because a\d had accepted it in 1·l1, too/u,
    );
    expect(told[1]).toMatch(/^4l1 starts a commander for slot 2/u);
    expect(told[2]).toMatch(/^3r\d .*The request had waited in r\d since:$/u);
    expect(told[3]).toMatch(/^2r\d takes .* and proposes it for slot 1/u);
    expect(told[4]).toMatch(/^1k\d asks r\d/u);
    expect(screen.getByText(/^Here it began: k\d asked/u)).toBeTruthy();
    expect(steps()[0]!.getAttribute('aria-current')).toBe('step');
  });

  it('lead to a step and follow another reason', async () => {
    render(<Why />);
    await toChosen();
    await drawn(() => askWhy({ kind: 'slot', slot: 2, replica: null }));
    const { steps: all } = useSynod.getState().why!;
    const [root] = all.slice(-1);
    await press(new RegExp(`^Go to event ${root!.event.index},`, 'u'));
    expect(present().index).toBe(root!.event.index);
    expect(steps().at(-1)!.getAttribute('aria-current')).toBe('step');
    const vote = all[0]!.because[0]!;
    await press(`Why event ${vote.index}?`);
    expect(screen.getByText(`Why did event ${vote.index} happen?`)).toBeTruthy();
    expect(steps()[0]!.textContent).toMatch(/accepts .* for slot 2/u);
    await press('Forget the causes');
    expect(useSynod.getState().why).toBeNull();
  });

  it('can be asked for every field that the inspector shows', async () => {
    render(
      <>
        <InspectorView />
        <Why />
      </>,
    );
    await toChosen();
    for (const id of ['a1', 'l1', 'l2', 'r1', 'k1'] as const) {
      await drawn(async () => select({ kind: 'process', id }));
      await settled();
      const fields = screen.getAllByRole('button', { name: /: why\?$/u });
      expect(fields.length).toBeGreaterThan(id === 'a1' ? 1 : 4);
      for (const field of fields) {
        await drawn(() => userEvent.click(field));
        await settled();
        const { problems, why } = useSynod.getState();
        expect([field.textContent, problems]).toEqual([field.textContent, []]);
        expect(why!.target).toMatchObject({ kind: 'field', process: id });
        expect(screen.getByText(`Why is “${field.textContent}” of ${id} what it is?`)).toBeTruthy();
      }
    }
  });

  it('can be asked for a slot, its cells and a message', async () => {
    render(
      <>
        <InspectorView />
        <Why />
      </>,
    );
    await toChosen();
    await drawn(async () => select({ kind: 'slot', slot: 1 }));
    await press('Why is slot 1 what it is?');
    expect(screen.getByText(/^Why is .* chosen in slot 1\?$/u)).toBeTruthy();
    await press('Why is slot 1 at r2 as it is?');
    expect(screen.getByText(/^Why did r2 perform .* in slot 1\?$/u)).toBeTruthy();
    const envelope = present().envelopes.find(({ body }) => body.type === 'p2b')!;
    await drawn(async () => select({ kind: 'envelope', id: envelope.id }));
    await press('Why was this message sent?');
    const question = screen.getByRole('status').textContent;
    expect(question).toMatch(/^Why did a\d send p2b 1·l1 .*to l1\?$/u);
  });
});
