import { describe, expect, it } from 'vitest';
import { campaign, type CampaignReport } from './campaign.ts';
import { replayed, shrink } from './shrink.ts';
import { VARIANTS } from './variants.ts';

// Each try plays the run again, and the machine may be busy.
const EVENTS = 2_000;

function redOf(
  id: string,
  events = EVENTS,
): { plan: Parameters<typeof replayed>[1]; report: CampaignReport } {
  const { change } = VARIANTS.find((one) => one.id === id)!;
  const plan = { events, variant: change };
  for (let seed = 1; seed < 20; seed++) {
    const report = campaign(seed, plan);
    if (report.violation !== null) return { plan, report };
  }
  throw new Error(`${id} is not found`);
}

describe('a recording of a fault run', () => {
  it('played again, breaks the same invariant at the same event', () => {
    const { plan, report } = redOf('V2');
    expect(replayed(report.recording, plan).violation).toEqual(report.violation);
    expect(replayed(report.recording, { events: EVENTS }).violation).toBeNull();
  });

  it.each(['V1', 'V2', 'V11', 'V17'])('of %s shrinks to hands that all matter', (id) => {
    const { plan, report } = redOf(id);
    const found = report.violation!;
    const small = shrink(report.recording, plan, found);
    const { violation, hands } = replayed(small, plan);
    expect(violation?.invariant).toBe(found.invariant);
    expect(violation!.index).toBeLessThanOrEqual(found.index);
    expect(hands).toEqual(small.hands);
    expect(small.hands.length).toBeLessThan(report.recording.hands.length);
    for (let at = 0; at < small.hands.length; at++) {
      const fewer = { ...small, hands: small.hands.toSpliced(at, 1) };
      const without = replayed(fewer, { ...plan, events: violation!.index });
      expect(without.violation?.invariant).not.toBe(found.invariant);
    }
  });

  it('shrinks where the invariant breaks only once the faults have stopped', () => {
    const { plan, report } = redOf('V25', 300);
    const found = report.violation!;
    expect(found.invariant).toBe('P2');
    const small = shrink(report.recording, plan, found);
    expect(small.hands.length).toBeLessThan(report.recording.hands.length);
    const run = replayed(small, { ...plan, events: found.index });
    expect(run.hands).toEqual(small.hands);
  });
});
