import { expect, it } from 'vitest';
import type { Message, MessageType } from '../contract/index.ts';
import { glyphOf } from './glyphs.ts';

const BALLOT = { round: 1, leader: 1 };

function glyph(type: MessageType) {
  const fields = { re: BALLOT, ballot: BALLOT, slot: 3, base: 1, cfg: 0, active: true };
  return glyphOf({ type, ...fields } as unknown as Message);
}

it.each([
  ['request', 'response'],
  ['propose', 'decision'],
  ['p1a', 'p1b'],
  ['p2a', 'p2b'],
  ['ping', 'pong'],
  ['learn', 'learned'],
  ['learn', 'snapshot'],
  ['readQuery', 'readReply'],
] as const)('%s is solid, and %s is its hollow answer', (asked, answer) => {
  expect(glyph(asked).hollow).toBe(false);
  expect(glyph(answer).hollow).toBe(true);
  expect(glyph(answer).shape).toBe(glyph(asked).shape);
  expect(glyph(answer).kind).toBe(glyph(asked).kind);
});
