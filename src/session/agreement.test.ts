import { describe, expect, it, vi } from 'vitest';
import { VARIANTS } from '../check/index.ts';
import { parse, runScript } from '../script/index.ts';
import { disagreement, randomDisagreements } from './testing/agreement.ts';

// Runs are many, and the machine may be busy.
vi.setConfig({ testTimeout: 600_000 });

const TEXTS = import.meta.glob<string>('../script/cases/v*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The number of events of a run with random faults. */
const EVENTS = 250;

describe('what is chosen, when and by whom', () => {
  it.each(VARIANTS)('is the same wherever it is shown, on the schedule of $id', ({ id }) => {
    const name = `v${id.slice(1).padStart(2, '0')}.txt`;
    const parsed = parse(TEXTS[`../script/cases/${name}`]!);
    if (parsed.kind === 'faults') throw new Error(name);
    const { recording, events } = runScript(parsed.script, id);
    expect(disagreement({ ...recording, variant: id }, events)).toBeNull();
  });

  it.each(VARIANTS)('is the same in a random run on the rules of $id', ({ id }) => {
    expect(randomDisagreements(Number(id.slice(1)), EVENTS, id)).toEqual([]);
  });

  // In these runs two acceptors vote in one ballot, each for another command.
  it.each([8, 10, 12])('is the same where votes are split, as with seed %i', (seed) => {
    expect(randomDisagreements(seed, EVENTS, 'V14')).toEqual([]);
  });
});
