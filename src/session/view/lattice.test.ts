import { describe, expect, it } from 'vitest';
import type { Frame, LatticeView } from '../../contract/index.ts';
import { compareBallots, get, sameBallot } from '../../paxos/index.ts';
import { frameOf, handle, openSession, type Session } from '../index.ts';

/** A run in which leaders succeed one another, because the active one crashes again and again. */
function failover(): Session {
  const session = openSession();
  handle(session, { kind: 'openScene', scene: 'failover' });
  return session;
}

function runFor(session: Session, micros: number): Frame {
  const to = frameOf(session).time + micros;
  let frame = frameOf(session);
  for (let i = 0; i < 50 && frame.time < to; i++)
    frame = handle(session, { kind: 'runTo', to }).frame;
  return frame;
}

function leaderNode(processes: Frame['processes']) {
  return processes.find(
    (one) => one.role === 'leader' && one.instances.some(({ mode }) => mode === 'active'),
  )!.node;
}

/** Moves to a moment after a vote whose leader crashes before it can count it. */
function toOpenVote(session: Session): void {
  for (let i = 0; i < 5_000; i++) {
    const { ledger, processes } = handle(session, {
      kind: 'next',
      unit: 'event',
      quiet: true,
    }).frame;
    const node = leaderNode(processes);
    const spared = processes.filter((one) => one.node !== node).map(({ id }) => id);
    const isOpen = ledger.slots.some(
      ({ chosen, votes }) =>
        chosen === null && votes !== null && votes.voters.some((one) => spared.includes(one)),
    );
    if (isOpen) return;
  }
}

function crashLeader(session: Session): void {
  const { processes, time } = frameOf(session);
  const action = { kind: 'crash', node: leaderNode(processes), point: 'now' } as const;
  handle(session, { kind: 'act', action, at: time });
}

function latticeOf(session: Session, slot: number | 'newest'): LatticeView {
  return handle(session, { kind: 'watchLattice', slot }).frame.lattice!;
}

describe('the lattice of a slot', () => {
  const session = failover();
  runFor(session, 900_000);
  toOpenVote(session);
  crashLeader(session);
  const { top } = runFor(session, 2_500_000).ledger;
  const all = Array.from({ length: top }, (_, at) => latticeOf(session, at + 1));
  const crossed = all.filter(({ rows }) => rows.some(({ adoption }) => adoption?.kept));

  it('is there only while the page watches it', () => {
    expect(handle(session, { kind: 'watchLattice', slot: null }).frame.lattice).toBeNull();
    expect(latticeOf(session, 'newest').slot).toBe(top);
  });

  it('shows every vote that an acceptor stores', () => {
    const { world } = session.current.history;
    let seen = 0;
    for (const { state } of world.processes) {
      if (state.role !== 'acceptor') continue;
      for (const { slot, acceptors, rows } of all) {
        const vote = get(state.stable.instances[0]!.accepted, slot);
        if (vote === undefined) continue;
        const row = rows.find(({ ballot }) => sameBallot(ballot, vote.ballot))!;
        expect(row.cells[acceptors.indexOf(state.id)]!.votedAt).not.toBeNull();
        expect(row.cmd).toEqual(vote.cmd);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(5);
  });

  it('has a majority of votes where it says chosen, since the event of the last of them', () => {
    for (const { rows, chosen, quorum } of all) {
      const row = rows.find(({ chosenAt }) => chosenAt !== null);
      expect(row === undefined).toBe(chosen === null);
      if (row === undefined) continue;
      const votes = row.cells.flatMap(({ votedAt }) => votedAt ?? []).sort((a, b) => a - b);
      expect(votes.length).toBeGreaterThanOrEqual(quorum);
      expect(votes[quorum - 1]).toBe(chosen!.index);
    }
  });

  it('says which report a new leader had to keep: the highest that its quorum told', () => {
    expect(crossed.length).toBeGreaterThan(0);
    for (const { rows, quorum } of crossed) {
      for (const { adoption, cells, cmd } of rows) {
        if (!adoption?.kept) continue;
        const { kept, quorum: by } = adoption;
        expect(by.length).toBe(quorum);
        const told = cells.flatMap(({ acceptor, told: one }) =>
          one !== null && by.includes(acceptor) ? [one] : [],
        );
        expect(told.some((ballot) => sameBallot(ballot, kept.ballot))).toBe(true);
        for (const ballot of told)
          expect(compareBallots(ballot, kept.ballot)).toBeLessThanOrEqual(0);
        if (cmd !== null) expect(cmd).toEqual(kept.cmd);
      }
    }
  });

  it('tells what a promise told, though the acceptor had voted and collected the slot since', () => {
    let collected = 0;
    for (const { rows } of all) {
      for (const { cells } of rows) {
        for (const { acceptor, promisedAt, told, hasForgotten } of cells) {
          const before = rows.some((row) =>
            row.cells.some(
              (one) =>
                one.acceptor === acceptor &&
                promisedAt !== null &&
                one.votedAt !== null &&
                one.votedAt < promisedAt,
            ),
          );
          if (hasForgotten) expect(told).toBeNull();
          if (before) expect(told !== null || hasForgotten).toBe(true);
          if (before && hasForgotten) collected += 1;
        }
      }
    }
    expect(collected).toBeGreaterThan(0);
  });

  it('has an acceptor in both quorums wherever a leader was adopted above the choice', () => {
    let above = 0;
    for (const { rows, chosen } of all) {
      for (const { ballot, adoption, cells } of rows) {
        const isAbove = chosen !== null && compareBallots(ballot, chosen.ballot!) > 0;
        const both = cells.filter(({ isInBoth }) => isInBoth);
        expect(both.length > 0).toBe(isAbove && adoption !== null);
        for (const { acceptor } of both) expect(adoption!.quorum).toContain(acceptor);
        if (both.length > 0) above += 1;
      }
    }
    expect(above).toBeGreaterThan(0);
  });

  it('has a new leader propose nothing where its quorum had collected the slot, and only there', () => {
    const adoptions = all.flatMap(({ rows }) =>
      rows.flatMap(({ adoption, cells }) => (adoption === null ? [] : [{ adoption, cells }])),
    );
    expect(adoptions.some(({ adoption }) => adoption.isPast)).toBe(true);
    for (const { adoption, cells } of adoptions) {
      const { isPast, quorum, kept, filled } = adoption;
      const counted = cells.filter(({ acceptor }) => quorum.includes(acceptor));
      if (isPast) expect(kept === null && !filled).toBe(true);
      expect(isPast).toBe(counted.some(({ hasForgotten }) => hasForgotten));
    }
  });

  it('shuts a ballot for an acceptor that has promised a higher one, and never one with its vote', () => {
    const cells = all.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    expect(cells.some(({ isShut }) => isShut)).toBe(true);
    for (const { isShut, votedAt } of cells) expect(isShut && votedAt !== null).toBe(false);
  });

  it('names the processes that know, and no others', () => {
    const { processes } = session.current.history.world;
    for (const { slot, knownBy } of all) {
      for (const { state } of processes) {
        if (state.role !== 'replica') continue;
        const learned = slot < state.volatile.slotOut || get(state.stable.log, slot) !== undefined;
        expect(knownBy.includes(state.id)).toBe(learned);
      }
    }
  });
});
