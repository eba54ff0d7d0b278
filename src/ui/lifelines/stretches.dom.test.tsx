import { renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogMessage, LogView } from '../../contract/index.ts';
import { joinLogs } from '../../scene/index.ts';
import * as session from '../../session/index.ts';
import { act, ask, openScene } from '../../store/index.ts';
import { goTo, openRun, present, settled } from '../testing/local-run.ts';
import { useLog } from './use-log.ts';

beforeEach(async () => {
  await openRun(session);
  await openScene('failover');
  await settled();
});

/** Sorts messages by id and drops those that no event of the stretch mentions. */
function sorted({ messages, ...rest }: LogView): LogView {
  const told = new Set(rest.events.map(({ index }) => index));
  const isTold = ({ sent, ended }: LogMessage) =>
    told.has(sent ?? -1) || (ended !== null && told.has(ended.index));
  return { ...rest, messages: messages.filter(isTold).toSorted((a, b) => a.id - b.id) };
}

async function stretch(from: number, to: number): Promise<LogView> {
  return (await ask('log', { from, to, quiet: false })).answer!;
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
      const joined = joinLogs(await stretch(0, middle), await stretch(middle, length));
      expect(sorted(joined)).toEqual(sorted(whole));
    }
  });
});

describe('the stretch around the present moment', () => {
  it('is near at first, whole in the end, and grows with the run', async () => {
    await goTo(2_600);
    const begins: number[] = [];
    const { result, rerender } = renderHook(() => {
      const near = useLog(0, false);
      if (near !== null) begins.push(near.from);
      return near;
    });
    await vi.waitFor(() => expect(result.current?.from).toBe(0));
    expect(begins[0]).toBe(2_600 - 1_024);
    const { length } = present().timeline;
    expect(sorted(result.current!)).toEqual(sorted(await stretch(0, length)));
    await goTo(length + 100);
    rerender();
    await vi.waitFor(() => expect(result.current?.to).toBe(present().timeline.length));
    expect(sorted(result.current!)).toEqual(sorted(await stretch(0, present().timeline.length)));
  });
});
