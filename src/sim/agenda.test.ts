import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pop, push, weed, type Agenda, type Entry } from './agenda.ts';

function agendaOf(times: readonly number[]): Agenda {
  const agenda: Agenda = [];
  times.forEach((at, order) => push(agenda, { at, order, kind: 'ready', ref: 0 }));
  return agenda;
}

function drained(agenda: Agenda): readonly Entry[] {
  const entries: Entry[] = [];
  for (let entry = pop(agenda); entry !== undefined; entry = pop(agenda)) entries.push(entry);
  return entries;
}

const inOrder = (a: Entry, b: Entry) => a.at - b.at || a.order - b.order;

describe('agenda', () => {
  it('gives by time, then by the order of scheduling', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (times) => {
        const agenda = agendaOf(times);
        const sorted = agenda.slice().sort(inOrder);
        expect(drained(agenda)).toEqual(sorted);
      }),
    );
  });

  it('keeps its order when it is weeded', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(3), (times, rest) => {
        const agenda = agendaOf(times);
        const isKept = ({ order }: Entry) => order % 4 !== rest;
        const sorted = agenda.filter(isKept).sort(inOrder);
        weed(agenda, isKept);
        expect(drained(agenda)).toEqual(sorted);
      }),
    );
  });
});
