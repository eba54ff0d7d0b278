import { describe, expect, it } from 'vitest';
import type { Action, Frame, SceneId } from '../../../contract/index.ts';
import { handle, openSession, type Session } from '../../../session/index.ts';
import { SHORT_WORDS, shortText } from '../pictures/short-words.ts';
import { captionOf } from './caption.ts';
import { openingSentence } from './opening-words.ts';

const SCENES: readonly SceneId[] = [
  'three-servers',
  'by-role',
  'failover',
  'lossy',
  'minority',
  'replace',
  'duel',
];

function open(scene: SceneId): { readonly session: Session; readonly frame: Frame } {
  const session = openSession();
  return { session, frame: handle(session, { kind: 'openScene', scene }).frame };
}

function act(session: Session, frame: Frame, action: Action): Frame {
  const outcome = handle(session, { kind: 'act', action, at: frame.time });
  expect(outcome.answer).toEqual({ kind: 'done' });
  return outcome.frame;
}

function expectSentence(sentence: string): void {
  expect(sentence).toMatch(/^\S.*\.$/u);
  expect(sentence).not.toMatch(/undefined|\[object|null|NaN|\s{2}/u);
  expect(sentence.length, sentence).toBeLessThanOrEqual(160);
}

const EVENTS = 500;

describe.each(SCENES)('every event of the scene %s', (scene) => {
  it('has its sentence, and the start says what is about to happen', () => {
    const { session, frame } = open(scene);
    expect(frame.index).toBe(0);
    expectSentence(openingSentence(frame));
    const told = new Set<string>();
    for (let at = 0; at < EVENTS; at++) {
      const { answer, frame: now } = handle(session, { kind: 'next', unit: 'event', quiet: true });
      if (answer.kind === 'refused') break;
      const sentence = captionOf(now.event!, now);
      expectSentence(sentence);
      told.add(sentence);
    }
    expect(told.size).toBeGreaterThan(20);
  });
});

describe('in a real run', () => {
  it('a vote is counted towards its majority, and the one that makes it names the others', () => {
    const { session, frame } = open('three-servers');
    handle(session, {
      kind: 'act',
      action: { kind: 'request', client: 'k1', op: ['put', 'x', '1'] },
      at: frame.time,
    });
    const told: string[] = [];
    for (let at = 0; at < 400; at++) {
      const { frame: now } = handle(session, { kind: 'next', unit: 'event', quiet: false });
      told.push(captionOf(now.event!, now));
    }
    const votes = told.filter((sentence) => /accepts put x 1 for slot 1/u.test(sentence));
    expect(votes[0]).toMatch(/: 1 of the 2 votes that choose it\.$/u);
    expect(votes[1]).toMatch(
      /\. With a\d that is a majority: the command is chosen, though no replica knows yet\.$/u,
    );
    expect(votes[2]).toMatch(/; the slot is chosen already\.$/u);
  });

  it('a crash names who loses what, a restart who comes back', () => {
    const { session, frame } = open('three-servers');
    const down = act(session, frame, { kind: 'crash', node: 'n1', point: 'now' });
    expect(captionOf(down.event!, down)).toMatch(
      /^n1 crashes: .*r1, l1 and a1.* lose everything they had not persisted\.$/u,
    );
    const up = act(session, down, { kind: 'restart', node: 'n1' });
    expect(captionOf(up.event!, up)).toMatch(/^n1 restarts: .*r1, l1 and a1.* come back/u);
  });

  it('the start tells who goes first, in how long, or what to do where no leader goes', () => {
    const { session, frame } = open('three-servers');
    const { cluster, seed } = frame.run;
    const start = (settings: Partial<typeof cluster.settings>) => {
      const changed = { ...cluster, settings: { ...cluster.settings, ...settings } };
      const outcome = handle(session, { kind: 'openCluster', cluster: changed, seed });
      expect(outcome.answer).toEqual({ kind: 'done' });
      return outcome.frame;
    };
    expect(openingSentence(frame)).toMatch(/l1 goes first and sends out its scout/u);
    expect(openingSentence(start({ election: 'manual' }))).toBe(
      'No leader is active, and none becomes active by itself: fire the elect timer of l1.',
    );
    const monitored = start({});
    const timers = monitored.timers.map((timer) =>
      timer.name === 'elect'
        ? { ...timer, dueAt: timer.process === 'l2' ? 12_500 : 90_000 }
        : timer,
    );
    expect(openingSentence({ ...monitored, timers })).toBe(
      'No leader is active yet: in 12.5 ms l2 loses patience and sends out its scout.',
    );
    expect(openingSentence({ ...monitored, timers: [] })).toBe(
      '3 leaders and no scout: nothing happens until you do something.',
    );
  });
});

describe('the stage in short', () => {
  it('never says that no leader is active where a node cannot know it', () => {
    const { session } = open('three-servers');
    const isLed = ({ processes }: Frame) =>
      processes.some((one) => one.role === 'leader' && one.instances.at(-1)?.mode === 'active');
    let { frame } = handle(session, { kind: 'next', unit: 'event', quiet: true });
    expect(shortText(frame)).toContain(SHORT_WORDS.noLeader);
    while (!isLed(frame))
      ({ frame } = handle(session, { kind: 'next', unit: 'event', quiet: true }));
    expect(shortText(frame)).toEqual(['l1 on n1 is active in 1·l1.']);
    const seen = handle(session, { kind: 'seeAs', node: 'n3' }).frame;
    expect(shortText(seen)).toEqual([
      'No leader is active on n3; n3 cannot know whether one is active elsewhere.',
    ]);
    const own = handle(session, { kind: 'seeAs', node: 'n1' }).frame;
    expect(shortText(own)).toEqual(['l1 on n1 is active in 1·l1.']);
  });
});
