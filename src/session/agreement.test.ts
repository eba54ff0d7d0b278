import { describe, expect, it } from 'vitest';
import { VARIANTS } from '../check/index.ts';
import { parse, runScript } from '../script/index.ts';
import { disagreement, randomDisagreements } from './testing/agreement.ts';

const TEXTS = import.meta.glob<string>('../script/cases/v*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The number of events of a run with random faults. */
const EVENTS = 250;

const ADOPTED = `
cluster acceptors 3 leaders 1 replicas 2 clients 2
set election manual
set links manual
request k1 put x 1
deliver request from k1 to r1
deliver propose from r1 to l1
fire elect at l1
deliver p1a from l1 to a1 a2
deliver p1b from a1 a2 to l1`;

const SECOND = `
request k2 put x 2
deliver request from k2 to r2
deliver propose from r2 to l1`;

/** l1 asks for two commands in slot 1 of 1·l1. */
const SPLIT = [
  { rules: 'V14', start: `${ADOPTED}${SECOND}` },
  {
    rules: 'V13',
    start: `${ADOPTED}
crash l1
restart l1${SECOND}
fire elect at l1
deliver p1a from l1 to a1 a2
deliver p1b from a1 a2 to l1`,
  },
];

/** Two acceptors vote in 1·l1 for a command each, which chooses neither; the third vote chooses one. */
const VOTES = `
deliver p2a k1#1 from l1 to a1
deliver p2a k2#1 from l1 to a2
expect no chosen slot 1
deliver p2a k1#1 from l1 to a3
expect chosen slot 1 put x 1`;

describe('what is chosen, when and by whom', () => {
  it.each(VARIANTS)('is the same wherever it is shown, on the schedule of $id', ({ id }) => {
    const name = `v${id.slice(1).padStart(2, '0')}.txt`;
    const { recording, events } = play(TEXTS[`../script/cases/${name}`]!, id);
    expect(disagreement({ ...recording, variant: id }, events)).toBeNull();
  });

  it.each(VARIANTS)('is the same in a random run on the rules of $id', ({ id }) => {
    expect(randomDisagreements(Number(id.slice(1)), EVENTS, id)).toEqual([]);
  });

  it.each(SPLIT)('is the same where $rules splits the votes of one ballot', ({ rules, start }) => {
    const { recording, events, failures } = play(`rules ${rules}\n${start}\n${VOTES}`);
    expect(disagreement(recording, events)).toBeNull();
    expect(failures.filter(({ what }) => what !== 'violation')).toEqual([]);
  });
});

function play(text: string, variant: string | null = null) {
  const parsed = parse(text);
  if (parsed.kind === 'faults') throw new Error(JSON.stringify(parsed.faults));
  return runScript(parsed.script, variant);
}
