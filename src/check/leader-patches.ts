import {
  sameBallot,
  step,
  type CfgId,
  type Effect,
  type Event,
  type LeaderState,
  type ProcessState,
  type Rules,
  type Step,
} from '../paxos/index.ts';
import { patched } from './patches.ts';

/** Ways to break what leaders do, with their scouts and commanders, without a word in the protocol. */

type Instance = LeaderState['volatile']['instances'][number];

/** What a leader makes of its instance in one configuration. */
function changed(
  state: LeaderState,
  cfg: CfgId,
  change: (mine: Instance) => Instance,
): LeaderState {
  const { instances, learnedBy } = state.volatile;
  const others = instances.map((one) => (one.cfg.id === cfg ? change(one) : one));
  return { ...state, volatile: { instances: others, learnedBy } };
}

function isIgnored({ notes }: Step<ProcessState>, why: string): boolean {
  return notes.some((note) => note.kind === 'ignored' && note.why === why);
}

/** A scout ends with a promise that it has counted already. */
export function endingScouts(lawful: Rules): Rules {
  return patched(lawful, (before, event, outcome) => {
    if (event.kind !== 'message' || event.body.type !== 'p1b') return outcome;
    if (before.role !== 'leader' || !isIgnored(outcome, 'alreadyCounted')) return outcome;
    const { cfg } = event.body;
    const state = changed(before, cfg, (mine) => ({ ...mine, scout: null }));
    return { ...outcome, state, effects: [{ kind: 'cancelTimer', name: 'p1Retry', key: cfg }] };
  });
}

/** A commander ends with any answer in a ballot other than its own. */
export function endingCommanders(lawful: Rules): Rules {
  return patched(lawful, (before, event, outcome) => {
    if (event.kind !== 'message' || event.body.type !== 'p2b') return outcome;
    if (before.role !== 'leader' || !isIgnored(outcome, 'staleBallot')) return outcome;
    const { cfg, slot, ballot } = event.body;
    const effects: Effect[] = [];
    const state = changed(before, cfg, (mine) => {
      if (sameBallot(ballot, mine.ballot)) return mine;
      const commanders = mine.commanders.filter((one) => one.slot !== slot);
      effects.push({ kind: 'cancelTimer', name: 'p2Retry', key: slot });
      if (commanders.length === 0) effects.push({ kind: 'cancelTimer', name: 'quorum', key: cfg });
      return { ...mine, commanders };
    });
    return { ...outcome, state, effects };
  });
}

/** An active leader that is asked for a command begins a ballot for it. */
export function scoutingEachTime(lawful: Rules): Rules {
  return patched(lawful, (before, event, outcome) => {
    if (event.kind !== 'message' || event.body.type !== 'propose') return outcome;
    if (before.role !== 'leader' || !outcome.lines.includes('C1')) return outcome;
    const cfg = event.body.cfg.id;
    const idle = changed(before, cfg, (mine) => ({ ...mine, mode: 'passive', commanders: [] }));
    const kept = step(lawful, idle, event);
    const elect: Event = { kind: 'timer', name: 'elect', key: cfg, attempt: 0 };
    const scouting = step(lawful, kept.state, elect);
    return { ...scouting, lines: [...kept.lines, ...scouting.lines], notes: scouting.notes };
  });
}

/** A leader that a rival has answered asks only its rivals, in any configuration. */
export function settledEverywhere(lawful: Rules): Rules {
  return patched(lawful, (_before, _event, outcome) => {
    const { state, notes } = outcome;
    if (state.role !== 'leader' || !notes.some(({ kind }) => kind === 'rivalAlive')) return outcome;
    const watches = state.pacing.watches.map((watch) => ({ ...watch, settled: watch.asked }));
    return { ...outcome, state: { ...state, pacing: { ...state.pacing, watches } } };
  });
}
