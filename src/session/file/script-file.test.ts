import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Intent } from '../../contract/index.ts';
import { BROKEN } from '../../check/index.ts';
import { COMMAND_MAX } from '../../sim/index.ts';
import { parse, runScript } from '../../script/index.ts';
import { luckOf, randomAct, SCENE_IDS } from '../testing/samples.ts';
import { bringLanguage, type Language } from './script-file.ts';
import { prepare } from '../run/opening.ts';
import { frameOf, handle, recordingText } from '../session.ts';
import { openSession, type Session } from '../state.ts';

const CASES = new URL('../../script/cases/', import.meta.url);
let language: Language;

beforeAll(async () => {
  language = await bringLanguage();
});

function knowing(): Session {
  return { ...openSession(), language };
}

function opening(session: Session, text: string): Answer {
  return handle(session, { kind: 'openRecording', text }).answer;
}

function textOf(session: Session, intent: Intent): string {
  const { answer } = handle(session, intent);
  const isText = answer.kind === 'hash' || answer.kind === 'exportScript';
  return isText ? answer.value : '';
}

/** The hash at the end of the part that has been played. */
function hashAtEnd(session: Session): string {
  handle(session, { kind: 'seek', index: frameOf(session).timeline.length });
  return textOf(session, { kind: 'hash' });
}

const SMALL = 'cluster acceptors 3 leaders 1 replicas 1 clients 1\nset links manual\n\n';

const files = readdirSync(CASES).filter((name) => name.endsWith('.txt'));

describe('a script', () => {
  it.each(files)('%s opens at its beginning, as the run that it is', (name) => {
    const text = readFileSync(new URL(name, CASES), 'utf8');
    const parsed = parse(text);
    if (parsed.kind === 'faults') throw new Error(name);
    const session = knowing();
    expect(opening(session, text)).toEqual({ kind: 'done' });
    const { events, hash } = runScript(parsed.script);
    const { index, timeline } = frameOf(session);
    expect([index, timeline.length]).toEqual([0, events]);
    expect(hashAtEnd(session)).toBe(hash);
  });

  it('comes back from its recording with the longest word that it may have', () => {
    const session = knowing();
    const word = 'v'.repeat(COMMAND_MAX);
    expect(opening(session, `${SMALL}request k1 cas ${word} ${word} ${word}`)).toMatchObject({
      kind: 'done',
    });
    expect(opening(knowing(), recordingText(session))).toMatchObject({ kind: 'done' });
  });

  it('that expects what is not so opens all the same, and says what and where', () => {
    const session = knowing();
    const text = `${SMALL}request k1 put x 1\nexpect chosen slot 1 put x 1\nexpect no chosen slot 1\n`;
    expect(opening(session, text)).toEqual({
      kind: 'opened',
      problems: [
        expect.objectContaining({
          field: 'script[5]',
          code: 'scriptFailed',
          expected: 'expectation',
          got: expect.stringContaining('- expect chosen slot 1 put x 1') as string,
        }),
      ],
    });
    expect(frameOf(session).timeline.length).toBe(1);
    expect(frameOf(session).processes.map(({ id }) => id)).toContain('a3');
  });

  it('that cannot go on opens as far as it went', () => {
    const session = knowing();
    const answer = opening(session, `${SMALL}request k1 put x 1\nrestart r1\nrequest k1 get x\n`);
    expect(answer).toMatchObject({ kind: 'opened', problems: [{ field: 'script[5]' }] });
    expect(frameOf(session).timeline.length).toBe(1);
  });

  it('that would go on for ever is stopped', () => {
    const session = knowing();
    const text = 'cluster servers 3 clients 3\nset load closed think 1ms\n\nrun for 1000s\n';
    const answer = opening(session, text);
    expect(answer).toMatchObject({ kind: 'opened', problems: [{ field: 'script[4]' }] });
    expect(frameOf(session).timeline.length).toBe(200_000);
  });

  it.each([
    ['hello', 'script[1:1]', 'notAScript'],
    [`${SMALL}deliver request frm k1\n`, 'script[4:17]', 'notAScript'],
    ['', '', 'notJson'],
    [' \n', '', 'notJson'],
    ['\u0089PNG\r\n', '', 'notJson'],
    ['# nothing\n', 'script[1]', 'scriptFailed'],
    ['cluster acceptors 0 leaders 1 replicas 1 clients 1\n', 'script[1]', 'scriptFailed'],
    ['# x\n'.repeat(1_000_001), '', 'above'],
  ])('that is none is refused, and changes nothing', (text, field, code) => {
    const session = knowing();
    handle(session, { kind: 'runTo', to: 100_000 });
    const before = frameOf(session);
    const answer = opening(session, text);
    const [first] = answer.kind === 'refused' ? answer.problems : [];
    expect(first).toMatchObject({ field, code });
    expect(frameOf(session)).toBe(before);
  });

  it('needs the language, which is brought for it and for nothing else', async () => {
    const session = openSession();
    expect(opening(session, SMALL)).toMatchObject({ problems: [{ code: 'notLoaded' }] });
    expect(handle(session, { kind: 'exportScript' }).answer).toMatchObject({
      problems: [{ code: 'notLoaded' }],
    });
    expect(prepare(session, { kind: 'openRecording', text: ' {"version":1}' })).toBeNull();
    expect(prepare(session, { kind: 'export' })).toBeNull();
    await prepare(session, { kind: 'openRecording', text: SMALL });
    expect(prepare(session, { kind: 'openRecording', text: SMALL })).toBeNull();
    expect(opening(session, SMALL)).toEqual({ kind: 'done' });
  });
});

describe('a run as a script', () => {
  it('does the same when it is opened', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCENE_IDS),
        fc.array(fc.nat(999), { minLength: 60, maxLength: 200 }),
        (scene, numbers) => {
          const draw = luckOf(numbers);
          const session = knowing();
          handle(session, { kind: 'openScene', scene });
          for (let wish = 0; wish < 25; wish++) {
            const frame = frameOf(session);
            if (draw() < 0.6) handle(session, { kind: 'runTo', to: (frame.next ?? 0) + 5_000 });
            else handle(session, randomAct(frame, draw));
          }
          const hash = hashAtEnd(session);
          const script = textOf(session, { kind: 'exportScript' });
          const other = knowing();
          expect(opening(other, script)).toEqual({ kind: 'done' });
          expect(hashAtEnd(other)).toBe(hash);
          expect(frameOf(other).index).toBe(frameOf(session).index);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('a case of the library', () => {
  it('opens as the run that it is, and one on a broken rule on that rule', async () => {
    const session = openSession();
    expect(handle(session, { kind: 'cases' }).answer).toMatchObject({
      problems: [{ code: 'notLoaded' }],
    });
    await prepare(session, { kind: 'cases' });
    expect(prepare(session, { kind: 'openCase', id: 'T17' })).toBeNull();
    const { answer } = handle(session, { kind: 'cases' });
    const cards = answer.kind === 'cases' ? answer.value : [];
    expect(
      cards.map(({ id }) => `${id[0]!.toLowerCase()}${id.slice(1).padStart(2, '0')}.txt`),
    ).toEqual(files);

    expect(handle(session, { kind: 'openCase', id: 'T17' }).answer).toEqual({ kind: 'done' });
    const parsed = parse(readFileSync(new URL('t17.txt', CASES), 'utf8'));
    if (parsed.kind === 'faults') throw new Error('t17');
    expect(hashAtEnd(session)).toBe(runScript(parsed.script).hash);

    expect(handle(session, { kind: 'openCase', id: 'V14' }).answer).toEqual({ kind: 'done' });
    expect(frameOf(session).run.variant?.id).toBe('V14');
    handle(session, { kind: 'seek', index: frameOf(session).timeline.length });
    expect(frameOf(session).checks.broken.map(({ invariant }) => invariant)).toContain('I4');
    const before = frameOf(session);
    expect(handle(session, { kind: 'openCase', id: 'T999' }).answer.kind).toBe('refused');
    expect(frameOf(session)).toBe(before);
  });
});

describe('a run on a broken rule', () => {
  const storyOf = (id: string) => {
    const file = `${id[0]!.toLowerCase()}${id.slice(1).padStart(2, '0')}.txt`;
    return files.includes(file)
      ? readFileSync(new URL(file, CASES), 'utf8')
      : `${SMALL}next event\n`;
  };
  const seen = (session: Session) => [frameOf(session).run.variant?.id, hashAtEnd(session)];

  it.each(BROKEN)(
    '$id stays one: as a script, as a recording, exported and opened again',
    ({ id }) => {
      const first = knowing();
      // On broken rules the run is not what the case expects; it is opened all the same.
      expect(opening(first, `rules ${id}\n${storyOf(id)}`).kind).toMatch(/^(done|opened)$/u);
      const [variant, hash] = seen(first);
      expect(variant).toBe(id);
      const script = textOf(first, { kind: 'exportScript' });
      expect(script).toMatch(new RegExp(`^rules ${id}$`, 'mu'));
      for (const text of [script, recordingText(first)]) {
        const again = knowing();
        expect(opening(again, text)).toEqual({ kind: 'done' });
        const length = frameOf(first).timeline.length;
        while (frameOf(again).timeline.length < length)
          handle(again, { kind: 'next', unit: 'event', quiet: true });
        expect(seen(again)).toEqual([id, hash]);
      }
      const parsed = parse(script);
      if (parsed.kind === 'faults') throw new Error(script);
      expect(runScript(parsed.script)).toMatchObject({
        failures: [],
        hash,
        recording: { variant: id },
      });
    },
  );
});
