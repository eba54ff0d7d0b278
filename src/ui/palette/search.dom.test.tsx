import { beforeEach, describe, expect, it } from 'vitest';
import { renderHook } from '@testing-library/react';
import * as session from '../../session/index.ts';
import { openScene, useSynod, type SynodState } from '../../store/index.ts';
import { useDeeds } from '../actions/index.ts';
import { goTo, openRun, present, settled } from '../testing/local-run.ts';
import { entriesOf, found, namedEntries, namedIn } from './entries.ts';

beforeEach(async () => {
  await openRun(session);
});

/** The texts of all entries that the palette finds in this state, the best first. */
function finds(typed: string, state: SynodState = useSynod.getState()): readonly string[] {
  const { result: deeds } = renderHook(useDeeds);
  const named = namedEntries(state, deeds.current, namedIn(typed));
  const texts = found([...entriesOf(state, deeds.current), ...named], typed).map(
    ({ text }) => text,
  );
  return [...new Set(texts)];
}

describe('the palette knows other words for the same thing', () => {
  it.each([
    ['kill n2', 'Crash n2'],
    ['stop n2', 'Crash n2'],
    ['down n2', 'Crash n2'],
    ['n2 dead', 'Crash n2'],
    ['freeze n1', 'Pause n1'],
    ['share', 'Copy recording'],
    ['replace', 'Change the configuration'],
    ['membership', 'Change the configuration'],
    ['tutorial', 'Start here: five things to do'],
    ['legend', 'Keys and help'],
    ['symbols', 'Keys and help'],
    ['partition', 'Draw a partition'],
    ['split brain', 'Draw a partition'],
    ['disconnect n1 n2', 'Cut n1 to n2'],
    ['variant', 'Break a rule…'],
    ['bug', 'Break a rule…'],
    ['break', 'Break a rule…'],
    ['v14', 'Break V14 on its own schedule: A leader lets a second command take a slot.'],
    ['quorum v4 here', 'Break V4 on this cluster: One acceptor counts as a quorum.'],
    ['elect', 'Elections: Eager'],
    ['dark mode', 'Theme: Light'],
    ['rewind', 'To the start of the run'],
    ['undo', 'Undo your last action'],
    ['full screen', 'Present'],
  ])('%s finds “%s”', (typed, text) => {
    expect(finds(typed)[0]).toBe(text);
  });
});

describe('a cluster or a run too large to be listed', () => {
  it('has every link of nine servers', async () => {
    await openScene('failover');
    await settled();
    expect(finds('cut n1 to n9')).toEqual(['Cut n1 to n9', 'Cut n9 to n1']);
    expect(finds('cut n1 and n9')).toEqual(['Cut n1 and n9 both ways']);
    expect(finds('cut').filter((text) => text.startsWith('Cut n'))).toHaveLength(9 * 8 + 36);
  });

  it('has the links of a hundred servers once they are named', () => {
    const [node] = present().nodes;
    const nodes = Array.from({ length: 100 }, (_, at) => ({ ...node!, id: `n${at + 1}` as const }));
    const state = { ...useSynod.getState(), frame: { ...present(), nodes } };
    expect(finds('cut n1 to n2', state)).toEqual(['Cut n1 to n2', 'Cut n2 to n1']);
    expect(finds('slow n99 and n100', state)).toEqual(['Slow n99 and n100 both ways']);
    expect(finds('cut n100 to', state)).toHaveLength(2 * 99);
    expect(finds('cut n101', state)).toEqual([]);
  });

  it('has every slot that is still known, and no other number', async () => {
    await openScene('failover');
    await settled();
    await goTo(2_000);
    const { slots, top } = present().ledger;
    expect(slots[0]!.slot).toBeGreaterThan(8);
    expect(finds('why slot 3')).toEqual(['Why is slot 3 what it is?']);
    expect(finds('slot 7')).toEqual(['Select slot 7', 'Why is slot 7 what it is?']);
    expect(finds(`slot ${slots.at(-1)!.slot}`)).toContain(`Select slot ${top}`);
    expect(finds(`slot ${top + 1}`)).toEqual([]);
    expect(finds('slot 0')).toEqual([]);
  });
});
