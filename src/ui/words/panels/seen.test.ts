import { describe, expect, it } from 'vitest';
import type { BreakView, Intent } from '../../../contract/index.ts';
import { frameOf, greeting, handle, openSession } from '../../../session/index.ts';
import { brokenText, checksShort } from './check-words.ts';
import { commandsSeen, seenText } from './seen-words.ts';

/** A storm on one variant of the rules: crashes one after the other, loss and duplication. */
function storm(variant: string, seed: number): readonly BreakView[] {
  const session = openSession();
  const { cluster } = handle(session, { kind: 'openScene', scene: 'lossy' }).frame.run;
  const eager = {
    ...cluster,
    settings: { ...cluster.settings, election: 'eager', window: 3, chunk: 4 },
    load: { kind: 'closed', think: 5_000 },
    link: { ...cluster.link, latencyMax: 60_000, duplication: 0.4 },
  };
  const text = JSON.stringify({ version: 1, cluster: eager, seed, hands: [], variant });
  const { answer } = handle(session, { kind: 'openRecording', text });
  if (answer.kind === 'refused') return [];
  for (let round = 0; round < 36; round++) {
    const { time, next } = frameOf(session);
    if (next === null) break;
    const node = `n${1 + ((round * 7 + seed) % 3)}` as const;
    handle(session, { kind: 'runTo', to: time + 40_000 + 9_000 * (round % 5) });
    const act = (action: Extract<Intent, { kind: 'act' }>['action']) =>
      handle(session, { kind: 'act', action, at: frameOf(session).time });
    act({ kind: 'crash', node, point: 'now' });
    handle(session, { kind: 'runTo', to: frameOf(session).time + 15_000 });
    act({ kind: 'restart', node });
  }
  return frameOf(session).checks.broken;
}

function found(): readonly BreakView[] {
  const ids = Array.from({ length: 36 }, (_, at) => `V${at + 1}`);
  return ids.flatMap((id) => [storm(id, 1), storm(id, 2)].flat());
}

const all = found();

describe('what was seen', () => {
  it('is a sentence without holes, whichever invariant broke', () => {
    const kinds = new Set(all.map(({ invariant }) => invariant));
    expect(kinds.size).toBeGreaterThan(12);
    for (const one of all) {
      const text = seenText(one);
      expect(text).toMatch(/^[A-Za-z].{20,}\.$/u);
      expect(text).not.toMatch(/undefined|null|NaN|object|\{|Seen at/u);
      for (const command of commandsSeen(one))
        if (!text.includes(command)) expect(text).toContain(command);
    }
  });

  it('has words for each invariant of the greeting', () => {
    for (const { id } of greeting().invariants) {
      const one: BreakView = { invariant: id, index: 1, at: 0, witnesses: ['a1'], data: DATA };
      expect(seenText(one)).not.toContain('Seen at');
    }
  });
});

const BALLOT = { round: 1, leader: 1 };
const DATA = { slot: 1, ballot: BALLOT, was: BALLOT, now: BALLOT, lower: BALLOT, re: BALLOT };

describe('the summary', () => {
  const one: BreakView = { invariant: 'I2', index: 1, at: 0, witnesses: ['a1'], data: {} };

  it.each([
    [[], '20 invariants hold'],
    [[one], 'I2 broken'],
    [[{ ...one, invariant: 'I8' }, one], 'I2 and 1 more broken'],
  ])('of %j is %s', (broken, text) => {
    expect(checksShort({ broken }, 20)).toBe(text);
  });

  it('of one event names all that it broke', () => {
    expect(brokenText([one])).toBe('I2 is broken, as a1 shows');
    const other = { ...one, invariant: 'I8', witnesses: ['l2', 'a1'] as const };
    expect(brokenText([one, other])).toBe('I2 and I8 are broken, as a1 and l2 show');
    expect(brokenText([{ ...one, witnesses: [] }])).toBe('I2 is broken');
  });
});
