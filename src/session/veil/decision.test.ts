import { describe, expect, it } from 'vitest';
import type {
  AnswerTo,
  EventView,
  Frame,
  Intent,
  NodeView,
  QuestionKind,
  TotalsView,
} from '../../contract/index.ts';
import { handle, openSession, type Session } from '../index.ts';
import { ANSWERS, type AnswerDecision } from './answer-decision.ts';
import { shown, type Decision, type Structure } from './decision.ts';
import { EVENT } from './event-decision.ts';
import { FRAME } from './frame-decision.ts';
import { knownTo, type Known } from './known.ts';

/** Stands for a secret: it replaces every part that a decision keeps from the viewer. */
const POISON = 'poison';

type Plain = { readonly [name: string]: unknown };

/**
 * Returns `part` with poison in place of every part that is hidden or made without looking at it.
 * Every record also gets a poisoned part that no decision names.
 */
function poisoned(decision: unknown, part: unknown): unknown {
  if (decision === 'same') return part;
  // A function that takes only what the node knows cannot see the part.
  if (typeof decision === 'function') return decision.length < 2 ? POISON : part;
  if (part === null) return null;
  if (decision === 'hidden') return { ...(part as Plain), secret: POISON };
  const { each, kinds, parts } = decision as Plain;
  if (each !== undefined) return (part as readonly unknown[]).map((one) => poisoned(each, one));
  const record = part as Plain;
  if (kinds !== undefined) return poisoned((kinds as Plain)[record['kind'] as string], part);
  const inside = Object.entries(record).map(([name, one]) => [
    name,
    poisoned((parts as Plain)[name], one),
  ]);
  return { ...Object.fromEntries(inside), secret: POISON };
}

/** Paths of all decisions in a table, down to the leaves. */
function pathsIn(decision: unknown, path = ''): readonly string[] {
  if (typeof decision !== 'object' || decision === null) return [path];
  const { each, kinds, parts } = decision as Plain;
  if (each !== undefined) return pathsIn(each, `${path}[]`);
  return Object.entries((kinds ?? parts) as Plain).flatMap(([name, one]) =>
    pathsIn(one, path === '' ? name : `${path}.${name}`),
  );
}

/** Paths of all leaves of a value that a decision covers; a part that is made or shown whole is one leaf. */
function covered(decision: unknown, part: unknown, path = ''): readonly string[] {
  if (typeof decision !== 'object' || decision === null) return [path];
  if (part === null) return [];
  const { each, kinds, parts } = decision as Plain;
  if (each !== undefined)
    return (part as readonly unknown[]).flatMap((one) => covered(each, one, `${path}[]`));
  const record = part as Plain;
  if (kinds !== undefined) {
    const kind = record['kind'] as string;
    return covered((kinds as Plain)[kind], part, path === '' ? kind : `${path}.${kind}`);
  }
  return Object.entries(record).flatMap(([name, one]) =>
    covered((parts as Plain)[name], one, path === '' ? name : `${path}.${name}`),
  );
}

/** A run with crashes, cuts, weather, a branch and watched slots: its frame has nearly every part. */
function eventful(): Session {
  const session = openSession();
  const intents: readonly Intent[] = [
    { kind: 'openScene', scene: 'failover' },
    { kind: 'watchLattice', slot: 'newest' },
    { kind: 'runTo', to: 700_000 },
    { kind: 'act', action: { kind: 'crash', node: 'n1', point: 'now' }, at: 0 },
    { kind: 'act', action: { kind: 'cut', links: [{ from: 'n2', to: 'n3' }] }, at: 0 },
    { kind: 'runTo', to: 1_500_000 },
    { kind: 'seek', index: 400 },
    { kind: 'act', action: { kind: 'crash', node: 'n3', point: 'beforePersist' }, at: 0 },
    { kind: 'runTo', to: 900_000 },
  ];
  for (const intent of intents) handle(session, intent);
  return session;
}

const QUESTIONS: readonly Intent[] = [
  { kind: 'previews' },
  { kind: 'log', from: 200, to: 500, quiet: true },
  { kind: 'tell', indices: Array.from({ length: 90 }, (_, at) => 400 + at) },
  { kind: 'lastRun', line: 'A3', process: 'a2', before: 500 },
  { kind: 'export' },
  { kind: 'hash' },
];

function moments(see: (session: Session, whole: Frame, known: Known) => void): void {
  const session = eventful();
  for (let step = 0; step < 12; step++) {
    const { frame } = handle(session, { kind: 'next', unit: 'event', quiet: true });
    for (const { id } of frame.nodes) see(session, frame, knownTo(session, id));
  }
}

describe('the veil', () => {
  it('shows no part of a frame that is not decided to be shown, at any node', () => {
    const seen = new Set<string>();
    moments((_, whole, known) => {
      const poison = poisoned(FRAME, whole) as Frame;
      expect(JSON.stringify(poison)).toContain(POISON);
      const veiled = shown(FRAME, known, poison);
      expect(JSON.stringify(veiled)).not.toContain(POISON);
      expect(veiled).toEqual(shown(FRAME, known, whole));
      for (const path of covered(FRAME, whole)) seen.add(path);
    });
    // Every part was there to leak, except a broken rule and the beats that this run lacks.
    const unseen = pathsIn(FRAME).filter((path) => !seen.has(path));
    expect(unseen.filter((path) => !/^(run\.variant|event\.beats)/u.test(path))).toEqual([]);
  });

  it('shows no part of an answer that is not decided to be shown', () => {
    const session = eventful();
    const told = new Set<string>();
    for (const question of QUESTIONS) {
      const { answer } = handle(session, question);
      if (!('value' in answer)) throw new Error(`${question.kind}: refused`);
      const decision = ANSWERS[answer.kind];
      if (decision === 'veiled') throw new Error('never told');
      told.add(answer.kind);
      const poison = poisoned(decision.answer, answer.value);
      for (const { id } of session.frame!.nodes) {
        const known = knownTo(session, id);
        const see = (value: unknown) => shown(decision.answer as Decision<unknown>, known, value);
        expect(JSON.stringify(see(poison))).not.toContain(POISON);
        expect(see(poison)).toEqual(see(answer.value));
      }
    }
    expect(told.size).toBe(QUESTIONS.length);
  });

  it('refuses every question that is decided to be veiled, whatever it is about', () => {
    const session = eventful();
    handle(session, { kind: 'seeAs', node: 'n2' });
    const about = { of: { kind: 'event', index: 3 }, a: 1, b: 2, most: 10 };
    const kinds = Object.keys(ANSWERS) as QuestionKind[];
    const veiled = kinds.filter((kind) => ANSWERS[kind] === 'veiled');
    expect(veiled.length).toBeGreaterThan(0);
    for (const kind of veiled) {
      const { answer } = handle(session, { kind, ...about } as Intent);
      expect(answer).toMatchObject({ kind: 'refused', problems: [{ code: 'veiled', got: 'n2' }] });
    }
  });
});

/** The compiler refuses a part without a decision: `tsc` fails if one of these lines is no error. */
describe('a decision', () => {
  it('is demanded for every part, however deep, and for every question', () => {
    type NodeParts = { readonly [K in keyof NodeView]: 'same' };
    const node: NodeParts = {
      id: 'same',
      status: 'same',
      crashAt: 'same',
      wiped: 'same',
      incarnation: 'same',
      processes: 'same',
      mailbox: 'same',
    };
    const complete: Structure<NodeView> = { parts: node };
    // @ts-expect-error a part of a record inside the frame has no decision
    const deep: Structure<NodeView & { readonly secret: string }> = { parts: node };
    // @ts-expect-error a part of the frame has no decision
    const grown: Decision<Frame & { readonly secret: string }> = FRAME;
    // @ts-expect-error a record is not shown whole
    const whole: Decision<TotalsView> = 'same';
    // @ts-expect-error a list is not shown whole
    const list: Decision<readonly EventView[]> = 'same';
    // @ts-expect-error a function that makes a record must not look at the record
    const peeking: Decision<TotalsView, Frame> = (_: Known, frame: Frame) => frame.totals;
    type Either = { readonly kind: 'a' } | { readonly kind: 'b' };
    // @ts-expect-error a kind of a union has no decision
    const kinds: Structure<Either> = { kinds: { a: 'same' } };
    // @ts-expect-error a part that cannot be null must be shown
    const event: Structure<EventView> = EVENT;
    // @ts-expect-error a question has no decision
    const asked: Record<QuestionKind | 'secret', unknown> = ANSWERS;
    const answer: AnswerDecision<'previews'> | 'forgotten' = ANSWERS.previews;
    type Counted = { readonly answer: Decision<AnswerTo<'lastRun'> & { readonly count: number }> };
    // @ts-expect-error a part of an answer has no decision
    const counted: Counted = ANSWERS.lastRun;
    const all = [complete, deep, grown, whole, list, peeking, kinds, event, asked, answer, counted];
    expect(all.every((one) => one !== undefined)).toBe(true);
  });
});
