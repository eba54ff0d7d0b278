import { campaign, type Variant, type Violation } from '../check/index.ts';
import type { Action } from '../sim/index.ts';
import { parse } from './parse.ts';
import { runScript, type Outcome } from './run.ts';

/** What finds a broken rule, and after how many events. */
export interface Catch {
  /**
   * What its exact schedule breaks: every invariant, with the number of events until it first
   * broke; null without a schedule.
   */
  readonly schedule: readonly Broken[] | null;
  /** The first expectation of the schedule that failed, if nothing else did. */
  readonly missed: string | null;
  /** The first seed whose fault campaign is red; null if none is. */
  readonly campaign: (Broken & { readonly seed: number }) | null;
}

export interface Broken {
  readonly invariant: Violation['invariant'];
  readonly events: number;
}

/** Plays the schedule of a variant, and fault campaigns until one is red or `seeds` have been tried. */
export function catchOf({ id, change }: Variant, schedule: string | null, seeds: number): Catch {
  const outcome = schedule === null ? null : play(schedule, id);
  const missed = outcome?.failures.find(({ what }) => what === 'expectation');
  return {
    schedule: outcome && brokenIn(outcome),
    missed: missed?.text[0]?.slice(2) ?? null,
    campaign: redSeed(change, seeds),
  };
}

function play(schedule: string, variant: string): Outcome {
  const parsed = parse(schedule);
  if (parsed.kind === 'faults') throw new Error('a schedule that is no script');
  return runScript(parsed.script, variant);
}

/** Published figures count these actions as events; a request does not count. */
const COUNTED: readonly Action['kind'][] = ['deliver', 'fire', 'restart', 'duplicate'];

function brokenIn({ violations, recording }: Outcome): readonly Broken[] {
  const found = new Map<Violation['invariant'], number>();
  for (const { invariant, index } of violations) {
    const before = recording.hands.filter((hand) => hand.index < index);
    const events = before.filter(({ action }) => COUNTED.includes(action.kind)).length;
    if (!found.has(invariant)) found.set(invariant, events);
  }
  return [...found].map(([invariant, events]) => ({ invariant, events }));
}

const EVENTS = 2_000;

function redSeed(change: Variant['change'], seeds: number): Catch['campaign'] {
  for (let seed = 1; seed <= seeds; seed++) {
    const { violation } = campaign(seed, { events: EVENTS, variant: change });
    if (violation !== null) {
      return { seed, invariant: violation.invariant, events: violation.index };
    }
  }
  return null;
}
