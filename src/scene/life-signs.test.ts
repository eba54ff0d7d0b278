import { describe, expect, it } from 'vitest';
import type { LogMessage, Message } from '../contract/index.ts';
import { boxAround, collide, type Box, type Point } from './geometry.ts';
import { glyphOf } from './glyphs.ts';
import { lifeSigns, type LifeSign, type SeenArrow } from './life-signs.ts';

const LETTERING = { token: 7, character: 7.6, line: 13 };
const BALLOT = { round: 1, leader: 1 };
const nothingLit = () => false;

function arrow(id: number, from: Point, to: Point, over: Partial<LogMessage> = {}): SeenArrow {
  const body = { type: 'p2a', cfg: 0, ballot: BALLOT, slot: 4, cmd: 'noop' } as Message;
  const message: LogMessage = {
    id,
    from: 'l1',
    to: 'a1',
    body,
    sent: id,
    sentAt: id,
    ended: null,
    ...over,
  };
  const glyph = glyphOf(message.body);
  return { arrow: { message, glyph, x1: 0, lane1: 0, x2: 1, lane2: 1, faint: false }, from, to };
}

/** Three broadcasts of five messages leave one lane within a few pixels, and the answers come back. */
const CROWD: readonly SeenArrow[] = [0, 1, 2].flatMap((burst) =>
  [1, 2, 3, 4, 5].flatMap((to) => {
    const start = { x: 60 + 12 * burst, y: 40 };
    const end = { x: start.x + 20 + 9 * to, y: 40 + 18 * (to + 1) };
    const back = { x: end.x + 30 + 12 * burst, y: 40 };
    const answer = { type: 'p2b', cfg: 0, re: BALLOT, slot: 4, ballot: BALLOT, base: 1 } as Message;
    const id = 10 * burst + to;
    return [
      arrow(id, start, end, { sent: burst }),
      arrow(100 + id, end, back, { from: `a${to}`, to: 'l1', sent: 50 + id, body: answer }),
    ];
  }),
);
const DOTS: readonly Box[] = CROWD.map(({ from }) => boxAround(from, { width: 9, height: 9 }));

function boxesOf(signs: readonly LifeSign[]): readonly Box[] {
  const side = 2 * LETTERING.token;
  return signs.flatMap(({ token, tag }) => [
    ...(token === null ? [] : [boxAround(token, { width: side, height: side })]),
    ...(tag === null ? [] : [tag.box]),
  ]);
}

describe('signs on the arrows of lifelines', () => {
  it('lie neither on one another nor on an event, however many meet', () => {
    const signs = lifeSigns(CROWD, DOTS, nothingLit, LETTERING);
    const boxes = boxesOf(signs);
    expect(boxes.length).toBeGreaterThan(12);
    for (const [at, box] of boxes.entries()) {
      for (const other of [...boxes.slice(0, at), ...DOTS]) expect(collide(box, other)).toBe(false);
    }
  });

  it('are one tag for each broadcast', () => {
    const tags = lifeSigns(CROWD, [], nothingLit, LETTERING)
      .filter(({ tag }) => tag !== null)
      .map(({ arrow: { message } }) => `${message.from} ${message.sent}`);
    expect(tags.length).toBeGreaterThan(2);
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('are all there for what is lit', () => {
    const wanted = new Set([3, 4, 13]);
    const signs = lifeSigns(CROWD, DOTS, ({ message }) => wanted.has(message.id), LETTERING);
    const lit = signs.filter(({ arrow: { message } }) => wanted.has(message.id));
    expect(lit).toHaveLength(3);
    for (const { token, tag } of lit) expect([token, tag]).not.toContain(null);
  });

  it('leave what changed nothing without a tag', () => {
    const far = arrow(1, { x: 10, y: 10 }, { x: 400, y: 300 });
    const faint = { ...far, arrow: { ...far.arrow, faint: true } };
    expect(lifeSigns([far], [], nothingLit, LETTERING)[0]!.tag?.text).toBe('p2a 1·l1');
    const [sign] = lifeSigns([faint], [], nothingLit, LETTERING);
    expect(sign).toMatchObject({ token: { x: 205, y: 155 }, tag: null });
  });

  it('leave a short arrow alone', () => {
    const [sign] = lifeSigns(
      [arrow(1, { x: 0, y: 0 }, { x: 12, y: 18 })],
      [],
      nothingLit,
      LETTERING,
    );
    expect(sign).toMatchObject({ token: null, tag: null });
  });
});
