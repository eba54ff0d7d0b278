import { describe, expect, it } from 'vitest';
import { entries, get, sameCommand } from '../paxos/index.ts';
import { createWorld, type Occurrence } from './apply.ts';
import { chosenBy, chosenIn, openTruth, seeTruth, type Truth } from './truth.ts';
import { STORM, threeServers } from './testing/samples.ts';
import { advance } from './scheduler.ts';
import type { World } from './world.ts';

function watched(world: World, events: number, see: (truth: Truth) => void = () => {}): Truth {
  let truth = openTruth(world);
  for (let i = 0; i < events; i++) {
    const occurrence = advance(world, Infinity)!;
    const next = seeTruth(truth, occurrence, world);
    const choice = chosenBy(next, occurrence);
    expect(next.chosenCount - truth.chosenCount).toBe(choice === null ? 0 : 1);
    truth = next;
    see(truth);
  }
  return truth;
}

describe('the truth of a run', () => {
  it('say what is chosen at the very vote that makes a majority', () => {
    const world = createWorld(threeServers({ link: STORM }), 4);
    let before = 0;
    watched(world, 4_000, (truth) => {
      if (truth.chosenCount === before) return;
      before = truth.chosenCount;
      const [slot, story] = entries(truth.slots).find(
        ([, { choices }]) => choices[0]?.index === world.index,
      )!;
      const { ballot, cmd, index } = story.choices[0]!;
      expect(index).toBe(world.index);
      const votes = world.processes.flatMap(({ state }) => {
        const vote =
          state.role === 'acceptor' ? get(state.stable.instances[0]!.accepted, slot) : undefined;
        return vote && vote.ballot.round === ballot.round && vote.ballot.leader === ballot.leader
          ? [vote]
          : [];
      });
      expect(votes.length).toBe(2);
      expect(votes.every((vote) => sameCommand(vote.cmd, cmd))).toBe(true);
    });
    expect(before).toBeGreaterThan(10);
  });

  it('never change, and every replica learns only what was chosen', () => {
    const world = createWorld(threeServers({ link: STORM }), 4);
    const known = new Map<number, string>();
    const truth = watched(world, 4_000, (now) => {
      const { top } = now.slots;
      const chosen = chosenIn(now, top);
      if (chosen !== null && !known.has(top)) known.set(top, JSON.stringify(chosen));
    });
    for (const [slot, text] of known) expect(JSON.stringify(chosenIn(truth, slot))).toBe(text);
    let learned = 0;
    for (const { state } of world.processes) {
      if (state.role !== 'replica') continue;
      for (const [slot, cmd] of entries(state.stable.log)) {
        expect(sameCommand(chosenIn(truth, slot)!.cmd, cmd)).toBe(true);
        learned += 1;
      }
    }
    expect(learned).toBeGreaterThan(20);
  });

  it('count a vote once, however often its acceptor accepts', () => {
    const world = createWorld(threeServers({ link: { ...STORM, loss: 0, duplication: 1 } }), 4);
    let truth = openTruth(world);
    let again = 0;
    for (let i = 0; i < 4_000; i++) {
      const occurrence = advance(world, Infinity)!;
      truth = seeTruth(truth, occurrence, world);
      const votes = occurrence.step?.notes.filter(({ kind }) => kind === 'accepted') ?? [];
      if (votes.length > 0) expect(seeTruth(truth, occurrence, world)).toBe(truth);
      again += votes.filter((note) => note.kind === 'accepted' && note.again).length;
    }
    expect(again).toBeGreaterThan(0);
    for (const [, { votes }] of entries(truth.slots)) {
      const seats = votes.map(({ acceptor, ballot }) => `${acceptor} ${JSON.stringify(ballot)}`);
      expect(new Set(seats).size).toBe(seats.length);
    }
  });

  it('keep how the latest slots were chosen, and never count a forgotten one again', () => {
    const world = createWorld(threeServers(), 4);
    let truth = openTruth(world);
    let first: Occurrence | null = null;
    let most = 0;
    while (truth.since === 1) {
      const occurrence = advance(world, Infinity)!;
      truth = seeTruth(truth, occurrence, world);
      if (occurrence.step?.notes.some(({ kind }) => kind === 'accepted')) first ??= occurrence;
      most = Math.max(most, truth.slots.size);
    }
    expect(most).toBeLessThan(4_096);
    const known = entries(truth.slots).filter(([, { choices }]) => choices.length > 0);
    expect(truth.chosenCount).toBe(truth.since - 1 + known.length);
    expect(entries(truth.slots).map(([slot]) => slot)).toEqual(
      Array.from({ length: truth.slots.size }, (_, i) => truth.since + i),
    );
    expect(seeTruth(truth, first!, world)).toBe(truth);
  });
});
