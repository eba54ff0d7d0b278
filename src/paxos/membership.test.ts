import { describe, expect, it } from 'vitest';
import {
  back,
  CHANGE,
  changing,
  decide,
  info,
  NEXT,
  request,
  says,
  THEN,
} from './testing/change-trial.ts';
import type { Configuration } from './configuration.ts';
import type { ProcessId } from './ids.ts';
import type { ReplicaState } from './states.ts';
import {
  after,
  armed,
  booted,
  comeBack,
  command,
  from,
  noted,
  receivers,
  RECORD,
  said,
  sends,
  start,
  take,
  timer,
} from './testing/trial.ts';

const X = command('k1');
const spare = after(booted('replica', 4), start);
/** A replica that has performed the change and stays a member. */
const staying = after(booted('replica', 2), start, decide(1, CHANGE));
const noops = [2, 3, 4, 5].map((slot) => decide(slot));

describe('a replica that is not in the first configuration', () => {
  it('does nothing by itself, and nothing for clients', () => {
    const outcome = take(booted('replica', 4), start);
    expect(outcome.effects).toEqual([]);
    for (const event of [request(X), from('k1', { type: 'read', cmd: X })]) {
      const asked = take(spare, event);
      expect(asked.state).toBe(spare);
      expect(noted(asked, 'ignored').why).toBe('notMember');
    }
  });

  it('makes nothing of a report that comes before it is told', () => {
    const outcome = take(spare, says('r2', 3, 1));
    expect(outcome.state.volatile.informed).toEqual([]);
    expect(outcome.effects).toEqual([]);
    expect(noted(outcome, 'ignored').why).toBe('notMember');
  });

  it('R37: keeps what it is told, says so, reports from now on, and learns what it lacks', () => {
    const outcome = take(spare, info(NEXT));
    expect(outcome.state.stable.told).toEqual([RECORD, NEXT]);
    expect(outcome.effects[0]).toEqual({ kind: 'persist', field: 'told' });
    expect(sends(outcome)).toEqual([['r2', { type: 'joined', cfg: 1 }]]);
    expect(armed(outcome, 'status')).toBeDefined();
    expect(armed(outcome, 'learn')).toMatchObject({ key: 1 });
    expect(noted(outcome, 'joined')).toMatchObject({ isMember: true, again: false });
    expect(outcome.lines).toEqual(['R37', 'R41']);
    expect(noted(outcome, 'serving').record).toEqual(NEXT);
    expect(outcome.state.volatile.configs).toEqual([RECORD]);
  });

  it('R37: has nothing to do where it is told of one that it is not in', () => {
    const outcome = take(spare, info({ ...NEXT, replicas: ['r2', 'r3'] }));
    expect(armed(outcome, 'status')).toBeUndefined();
    expect(noted(outcome, 'joined').isMember).toBe(false);
  });

  it('R29: fills no hole in slots before its own', () => {
    const gap = after(spare, info(NEXT), decide(3), timer('gap', 1));
    const outcome = take(gap, timer('gap', 1, 1));
    expect(outcome.state.volatile.proposals).toEqual([]);
    expect(sends(outcome).map(([, { type }]) => type)).toEqual(['learn']);
  });

  it('R37: hears it again, and answers again', () => {
    const state = after(spare, info(NEXT));
    const outcome = take(state, info(NEXT));
    expect(outcome.state).toBe(state);
    expect(said(outcome)).toEqual({ type: 'joined', cfg: 1 });
    expect(noted(outcome, 'joined').again).toBe(true);
    expect(armed(outcome, 'status')).toBeUndefined();
  });

  it('R37: is not taken back by an older list that comes late', () => {
    const state = after(spare, info(NEXT, THEN));
    const outcome = take(state, info(NEXT));
    expect(outcome.state.stable).toBe(state.stable);
    expect(said(outcome)).toEqual({ type: 'joined', cfg: 2 });
  });

  it('learns from those of old, though it is not one of them, and from no one who is gone', () => {
    const state = after(spare, info(NEXT), from('r1', { type: 'retired', cfg: 0 }));
    const asked = [0, 1, 2].map((attempt) => receivers(take(state, timer('learn', 1, attempt)))[0]);
    expect(asked[0]).toBe('r2');
    const first = take(after(spare, info(NEXT)), timer('learn', 1));
    const second = take(first.state, timer('learn', 1, 1));
    const third = take(second.state, timer('learn', 1, 2));
    expect([first, second, third].map((one) => receivers(one)[0])).toEqual(['r2', 'r3', 'r1']);
    const gone = take(after(state, timer('learn', 1), timer('learn', 1, 1)), timer('learn', 1, 2));
    expect(receivers(gone)).toEqual(['r2']);
  });

  it('R10, R26: neither proposes nor answers in slots before its own', () => {
    const joined = after(spare, info(NEXT), request(X));
    expect(joined.volatile).toMatchObject({ requests: [X], proposals: [] });
    const first = take(joined, decide(1, CHANGE));
    expect(first.state.volatile).toMatchObject({ requests: [], proposals: [{ slot: 6, cmd: X }] });
    const second = take(first.state, decide(2, command('k2')));
    for (const outcome of [first, second]) {
      expect(sends(outcome).map(([, { type }]) => type)).not.toContain('response');
    }
    const answered = take(after(second.state, decide(3), decide(4), decide(5)), decide(6, X));
    expect(sends(answered).map(([to, { type }]) => [to, type])).toEqual([['k1', 'response']]);
  });

  it('restarts as it was: told, but with nothing learned', () => {
    const outcome = take(back(after(spare, info(NEXT))), comeBack);
    expect(outcome.state.stable.told).toEqual([RECORD, NEXT]);
    expect(armed(outcome, 'status')).toBeDefined();
    const hears = take(outcome.state, says('r2', 6, 1));
    expect(armed(hears, 'learn')).toMatchObject({ key: 1 });
    expect(receivers(take(hears.state, timer('learn', 1)))).toEqual(['r2']);
  });

  it('G5: is told of more than it has learned, and tells it on', () => {
    const outcome = take(after(spare, info(NEXT, THEN)), timer('status'));
    const told = sends(outcome).filter(([, { type }]) => type === 'configInfo');
    expect(told[0]![1]).toEqual({ type: 'configInfo', records: [RECORD, NEXT, THEN] });
    expect(told.map(([to]) => to)).not.toContain('r2');
    expect(said({ ...outcome, effects: statusOf(outcome) })).toMatchObject({ cfgTop: 2 });
  });
});

function statusOf({ effects }: ReturnType<typeof take>) {
  return effects.filter((one) => one.kind === 'send' && one.body.type === 'status');
}

function toldBy(state: ReplicaState): readonly ProcessId[] {
  return sends(take(state, timer('status'))).flatMap(([to, { type }]) =>
    type === 'configInfo' ? [to] : [],
  );
}

describe('telling', () => {
  it('G5: tells again with each status until it is heard', () => {
    const everybody = ['r1', 'r3', 'r4', 'l1', 'l2', 'a1', 'a2', 'a3'];
    expect(toldBy(staying).toSorted()).toEqual(everybody.toSorted());
    const heard = after(
      staying,
      ...(['r4', 'l1', 'l2', 'a1', 'a2', 'a3'] as const).map((id) =>
        from(id, { type: 'joined', cfg: 1 }),
      ),
    );
    expect(toldBy(heard)).toEqual(['r3', 'r1']);
    const reported = after(
      heard,
      says('r1', 2, 1),
      from('r3', { type: 'configInfo', records: [RECORD, NEXT] }),
    );
    expect(toldBy(reported)).toEqual([]);
  });

  it('G5: does not count it twice, nor for a configuration that is not the newest', () => {
    const once = after(staying, from('a1', { type: 'joined', cfg: 1 }));
    for (const cfg of [0, 1]) {
      const outcome = take(once, from('a1', { type: 'joined', cfg }));
      expect(outcome.state).toBe(once);
      expect(noted(outcome, 'ignored').why).toBe('nothingNew');
    }
    expect(toldBy(after(staying, from('a1', { type: 'joined', cfg: 0 })))).toContain('a1');
  });

  it('G5: no member is known to know of the next change', () => {
    const heard = after(staying, from('a1', { type: 'joined', cfg: 1 }));
    const state = after(heard, decide(2, changing({ expect: 1, add: ['a4'] }, 2)));
    expect(toldBy(state)).toContain('a1');
    const late = take(state, from('a1', { type: 'joined', cfg: 1 }));
    expect(late.state).toBe(state);
  });

  it('G5: nor of a change that comes in a snapshot', () => {
    const heard = after(staying, from('a1', { type: 'joined', cfg: 1 }));
    const { state, sessions, configs } = heard.volatile;
    const snapshot = { upTo: 9, state, sessions, configs: [...configs, THEN], top: 8 };
    const outcome = take(heard, from('r3', { type: 'snapshot', ...snapshot }));
    expect(toldBy(outcome.state)).toContain('a1');
    const same = take(heard, from('r3', { type: 'snapshot', ...snapshot, configs }));
    expect(toldBy(same.state)).not.toContain('a1');
  });

  it('G5: does not tell again what it was told itself once it has performed it', () => {
    const told = after(booted('replica', 2), start, info(NEXT));
    const outcome = take(told, decide(1, CHANGE));
    expect(noted(outcome, 'reconfigured').record.id).toBe(1);
    expect(sends(outcome).map(([, { type }]) => type)).not.toContain('configInfo');
    expect(toldBy(outcome.state)).not.toContain('r2');
    expect(toldBy(outcome.state)).toContain('r4');
  });

  it('says nothing of configurations while there is only one', () => {
    expect(toldBy(after(booted('replica', 2), start))).toEqual([]);
  });
});

describe('reports', () => {
  it('go to the members of all configurations that are not over, and to none twice', () => {
    const to = receivers({
      ...take(staying, timer('status')),
      effects: statusOf(take(staying, timer('status'))),
    });
    expect([...to].sort()).toEqual(['a1', 'a2', 'a3', 'l1', 'l2', 'r1', 'r3', 'r4']);
  });

  it('R38: no longer go to one who says that it is done, until it is a member again', () => {
    const done = take(left2(), from('r1', { type: 'retired', cfg: 0 }));
    expect(noted(done, 'peerRetired')).toMatchObject({ process: 'r1', cfg: 0 });
    const to = (state: ReplicaState) =>
      receivers({
        ...take(state, timer('status')),
        effects: statusOf(take(state, timer('status'))),
      });
    expect(to(done.state)).not.toContain('r1');
    expect(to(done.state)).toContain('r3');
    const again = after(done.state, decide(6, changing({ expect: 1, add: ['r1'] }, 2)));
    expect(to(again)).toContain('r1');
    const filled = [7, 8, 9, 10].map((slot) => decide(slot));
    const gone = decide(11, changing({ expect: 2, remove: ['r1'] }, 3));
    expect(to(after(again, ...filled, gone))).toContain('r1');
  });

  it('R38: go to one who was a member again in between, which is told together with its end', () => {
    const done = after(left2(), from('r1', { type: 'retired', cfg: 0 }));
    const last: Configuration = { ...NEXT, id: 3, from: 12 };
    const told = after(done, info(NEXT, THEN, last));
    expect(told.volatile.gone).toEqual([]);
    expect(after(done, info(NEXT, { ...last, id: 2 })).volatile.gone).toEqual(['r1']);
  });

  it('R38: still go to one who says so of a configuration before its last', () => {
    const outcome = take(left2(), from('r3', { type: 'retired', cfg: 0 }));
    expect(noted(outcome, 'ignored').why).toBe('nothingNew');
  });
});

/** r2, which stays a member, with every slot of the first configuration performed. */
function left2(): ReplicaState {
  return after(staying, ...noops);
}

describe('a configuration that is over elsewhere', () => {
  it('R38: has no open slot any more, so that what is missing is learned', () => {
    const outcome = take(staying, from('l1', { type: 'retired', cfg: 0 }));
    expect(outcome.state.volatile.top).toBe(2);
    expect(armed(outcome, 'learn')).toMatchObject({ key: 2 });
    expect(receivers(take(outcome.state, timer('learn', 2)))).toEqual(['r3']);
  });
});
