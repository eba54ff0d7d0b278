import { describe, expect, it, vi } from 'vitest';
import { entries, get, sameCommand } from '../paxos/index.ts';
import { createWorld, type Occurrence } from './apply.ts';
import { chosenBy, chosenIn, openFacts, observe, type Facts } from './facts.ts';
import { STORM, threeServers } from './testing/samples.ts';
import { advance } from './scheduler.ts';
import type { World } from './world.ts';

// Runs are long, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

function watched(world: World, events: number, see: (facts: Facts) => void = () => {}): Facts {
  let facts = openFacts(world);
  for (let i = 0; i < events; i++) {
    const occurrence = advance(world, Infinity)!;
    const next = observe(facts, occurrence);
    const choice = chosenBy(next, occurrence);
    expect(next.chosenCount - facts.chosenCount).toBe(choice === null ? 0 : 1);
    facts = next;
    see(facts);
  }
  return facts;
}

describe('the facts of a run', () => {
  it('say what is chosen at the very vote that makes a majority', () => {
    const world = createWorld(threeServers({ link: STORM }), 4);
    let before = 0;
    watched(world, 4_000, (facts) => {
      if (facts.chosenCount === before) return;
      before = facts.chosenCount;
      const [slot, story] = entries(facts.slots).find(
        ([, { chosen }]) => chosen?.index === world.index,
      )!;
      const { ballot, cmd, index } = story.chosen!;
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
    const facts = watched(world, 4_000, (now) => {
      const { top } = now.slots;
      const chosen = chosenIn(now, top);
      if (chosen !== null && !known.has(top)) known.set(top, JSON.stringify(chosen));
    });
    for (const [slot, text] of known) expect(JSON.stringify(chosenIn(facts, slot))).toBe(text);
    let learned = 0;
    for (const { state } of world.processes) {
      if (state.role !== 'replica') continue;
      for (const [slot, cmd] of entries(state.stable.log)) {
        expect(sameCommand(chosenIn(facts, slot)!.cmd, cmd)).toBe(true);
        learned += 1;
      }
    }
    expect(learned).toBeGreaterThan(20);
  });

  it('count a vote once, however often its acceptor accepts', () => {
    const world = createWorld(threeServers({ link: { ...STORM, loss: 0, duplication: 1 } }), 4);
    let facts = openFacts(world);
    let again = 0;
    for (let i = 0; i < 4_000; i++) {
      const occurrence = advance(world, Infinity)!;
      facts = observe(facts, occurrence);
      const votes = occurrence.step?.notes.filter(({ kind }) => kind === 'accepted') ?? [];
      if (votes.length > 0) expect(observe(facts, occurrence)).toBe(facts);
      again += votes.filter((note) => note.kind === 'accepted' && note.again).length;
    }
    expect(again).toBeGreaterThan(0);
    for (const [, { votes }] of entries(facts.slots)) {
      const seats = votes.map(({ acceptor, ballot }) => `${acceptor} ${JSON.stringify(ballot)}`);
      expect(new Set(seats).size).toBe(seats.length);
    }
  });

  it('keep how the latest slots were chosen, and never count a forgotten one again', () => {
    const world = createWorld(threeServers(), 4);
    let facts = openFacts(world);
    let first: Occurrence | null = null;
    let most = 0;
    while (facts.since === 1) {
      const occurrence = advance(world, Infinity)!;
      facts = observe(facts, occurrence);
      if (occurrence.step?.notes.some(({ kind }) => kind === 'accepted')) first ??= occurrence;
      most = Math.max(most, facts.slots.size);
    }
    expect(most).toBeLessThan(4_096);
    const known = entries(facts.slots).filter(([, { chosen }]) => chosen !== null);
    expect(facts.chosenCount).toBe(facts.since - 1 + known.length);
    expect(entries(facts.slots).map(([slot]) => slot)).toEqual(
      Array.from({ length: facts.slots.size }, (_, i) => facts.since + i),
    );
    expect(observe(facts, first!)).toBe(facts);
  });
});
