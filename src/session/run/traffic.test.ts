import { describe, expect, it } from 'vitest';
import type { Action, Frame, Intent, OutageView } from '../../contract/index.ts';
import { set } from '../../paxos/index.ts';
import { frameOf, handle } from '../session.ts';
import { openSession, type Session } from '../state.ts';
import { answersView, NO_ANSWERS, withAnswered } from './answers.ts';

const CRASH: Action = { kind: 'crash', node: 'n1', point: 'now' };

function opened(...intents: readonly Intent[]): Session {
  const session = openSession();
  for (const intent of intents) handle(session, intent);
  return session;
}

function runTo(session: Session, to: number): Frame {
  for (;;) {
    const { length } = frameOf(session).timeline;
    const { frame } = handle(session, { kind: 'runTo', to });
    if (frame.timeline.length === length) return frame;
  }
}

function crashAt(session: Session, at: number): Frame {
  runTo(session, at);
  return handle(session, { kind: 'act', action: CRASH, at }).frame;
}

/** The failover scene, whose first leader crashes at 500 ms, played to `to`. */
function failover(to: number): Session {
  const session = opened({ kind: 'openScene', scene: 'failover' });
  crashAt(session, 500_000);
  runTo(session, to);
  return session;
}

const sum = (column: readonly number[]) => column.reduce((all, one) => all + one, 0);

describe('the traffic', () => {
  it('has every answer and its latency in the span where it came', () => {
    const session = opened({ kind: 'openScene', scene: 'failover' });
    const asked = new Map<string, number>();
    const took: number[] = [];
    let messages = 0;
    while (frameOf(session).time < 1_500_000) {
      handle(session, { kind: 'next', unit: 'event', quiet: true });
      const { at, action, actor, notes } = frameOf(session).event!;
      if (actor !== null && action.kind === 'deliver') messages += 1;
      for (const note of notes) {
        if (note.kind === 'asked' && note.cmd !== 'noop')
          asked.set(`${note.cmd.client} ${note.cmd.seq}`, at);
        if (note.kind === 'answered') took.push(at - asked.get(`${note.client} ${note.seq}`)!);
      }
    }
    const { timeline, totals } = frameOf(session);
    const { traffic } = timeline;
    expect(took.length).toBeGreaterThan(10);
    expect(sum(traffic.answered)).toBe(totals.answered);
    expect(sum(traffic.answered)).toBe(took.length);
    expect(sum(traffic.latency)).toBe(sum(took));
    expect(Math.max(...traffic.longest)).toBe(Math.max(...took));
    expect(sum(traffic.messages)).toBe(messages);
    expect(traffic.outages).toEqual([]);
  });

  it('keeps its sums when spans double in width', () => {
    const session = opened({ kind: 'openScene', scene: 'failover' });
    const { width } = frameOf(session).timeline.traffic;
    const narrow = runTo(session, 255 * width).timeline.traffic;
    const { timeline, totals } = runTo(session, 300 * width);
    const { traffic } = timeline;
    expect(traffic.width).toBe(2 * width);
    expect(sum(traffic.answered)).toBe(totals.answered);
    for (const name of ['answered', 'latency', 'messages'] as const) {
      const pairs = Array.from({ length: 127 }, (_, i) =>
        sum(narrow[name].slice(2 * i, 2 * i + 2)),
      );
      expect(traffic[name].slice(0, 127)).toEqual(pairs);
    }
    expect(traffic.answered.length).toBeGreaterThan(140);
    expect(traffic.answered.length).toBeLessThanOrEqual(timeline.endTime / traffic.width + 1);
  });

  it('does not change under a frame that has been shown', () => {
    const session = failover(600_000);
    const { traffic } = frameOf(session).timeline;
    const text = JSON.stringify(traffic);
    runTo(session, 3_000_000);
    expect(JSON.stringify(traffic)).toBe(text);
    expect(frameOf(session).timeline.traffic).not.toEqual(traffic);
  });

  it('is the same view wherever one stands', () => {
    const session = failover(2_000_000);
    const { traffic } = frameOf(session).timeline;
    expect(handle(session, { kind: 'seek', index: 7 }).frame.timeline.traffic).toBe(traffic);
  });
});

describe('an outage', () => {
  it('begins with a crash of the leader and lasts while nothing is decided', () => {
    const { traffic } = frameOf(failover(520_000)).timeline;
    expect(traffic.outages).toMatchObject([
      { from: 500_000, lost: { round: 1, leader: 1 }, next: null, decided: null },
    ]);
  });

  it('has parts that follow each other and add up to its length', () => {
    const { timeline } = frameOf(failover(3_000_000));
    const [outage, ...others] = timeline.traffic.outages;
    expect(others).toEqual([]);
    const { from, scouted, adopted, accepted, decided, next } = outage!;
    expect(from).toBe(500_000);
    expect(timeline.bands.at(-1)).toMatchObject({ ballot: next, from: adopted });
    const moments = [from, scouted!, adopted!, accepted!, decided!];
    const parts = moments.slice(1).map((at, i) => at - moments[i]!);
    for (const part of parts) expect(part).toBeGreaterThan(0);
    expect(sum(parts)).toBe(decided! - from);
  });

  it('has the moments of the notes themselves', () => {
    const session = failover(3_000_000);
    const outage = frameOf(session).timeline.traffic.outages[0]!;
    const notesAt = (at: number) => {
      handle(session, { kind: 'seekTime', at: at - 1 });
      const notes: string[] = [];
      for (;;) {
        const { frame } = handle(session, { kind: 'next', unit: 'event', quiet: true });
        if (frame.time > at) return notes;
        for (const note of frame.event!.notes) {
          if ('ballot' in note && sameAs(outage, note.ballot)) notes.push(note.kind);
        }
      }
    };
    expect(notesAt(outage.scouted!)).toContain('scouting');
    expect(notesAt(outage.adopted!)).toContain('adopted');
    expect(notesAt(outage.accepted!)).toContain('accepted');
    expect(notesAt(outage.decided!)).toContain('decided');
  });

  it('is none when another leads already: who is paused knows nothing of it', () => {
    const session = opened({ kind: 'openScene', scene: 'failover' });
    runTo(session, 500_000);
    handle(session, { kind: 'act', action: { kind: 'pause', node: 'n1' }, at: 500_000 });
    runTo(session, 2_000_000);
    handle(session, { kind: 'act', action: { kind: 'resume', node: 'n1' }, at: 2_000_000 });
    const { bands, traffic } = runTo(session, 3_000_000).timeline;
    expect(bands.length).toBeGreaterThan(1);
    expect(bands[0]!.to).not.toBe(null);
    expect(traffic.outages).toEqual([]);
  });
});

function sameAs({ next }: OutageView, { round, leader }: { round: number; leader: number }) {
  return next?.round === round && next.leader === leader;
}

describe('a branch', () => {
  it.each([510_000, 733_333, 1_000_001, 2_345_678])(
    'that leaves at %i has the past of a run that was never played further',
    (at) => {
      const whole = failover(3_000_000);
      handle(whole, { kind: 'seekTime', at });
      const crash: Action = { kind: 'crash', node: 'n5', point: 'now' };
      const act: Intent = { kind: 'act', action: crash, at };
      const left = handle(whole, act).frame.timeline;
      const fresh = failover(at);
      const { timeline } = handle(fresh, act).frame;
      const past = ({ traffic, bands, marks, chosen }: Frame['timeline']) => {
        return { traffic, bands, marks, chosen };
      };
      expect(left.branches.length).toBe(2);
      expect(past(left)).toEqual(past(timeline));
      expect(past(runTo(whole, 4_000_000).timeline)).toEqual(
        past(runTo(fresh, 4_000_000).timeline),
      );
    },
  );

  it('may leave where spans have doubled since', () => {
    const whole = opened({ kind: 'openScene', scene: 'failover' });
    const { width } = frameOf(whole).timeline.traffic;
    const at = 100 * width + 7;
    runTo(whole, 300 * width);
    handle(whole, { kind: 'seekTime', at });
    const act: Intent = { kind: 'act', action: CRASH, at };
    const { traffic } = handle(whole, act).frame.timeline;
    const fresh = opened({ kind: 'openScene', scene: 'failover' });
    expect(traffic).toEqual(crashAt(fresh, at).timeline.traffic);
    expect(traffic.width).toBe(width);
  });
});

describe('the answers given before an outage', () => {
  it('are all in the log, and it is told when a client is answered again', () => {
    const session = failover(500_000);
    const before = frameOf(session).totals.answered;
    const restored: Frame[] = [];
    while (frameOf(session).time < 1_200_000) {
      const { frame } = handle(session, { kind: 'next', unit: 'event', quiet: true });
      if (frame.event!.beats.some(({ kind }) => kind === 'restored')) restored.push(frame);
    }
    expect(restored.length).toBe(1);
    const [{ event, timeline, ledger }] = restored as [Frame];
    const { answers, decided, from } = timeline.traffic.outages[0]!;
    expect(before).toBeGreaterThan(5);
    expect(answers).toMatchObject({ kept: before, lost: [], forgotten: 0, crash: true });
    expect(answers!.index).toBe(event!.index);
    expect(answers!.after).toBe(event!.at - from);
    expect(event!.at).toBeGreaterThan(decided!);
    expect(event!.notes.some(({ kind }) => kind === 'answered')).toBe(true);
    expect(answers!.slots![1]).toBeLessThanOrEqual(ledger.top);
  });

  it('are told as lost where another command is chosen in the slot of one', () => {
    const { truth } = openSession().current.history;
    const put = (seq: number) => ({ client: 'k1', seq, op: ['put', 'x', String(seq)] }) as const;
    const chose = (...seqs: readonly number[]) => ({
      votes: [],
      choices: seqs.map((seq) => {
        return { cfg: 0, ballot: { round: 1, leader: 1 }, cmd: put(seq), index: seq, at: seq };
      }),
    });
    const answered = [1, 2, 3].reduce(
      (all, slot) =>
        withAnswered(
          all,
          { kind: 'answered', client: 'k1', seq: slot, slot, result: '', from: 'r1' },
          truth,
        ),
      NO_ANSWERS,
    );
    const slots = [chose(1), chose(2, 9)].reduce(
      (map, story, at) => set(map, at + 1, story),
      truth.slots,
    );
    const when = { index: 9, after: 1, crash: true };
    expect(answersView(answered, { ...truth, slots }, when)).toEqual({
      ...when,
      kept: 1,
      slots: [1, 1],
      lost: [2, 3],
      forgotten: 0,
    });
    expect(answersView(answered, { ...truth, slots, since: 2 }, when)).toMatchObject({
      kept: 0,
      forgotten: 1,
    });
  });
});
