import { renderHook } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import * as session from '../../session/index.ts';
import { useSynod } from '../../store/index.ts';
import { useDeeds } from '../actions/index.ts';
import { goTo, openRun, present, settled } from '../testing/local-run.ts';
import { entriesOf, found } from './entries.ts';

beforeEach(async () => {
  await openRun(session);
});

/** Does the first entry that is found, without the page around it. */
async function find(text: string): Promise<void> {
  const { result: deeds } = renderHook(useDeeds);
  found(entriesOf(useSynod.getState(), deeds.current), text)[0]!.run();
  await settled();
}

it('has every fault, with its present targets', async () => {
  await find('every link: unreliable');
  expect(present().run.link.transport).toBe('unreliable');
  await find('every link: reliable');
  await find('load: ');
  expect(present().event?.action.kind).toBe('load');
  await find('slow n1 to n2');
  await find('lossy n2 to n1');
  expect(present().links.map(({ policy }) => [policy?.latencyMax, policy?.loss])).toEqual([
    [150_000, 0],
    [15_000, 0.3],
  ]);
  await find('n1 to n2 as all others');
  expect(present().links.map(({ from }) => from)).toEqual(['n2']);
  await find('isolate n3');
  await find('heal the partition');
  expect(present().links.filter(({ cut }) => cut)).toEqual([]);
  await find('select n2');
  expect(useSynod.getState().selection).toEqual({ kind: 'node', id: 'n2' });
  await find('choose l1');
  expect(useSynod.getState().selection).toEqual({ kind: 'process', id: 'l1' });
  await find('crash n3');
  await find('wipe the disk of n3');
  expect(present().nodes.find(({ id }) => id === 'n3')?.wiped).toBe(true);
  while (present().envelopes.length === 0) await goTo(present().index + 1);
  await find('by 20 ms');
  expect(present().event?.action).toMatchObject({ kind: 'delay', by: 20_000 });
});
