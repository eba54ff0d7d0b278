import { describe, expect, it } from 'vitest';
import type { LeaderState } from './states.ts';
import {
  after,
  armed,
  ballot,
  booted,
  command,
  from,
  isDisarmed,
  noted,
  p1b,
  p2b,
  propose,
  receivers,
  RECORD,
  said,
  sends,
  take,
  timer,
} from './testing/trial.ts';

const OWN = ballot(1, 1);
const RIVAL = ballot(1, 2);
const X = command('k1');
const Y = command('k2');

function instance(state: LeaderState) {
  return state.volatile.instances[0]!;
}

const active = after(booted('leader'), timer('elect'), from('a1', p1b(OWN)), from('a2', p1b(OWN)));
const commanding = after(active, from('r1', propose(1, X)));

describe('commander', () => {
  it('C1: asks every acceptor to accept the command, and arms the retry', () => {
    const outcome = take(active, from('r1', propose(1, X)));
    expect(receivers(outcome)).toEqual(['a1', 'a2', 'a3']);
    expect(said(outcome)).toEqual({ type: 'p2a', cfg: 0, ballot: OWN, slot: 1, cmd: X });
    expect(armed(outcome, 'p2Retry')).toMatchObject({ key: 1, range: { min: 60_000 } });
    expect(instance(outcome.state).commanders).toEqual([{ slot: 1, cmd: X, ok: [] }]);
  });

  it('C1: keeps commanders in the order of their slots', () => {
    const state = after(active, from('r1', propose(3, X)), from('r2', propose(1, Y)));
    expect(instance(state).commanders.map(({ slot }) => slot)).toEqual([1, 3]);
  });

  it('C6: one vote of three is counted and decides nothing', () => {
    const outcome = take(commanding, from('a3', p2b(OWN, 1)));
    expect(instance(outcome.state).commanders[0]!.ok).toEqual(['a3']);
    expect(noted(outcome, 'voteCounted')).toMatchObject({ have: 1, need: 2 });
    expect(sends(outcome)).toEqual([]);
  });

  it('C6: a majority of votes decides, and every replica is told the command', () => {
    const outcome = take(after(commanding, from('a3', p2b(OWN, 1))), from('a1', p2b(OWN, 1)));
    expect(sends(outcome)).toEqual(
      RECORD.replicas.map((to) => [to, { type: 'decision', cfg: 0, slot: 1, cmd: X }]),
    );
    expect(instance(outcome.state)).toMatchObject({ commanders: [], proposals: [] });
    expect(isDisarmed(outcome, 'p2Retry')).toBe(true);
    expect(noted(outcome, 'decided')).toMatchObject({ slot: 1, cmd: X, ballot: OWN });
  });

  it('C6: a vote that comes twice counts once', () => {
    const state = after(commanding, from('a1', p2b(OWN, 1)));
    const outcome = take(state, from('a1', p2b(OWN, 1)));
    expect(instance(outcome.state)).toBe(instance(state));
    expect(noted(outcome, 'ignored').why).toBe('alreadyCounted');
  });

  it('C6: half of four is no majority', () => {
    const four = { ...RECORD, acceptors: ['a1', 'a2', 'a3', 'a4'] as const };
    const votes = (['a1', 'a2'] as const).map((id) => from(id, p2b(OWN, 1)));
    const promises = (['a1', 'a2', 'a3'] as const).map((id) => from(id, p1b(OWN)));
    const state = after(
      booted('leader', 1, four),
      timer('elect'),
      ...promises,
      from('r1', propose(1, X)),
      ...votes,
    );
    expect(instance(state).commanders).toHaveLength(1);
    expect(noted(take(state, from('a4', p2b(OWN, 1))), 'decided').cmd).toEqual(X);
  });

  it('C3: a higher ballot preempts; the proposal stays, the commander goes', () => {
    const outcome = take(commanding, from('a1', p2b(OWN, 1, { ballot: RIVAL })));
    expect(instance(outcome.state)).toMatchObject({
      mode: 'passive',
      commanders: [],
      proposals: [{ slot: 1, cmd: X }],
    });
    expect(isDisarmed(outcome, 'p2Retry')).toBe(true);
  });

  it('C5: a vote from an older ballot of this leader does not count', () => {
    const again = after(
      commanding,
      from('a2', p2b(OWN, 1, { ballot: RIVAL })),
      timer('elect'),
      from('a2', p1b(ballot(2, 1))),
      from('a3', p1b(ballot(2, 1))),
    );
    const outcome = take(again, from('a1', p2b(OWN, 1)));
    expect(outcome.state).toBe(again);
    expect(noted(outcome, 'ignored').why).toBe('staleBallot');
  });

  it('C5: an answer in a lower ballot neither counts nor stops the commander', () => {
    const outcome = take(commanding, from('a3', p2b(OWN, 1, { ballot: ballot(0, 0) })));
    expect(outcome.state).toBe(commanding);
  });

  it('C5: a vote for a slot that is decided is ignored', () => {
    const decided = after(commanding, from('a1', p2b(OWN, 1)), from('a2', p2b(OWN, 1)));
    expect(noted(take(decided, from('a3', p2b(OWN, 1))), 'ignored').why).toBe('noCommander');
  });

  it('C5: a vote that comes after the leader stepped down is ignored', () => {
    const passive = after(commanding, from('a1', p2b(OWN, 1, { ballot: RIVAL })));
    const outcome = take(passive, from('a2', p2b(OWN, 1)));
    expect(outcome.state).toBe(passive);
    expect(noted(outcome, 'ignored').why).toBe('notActive');
  });

  it('C4: gives up a slot that an acceptor has collected, and remembers', () => {
    const outcome = take(commanding, from('a1', p2b(OWN, 1, { base: 3 })));
    expect(instance(outcome.state)).toMatchObject({ commanders: [], proposals: [], base: 3 });
    expect(noted(outcome, 'baseRaised').base).toBe(3);
  });

  it('C4: a base that it knows already is no news, and its commander goes all the same', () => {
    const state = after(
      commanding,
      from('r1', propose(2, Y)),
      from('a1', p2b(OWN, 2, { base: 3 })),
    );
    expect(instance(state).commanders.map(({ slot }) => slot)).toEqual([1]);
    const outcome = take(state, from('a1', p2b(OWN, 1, { base: 3 })));
    expect(instance(outcome.state).commanders).toEqual([]);
    expect(outcome.notes).toEqual([]);
    expect(noted(take(outcome.state, from('a2', p2b(OWN, 1, { base: 3 }))), 'ignored').why).toBe(
      'noCommander',
    );
  });

  it('C4: leaves a slot above the base alone', () => {
    const state = after(commanding, from('r1', propose(2, Y)));
    const outcome = take(state, from('a1', p2b(OWN, 2, { base: 2 })));
    expect(instance(outcome.state).commanders.map(({ slot }) => slot)).toEqual([1, 2]);
  });

  it('C7: each chosen slot shortens the silence it bears, down to the least', () => {
    const before = commanding.pacing.suspectAfter;
    const decided = after(commanding, from('a1', p2b(OWN, 1)), from('a2', p2b(OWN, 1)));
    expect(decided.pacing.suspectAfter).toBe(before - 5_000);
    const least = { ...commanding, pacing: { ...commanding.pacing, suspectAfter: 120_000 } };
    const stays = after(least, from('a1', p2b(OWN, 1)), from('a2', p2b(OWN, 1)));
    expect(stays.pacing.suspectAfter).toBe(120_000);
  });

  it('L22: asks those whose vote is missing again, and backs off', () => {
    const state = after(commanding, from('a2', p2b(OWN, 1)));
    const outcome = take(state, timer('p2Retry', 1, 2));
    expect(receivers(outcome)).toEqual(['a1', 'a3']);
    expect(said(outcome)).toEqual({ type: 'p2a', cfg: 0, ballot: OWN, slot: 1, cmd: X });
    expect(armed(outcome, 'p2Retry')).toMatchObject({ attempt: 3, range: { min: 480_000 } });
  });
});

describe('check-quorum', () => {
  it('is armed with the first commander and disarmed with the last', () => {
    const first = take(active, from('r1', propose(1, X)));
    expect(armed(first, 'quorum')?.range?.min).toBe(1_440_000);
    const second = take(first.state, from('r1', propose(2, Y)));
    expect(armed(second, 'quorum')).toBeUndefined();
    const voted = after(second.state, from('a1', p2b(OWN, 1)), from('a2', p2b(OWN, 1)));
    const last = take(after(voted, from('a1', p2b(OWN, 2))), from('a2', p2b(OWN, 2)));
    expect(isDisarmed(last, 'quorum')).toBe(true);
  });

  it('a majority that votes puts it off, a minority does not', () => {
    const state = after(commanding, from('r1', propose(2, Y)));
    const minority = take(state, from('a1', p2b(OWN, 1)));
    expect(armed(minority, 'quorum')).toBeUndefined();
    const majority = take(minority.state, from('a2', p2b(OWN, 2)));
    expect(armed(majority, 'quorum')).toBeDefined();
    expect(majority.state.pacing.watches[0]!.heard).toEqual([]);
  });

  it('a vote in one configuration does not put it off in another', () => {
    const next = { ...RECORD, id: 1, from: 6 };
    const inNext = { type: 'p1b', cfg: 1, re: OWN, ballot: OWN, base: 6, pvalues: [] } as const;
    const both = after(
      commanding,
      from('r1', { type: 'propose', cfg: next, slot: 6, cmd: Y }),
      from('a1', inNext),
      from('a2', inNext),
      from('a1', p2b(OWN, 1)),
    );
    const other = take(both, from('a2', p2b(OWN, 6, { cfg: 1, base: 6 })));
    expect(noted(other, 'voteCounted')).toMatchObject({ slot: 6, have: 1 });
    expect(armed(other, 'quorum')).toBeUndefined();
    expect(other.state.pacing.watches.map(({ heard }) => heard)).toEqual([['a1'], ['a2']]);
  });

  it('L25: when it fires while commanders wait, the leader steps down and keeps its proposals', () => {
    const outcome = take(commanding, timer('quorum'));
    expect(instance(outcome.state)).toMatchObject({
      mode: 'passive',
      commanders: [],
      proposals: [{ slot: 1, cmd: X }],
    });
    expect(noted(outcome, 'quorumLost').ballot).toEqual(OWN);
    expect(isDisarmed(outcome, 'p2Retry')).toBe(true);
  });

  it('L25: without commanders it means nothing', () => {
    expect(take(active, timer('quorum')).state).toBe(active);
  });
});
