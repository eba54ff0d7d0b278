import { act as settle, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import { select } from '../../store/index.ts';
import { openRun, present, settled } from '../testing/local-run.ts';
import { InspectorView } from './index.ts';

beforeEach(async () => {
  await openRun(session);
  render(<InspectorView />);
  settle(() => select({ kind: 'link', from: 'n1', to: 'n2' }));
});
afterEach(cleanup);

async function press(name: string): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name }));
  await settled();
}

describe('a link', () => {
  it('is cut and healed in each direction by itself', async () => {
    await press('Cut n2 to n1');
    await screen.findByRole('button', { name: 'Heal n2 to n1' });
    expect(screen.getByRole('button', { name: 'Cut n1 to n2' })).toBeDefined();
    await press('Heal n2 to n1');
    await screen.findByRole('button', { name: 'Cut n2 to n1' });
    await press('Cut n1 to n2');
    await screen.findByRole('button', { name: 'Heal n1 to n2' });
  });

  it('is reached from either of its nodes', async () => {
    settle(() => select({ kind: 'node', id: 'n2' }));
    await press('Link n2 to n3');
    expect(screen.getByText('n2 to n3', { selector: 'dt' })).toBeDefined();
  });

  const own = () =>
    present().links.map(({ from, to, policy }) => [
      `${from} ${to}`,
      policy?.transport,
      policy?.latencyMax,
      policy?.loss,
    ]);

  it('is made slow, then lossy, and as all others again, in one direction', async () => {
    expect(screen.getByRole('button', { name: 'n1 to n2 as all others' })).toHaveProperty(
      'disabled',
      true,
    );
    await press('Slow n1 to n2');
    expect(own()).toEqual([['n1 n2', 'reliable', 150_000, 0]]);
    await press('Lossy n1 to n2');
    expect(own()).toEqual([['n1 n2', 'unreliable', 150_000, 0.3]]);
    await screen.findByText(/unreliable, 100 ms to 150 ms, loses 30 % \(set for this link\)/u);
    await press('n1 to n2 as all others');
    expect(own()).toEqual([]);
  });

  it('says for both ways that one has other weather, and copies nothing that was not asked for', async () => {
    await press('Lossy n1 to n2');
    const others = /^n2 to n1 has other weather now\. “Set the weather” replaces it/u;
    expect(screen.queryByText(others)).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'Both ways' }));
    expect(screen.getByText(others)).toBeDefined();
    await press('Slow n1 and n2 both ways');
    expect(own()).toEqual([
      ['n1 n2', 'unreliable', 150_000, 0.3],
      ['n2 n1', 'reliable', 150_000, 0],
    ]);
    await press('Set the weather');
    await screen.findByText('The weather is set.');
    expect(own().map(([, transport]) => transport)).toEqual(['unreliable', 'unreliable']);
    expect(screen.queryByText(others)).toBeNull();
  });

  it('has its weather typed for both directions, from what it is', async () => {
    await userEvent.click(screen.getByRole('radio', { name: 'Both ways' }));
    await press('Slow n1 and n2 both ways');
    const longest = screen.getByRole('textbox', { name: 'Longest latency' });
    expect(longest).toHaveProperty('value', '150');
    await userEvent.clear(longest);
    await userEvent.type(longest, '400');
    await press('Set the weather');
    await screen.findByText('The weather is set.');
    expect(own()).toEqual([
      ['n1 n2', 'reliable', 400_000, 0],
      ['n2 n1', 'reliable', 400_000, 0],
    ]);
  });
});
