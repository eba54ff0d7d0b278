import { describe, expect, it } from 'vitest';
import { VARIANTS, type Violation } from '../check/index.ts';
import { hashText, openHistory, playOne } from '../sim/index.ts';
import { runFile } from './file.ts';
import { faultText, parse } from './parse.ts';
import { runScript } from './run.ts';
import type { Script } from './script.ts';

/** Every scenario and every exact schedule, as it is written in cases/. */

const TEXTS = import.meta.glob<string>('./cases/*.txt', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const CASES = Object.entries(TEXTS).map(([path, text]) => ({
  name: path.replace(/^.*\/|\.txt$/gu, ''),
  text,
}));

function scriptOfCase(name: string): Script {
  const parsed = parse(CASES.find((one) => one.name === name)!.text);
  if (parsed.kind === 'faults') throw new Error(parsed.faults.map(faultText).join('\n'));
  return parsed.script;
}

describe('a case', () => {
  it.each(CASES)('$name passes, with the trace recorded for it', ({ text }) => {
    const { passed, text: log } = runFile(text);
    expect(passed, log).toBe(true);
  });

  it.each(CASES)('$name begins with its story', ({ name, text }) => {
    const [, letter, number] = /^# ([TV])(\d+): .+\n# ./u.exec(text) ?? [];
    expect(`${letter?.toLowerCase()}${number?.padStart(2, '0')}`).toBe(name);
  });

  it.each(CASES)('$name is a recording like any other', ({ name }) => {
    const { recording, events, hash } = runScript(scriptOfCase(name));
    const history = openHistory(recording);
    while (history.world.index < events && playOne(history, Infinity) !== null);
    expect(hashText(history.world)).toBe(hash);
  });
});

/** What a variant breaks on its own schedule, in its last events. */
const BREAKS = [
  ['V1', 'I2'],
  ['V2', 'I2'],
  ['V3', 'I2'],
  ['V4', 'I2'],
  ['V5', 'I3'],
  ['V6', 'I3'],
  ['V7', 'I2'],
  ['V8', 'I3'],
  ['V9', 'I9'],
  ['V10', 'I2'],
  ['V11', 'I2'],
  ['V12', 'I2'],
  ['V13', 'I5'],
  ['V14', 'I4'],
  ['V15', 'I2'],
] as const;

const WITHIN = 2;

describe('a broken variant on its own schedule', () => {
  it.each(BREAKS)('%s breaks %s in the last events', (id, invariant) => {
    const { change } = VARIANTS.find((one) => one.id === id)!;
    const name = `v${id.slice(1).padStart(2, '0')}`;
    const { violations, events, failures } = runScript(scriptOfCase(name), change);
    const late = violations.filter(({ index }) => index >= events - WITHIN);
    expect(late.map((one) => one.invariant)).toContain(invariant);
    expect(failures.filter(({ what }) => what === 'step')).toEqual([]);
    expect(failures.map(({ what }) => what)).toContain('violation');
  });
});

/** Some invariants are there to be broken before the harm is done. */
function brokenBy(id: string): readonly Violation[] {
  const { change } = VARIANTS.find((one) => one.id === id)!;
  return runScript(scriptOfCase(`v${id.slice(1).padStart(2, '0')}`), change).violations;
}

describe('a violation that warns', () => {
  it.each(['V4', 'V7'])('I20 comes first where %s takes the lead without a majority', (id) => {
    expect(brokenBy(id)[0]?.invariant).toBe('I20');
  });

  it('I18 comes first, and alone, where V13 forgets a round', () => {
    const [first, ...others] = brokenBy('V13');
    expect(first?.invariant).toBe('I18');
    expect(others.filter(({ index }) => index === first?.index)).toEqual([]);
  });

  it.each(['V2', 'V3', 'V4', 'V7', 'V12'])('I8 comes before I2 in %s', (id) => {
    const indexOf = (invariant: string) =>
      brokenBy(id).find((one) => one.invariant === invariant)!.index;
    expect(indexOf('I8')).toBeLessThan(indexOf('I2'));
  });
});

/** A scenario for each variant that has one: with that rule broken, what it expects is not so. */
const GUARDS = [
  ['V1', 't33'],
  ['V2', 't17'],
  ['V3', 't15'],
  ['V5', 't10'],
  ['V6', 't22'],
  ['V7', 't22'],
  ['V9', 't21'],
  ['V10', 't24'],
  ['V11', 't33'],
  ['V12', 't34'],
  ['V13', 't35'],
  ['V14', 't37'],
  ['V15', 't19'],
  ['V16', 't05'],
  ['V17', 't30'],
  ['V19', 't05'],
] as const;

describe('a scenario with a rule broken', () => {
  it.each(GUARDS)('%s fails %s', (id, name) => {
    const { change } = VARIANTS.find((one) => one.id === id)!;
    const { failures } = runScript(scriptOfCase(name), change);
    expect(failures.filter(({ what }) => what !== 'trace')).not.toEqual([]);
  });
});
