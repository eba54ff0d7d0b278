import { describe, expect, it } from 'vitest';
import { BROKEN, rulesOf, VARIANTS, type Violation } from '../check/index.ts';
import { hashText, openHistory, playOne } from '../sim/index.ts';
import { runFile } from './file.ts';
import { guardIn } from './guards.ts';
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
    const [, letter, number] = /^# ([TVM])(\d+): .+\n# ./u.exec(text) ?? [];
    expect(`${letter?.toLowerCase()}${number?.padStart(2, '0')}`).toBe(name);
  });

  it.each(CASES)('$name is a recording like any other', ({ name }) => {
    const { recording, events, hash } = runScript(scriptOfCase(name));
    const history = openHistory(recording, rulesOf(recording));
    while (history.world.index < events && playOne(history, Infinity) !== null);
    expect(hashText(history.world)).toBe(hash);
  });
});

/** The variants that break an invariant in the last events of their own schedule. */
const BREAKS = VARIANTS.flatMap(({ id, breaks }) =>
  breaks === null ? [] : [[id, breaks] as const],
);

const WITHIN = 2;

function scheduleOf(id: string): Script {
  return scriptOfCase(`v${id.slice(1).padStart(2, '0')}`);
}

describe('a broken variant on its own schedule', () => {
  it.each(BREAKS)('%s breaks %s in the last events', (id, invariant) => {
    const { violations, events, failures } = runScript(scheduleOf(id), id);
    const late = violations.filter(({ index }) => index >= events - WITHIN);
    expect(late.map((one) => one.invariant)).toContain(invariant);
    expect(failures.filter(({ what }) => what === 'step')).toEqual([]);
    expect(failures.map(({ what }) => what)).toContain('violation');
  });
});

/** The invariants that break before the harm is done. */
function brokenBy(id: string): readonly Violation[] {
  return runScript(scheduleOf(id), id).violations;
}

describe('a violation that warns', () => {
  it.each(['V4', 'V7'])('I20 comes first where %s takes the lead without a majority', (id) => {
    expect(brokenBy(id)[0]?.invariant).toBe('I20');
  });

  it.each([
    ['V21', 'I13'],
    ['V22', 'I20'],
    ['V29', 'I14'],
  ])('%s breaks %s first, where the configuration is another one', (id, invariant) => {
    expect(brokenBy(id)[0]?.invariant).toBe(invariant);
  });

  it.each([
    ['V25', 'put x 2'],
    ['V32', 'put x 1'],
  ])('%s breaks nothing yet: its leaders go on and on, and nothing is decided', (id, op) => {
    const { violations, failures } = runScript(scheduleOf(id), id);
    expect(violations).toEqual([]);
    expect(failures.flatMap(({ text }) => text)).toContain(`- expect decided slot 1 ${op}`);
  });

  it.each(['V13', 'V31'])('I18 comes first, and alone, where %s forgets what it said', (id) => {
    const [first, ...others] = brokenBy(id);
    expect(first?.invariant).toBe('I18');
    expect(others.filter(({ index }) => index === first?.index)).toEqual([]);
  });

  it.each(['V2', 'V3', 'V4', 'V7', 'V12'])('I8 comes before I2 in %s', (id) => {
    const indexOf = (invariant: string) =>
      brokenBy(id).find((one) => one.invariant === invariant)!.index;
    expect(indexOf('I8')).toBeLessThan(indexOf('I2'));
  });
});

describe('a malpractice', () => {
  const withoutWipes = (script: Script): Script => ({
    blocks: script.blocks.map((block) => ({
      ...block,
      trace: null,
      lines: block.lines.filter(
        ({ step }) => step?.form !== 'wipe' && step?.form !== 'expectViolation',
      ),
    })),
  });
  const wipesIn = ({ recording }: ReturnType<typeof runScript>) =>
    recording.hands.filter(({ action }) => action.kind === 'wipe').length;

  it('M1 breaks agreement on one command for a slot, and says what it rests on first', () => {
    const run = runScript(scriptOfCase('m01'));
    expect(wipesIn(run)).toBe(1);
    expect(run.violations.map(({ invariant }) => invariant)).toEqual(['I6', 'I18', 'I8', 'I2']);
  });

  it('M1 breaks nothing where the disk stays as it is', () => {
    const run = runScript(withoutWipes(scriptOfCase('m01')));
    expect(wipesIn(run)).toBe(0);
    expect(run.violations).toEqual([]);
    expect(run.failures.map(({ text }) => text[0])).toEqual(['- expect promise none at a2']);
  });
});

/** The rules that each scenario guards: with one of them broken, one of its expectations fails. */
const GUARDS: Readonly<Record<string, string>> = {
  t01: 'W1',
  t02: 'W2',
  t03: 'W3',
  t04: 'W4',
  t05: 'V19',
  t06: 'W5',
  t07: 'V5',
  t08: 'V23',
  t10: 'V5',
  t11: 'W6',
  t12: 'W7',
  t13: 'V1',
  t14: 'W8',
  t15: 'V3',
  t17: 'V2',
  t19: 'V15',
  t21: 'V9',
  t22: 'V7',
  t23: 'W9',
  t24: 'V10',
  t25: 'W11',
  t26: 'V25',
  t28: 'V25',
  t29: 'W12',
  t30: 'V17',
  t31: 'W13',
  t33: 'V11',
  t34: 'W10',
  t35: 'V13',
  t36: 'W14',
  t37: 'V14',
  t39: 'W15',
  t40: 'V27',
  t42: 'V20',
  t45: 'W19',
  t46: 'W20',
  t47: 'V21',
  t48: 'V21',
  t51: 'W7',
  t52: 'W21 W22 W23',
  t53: 'W24 W25 W26',
  t54: 'V28',
  t55: 'V5',
  t56: 'W27',
  t57: 'V30',
  t58: 'V30',
  t60: 'W16',
  t64: 'W17',
  t65: 'W21',
  t66: 'W30',
  t67: 'W31',
  t68: 'W32',
  t71: 'W28',
  t72: 'W24',
  t73: 'W29',
  t74: 'W13',
  t75: 'V34',
  t76: 'W6 W7',
  t77: 'W33',
};

describe('a scenario', () => {
  const scenarios = CASES.map(({ name }) => name).filter((name) => name.startsWith('t'));

  it('guards a rule at least', () => {
    expect(scenarios.filter((name) => !(name in GUARDS))).toEqual([]);
  });

  it('or a schedule finds each broken rule, but for one that only costs memory', () => {
    const found = Object.values(GUARDS).flatMap((ids) => ids.split(' '));
    const schedules = CASES.map(({ name }) => name.replace(/^v0?/u, 'V'));
    const known = new Set([...found, ...schedules]);
    expect(BROKEN.map(({ id }) => id).filter((id) => !known.has(id))).toEqual(['W18']);
  });

  const guarded = scenarios.flatMap((name) =>
    (GUARDS[name] ?? '').split(' ').map((id) => [name, id] as const),
  );

  it.each(guarded)('%s fails under %s', (name, id) => {
    expect(guardIn(scriptOfCase(name), id)).not.toBeNull();
  });
});
