import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogView } from '../../contract/index.ts';
import { joinLogs } from '../../scene/index.ts';
import * as session from '../../session/index.ts';
import { act, log, openScene } from '../../store/index.ts';
import { goTo, openRun, present, settled } from '../parts/local-run.ts';

vi.setConfig({ testTimeout: 60_000 });

beforeEach(async () => {
  await openRun(session);
  await openScene('failover');
  await settled();
});

async function stretch(from: number, to: number): Promise<LogView> {
  const { messages, ...rest } = (await log(from, to, false))!;
  return { ...rest, messages: messages.toSorted((a, b) => a.id - b.id) };
}

describe('two stretches that meet', () => {
  it('are the same as one, wherever they meet', async () => {
    await goTo(300);
    await act({ kind: 'crash', node: 'n1', point: 'now' });
    await settled();
    await goTo(700);
    const { length } = present().timeline;
    const whole = await stretch(0, length);
    expect(whole.events.length + whole.folded.length).toBeGreaterThan(length / 3);
    for (const middle of [1, 150, 299, 301, 520, length - 1]) {
      const { messages, ...rest } = joinLogs(
        await stretch(0, middle),
        await stretch(middle, length),
      );
      expect({ ...rest, messages: messages.toSorted((a, b) => a.id - b.id) }).toEqual(whole);
    }
  });
});
