import { describe, expect, it } from 'vitest';
import { runFile, updateText } from './file.ts';
import { runScript } from './run.ts';
import { BY_HAND, failures, scriptOf, told } from './testing/runs.ts';

describe('an expectation', () => {
  it.each([
    ['expect chosen slot 1', '- expect chosen slot 1 + chosen slot 1: nothing'],
    ['expect chosen slots 1 to 2', '+ chosen slot 1: nothing, chosen slot 2: nothing'],
    [
      'expect either chosen slot 1 or mode active at l1',
      '+ chosen slot 1: nothing; mode at l1 scouting',
    ],
    [
      'expect nobody has promise 1·l1 at all acceptors',
      '+ promise at a1 1·l1, promise at a2 1·l1, promise at a3 none',
    ],
    ['expect base 2 at a1', '+ base 1 at a1'],
    ['expect log length 1 at r1', '+ log length 0 at r1'],
    ['expect held 1 slots at a1', '+ held 0 slots at a1'],
    ['expect held 0 slots at l1', '+ held 1 slots at l1'],
    ['expect chosen k1#1', '- expect chosen k1#1 + k1#1 chosen in no slot'],
    ['expect answered 1 request', '+ 0 requests answered since line 5, 0 in all'],
    ['expect promise 2·l2 at a1', '- expect promise 2·l2 at a1 + promise at a1 1·l1'],
    ['expect promise none at a1', '- expect promise none at a1 + promise at a1 1·l1'],
    ['expect no promise 1·l1 at a1', '- expect no promise 1·l1 at a1 + promise at a1 1·l1'],
    ['expect sent 3 p1b', '- expect sent 3 p1b + 2 p1b sent since line 5, 2 in all'],
    ['expect mode active at l1', '- expect mode active at l1 + mode at l1 scouting'],
    ['expect response to k1', '- expect response to k1 + no response to k1'],
    ['expect vote slot 1 ballot 1·l1 at a1', 'no vote slot 1 at a1'],
    ['expect in flight at least 9 messages', '+ 4 messages in flight'],
    ['expect noted 1 promised', '+ 2 promised noted since line 5, 2 in all'],
    ['expect ballots in all 2', '+ 1 ballots begun in all'],
    ['expect slotOut 2 at r1', '+ slotOut 1 at r1'],
    ['expect state x=1 at r1', '+ state  at r1'],
    ['expect records 2', '+ 1 records'],
    ['expect record 0 from slot 2', '+ record 0 from slot 1 acceptors a1 a2 a3'],
    ['expect record 1', '+ no record 1, of records 0'],
    ['expect retired 0 at a1 r1', '+ retired nothing at a1, retired nothing at r1'],
    ['expect down a1', '+ a1: up'],
    ['expect paused a1 n8', '+ a1: up, n8: up'],
    ['expect cut l1 to a1 n8', '+ l1 to a1: open, l1 to n8: open'],
    ['expect quiet', '+ 0 messages on the way, 1 clients waiting'],
    ['expect no up node of a1', '+ a1: up'],
    ['expect violation I2', '+ no violation'],
  ])('%s fails and says what is so', (line, words) => {
    expect(told(line)).toEqual([expect.stringContaining(words)]);
  });

  it('counts from the step after the last expectation, or in all', () => {
    expect(
      told(
        'expect sent 2 p1b',
        'expect noted 2 promised',
        'deliver p1a from l1 to a3',
        'expect sent 1 p1b',
        'expect sent in all 3 p1b',
        'expect sent 1 p1b from a3',
      ),
    ).toEqual([]);
  });

  it('that counts says since when, and how many there are in all', () => {
    expect(told('expect sent 2 p1b', 'deliver p1a from l1 to a3', 'expect sent 2 p1b')).toEqual([
      '- expect sent 2 p1b + 1 p1b sent since line 11, 3 in all',
    ]);
  });

  it('lets the script go on', () => {
    expect(told('expect chosen slot 1', 'expect chosen slot 2')).toHaveLength(2);
  });
});

describe('commands and slots', () => {
  /** Slots 1 and 2 are decided; r1 knows only slot 2. */
  const TWO = `cluster acceptors 1 leaders 1 replicas 1 clients 2
set election manual
set links manual

request k1 put x 1
request k2 put x 2
deliver request from k1 k2 to r1
deliver propose to l1 slot 2
deliver propose to l1 slot 1
fire elect at l1
deliver p1a to a1
deliver p1b to l1
deliver all p2a to a1
deliver all p2b to l1
deliver decision to r1 slot 2
`;

  it.each([
    ['expect chosen slot 1 put x 1', true],
    ['expect chosen slot 1 k1#1', true],
    ['expect chosen slots 1 to 2', true],
    ['expect chosen slots 1 to 3', false],
    ['expect decided slots 1 to 2 put x 1', false],
    ['expect vote slots 1 to 2 ballot 1·l1 at a1', true],
    ['expect nobody has learned slot 1 at all replicas', true],
    ['expect nobody has learned slot 2 at all replicas', false],
    ['expect either chosen slot 1 put x 2 or chosen slot 1 put x 1', true],
    ['expect either chosen slot 3 or either chosen slot 4 or chosen slot 5', false],
    ['expect either response to k1 is ok or chosen slot 1', true],
    ['expect held 2 slots at a1', true],
    ['expect held 0 slots at l1', true],
    ['expect log length 1 at r1', true],
    ['expect base 1 at a1 l1', true],
    ['expect in flight 1 decision slots 1 to 2', true],
    ['expect sent in all 2 p2a slots 1 to 2', true],
    ['expect sent in all 1 p2a slots 1 to 1', true],
    ['expect in flight 1 decision k1#1', true],
    ['expect in flight 0 decision k2#1', true],
    ['expect chosen slot 1 put x 2', false],
    ['expect chosen k2#1', true],
    ['expect no chosen k2#1', false],
    ['expect chosen k2#2', false],
    ['expect chosen 2 slots', true],
    ['expect chosen 1 slot', false],
    ['expect chosen at most 2 slot', true],
    ['expect answered 0 request', true],
    ['expect answered 1 request', false],
    ['expect chosen slot 1 k2#1', false],
    ['expect chosen slot 1 no-op', false],
    ['expect decided slot 1 put x 1', true],
    ['expect decided slot 2 put x 1', false],
    ['expect learned slot 2 at r1 put x 2', true],
    ['expect learned slot 2 at r1 put x 1', false],
    ['expect learned slot 1 at r1', false],
    ['expect performed slot 2 at r1', false],
    ['expect in flight 1 decision slot 1', true],
    ['expect in flight 0 decision slot 2', true],
    ['expect in flight 1 decision', true],
  ])('%s: %s', (line, holds) => {
    expect(failures(TWO + line).map(({ what }) => what)).toEqual(holds ? [] : ['expectation']);
  });

  it('a timer without a key is the one with the lowest', () => {
    const { text } = runFile(`${TWO}fire proposeRetry at r1`);
    expect(text).toMatch(/\nr1 {2}timer proposeRetry 1 [^\n]*\n*$/u);
  });
});

describe('a crash in the middle of what a trace leaves out', () => {
  it('is told all the same', () => {
    const { passed, text } = runFile(`cluster acceptors 3 leaders 1 replicas 1 clients 1

request k1 put x 1
run until quiet
crash a1 before-persist
run at most 5s until down a1`);
    expect(passed).toBe(true);
    expect(text).toMatch(/\na1 {2}status slotOut 2 from r1 [^\n]*\| n4 down\n*$/u);
  });
});

describe('rules', () => {
  const broken = `rules V4\n${BY_HAND}deliver p1b from a1 to l1\n`;

  it('are broken from the start, and the recording says so', () => {
    const { recording, violations } = runScript(scriptOf(broken));
    expect(recording.variant).toBe('V4');
    expect(violations.map(({ invariant }) => invariant)).toContain('I9');
    expect(failures(`${broken}expect violation I9`).map(({ what }) => what)).not.toContain('step');
  });

  it('give way to what the caller of the script has named', () => {
    expect(runScript(scriptOf(broken), 'V1').recording.variant).toBe('V1');
    expect(runScript(scriptOf(BY_HAND)).recording).not.toHaveProperty('variant');
  });

  it('cannot be broken later, nor two at once', () => {
    expect(told('rules V2')).toEqual([expect.stringContaining('"rules" stands before')]);
    expect(failures(`rules V2\n${broken}`).map(({ text: [why] }) => why)).toEqual([
      'there is a broken rule already; a run has one',
    ]);
  });
});

describe('a violation', () => {
  const LINES = `deliver p1b from a1 to l1
expect no chosen slot 1`;

  it('fails a script that does not expect it, at its step', () => {
    expect(failures(BY_HAND + LINES, 'V4')).toEqual([
      { line: 10, what: 'violation', text: [expect.stringMatching(/^I9 at event 7/u)] },
    ]);
  });

  it('is as it should be where it is expected', () => {
    expect(failures(`${BY_HAND}${LINES}\nexpect violation I9`, 'V4')).toEqual([]);
    expect(failures(`${BY_HAND}${LINES}\nexpect violation I9`)).toHaveLength(1);
  });
});

describe('standing rules for messages', () => {
  const CLOCK = 'cluster acceptors 3 leaders 1 replicas 1 clients 1\n\n';

  it('hold what is on the way and what is to come', () => {
    const text = `${CLOCK}hold every p2b from a1 a2
request k1 put x 1
run for 1s
expect chosen slot 1
expect no decided slot 1
expect in flight at least 2 p2b
release every p2b from a1 a2
run at most 1s until decided slot 1`;
    expect(failures(text)).toEqual([]);
  });

  it('drop them, until they are ended', () => {
    const text = `${CLOCK}drop every p1b
run for 1s
expect sent at least 6 p1b
expect in flight 0 p1b
expect mode scouting at l1
release every p1b
run at most 1s until mode active at l1`;
    expect(failures(text)).toEqual([]);
  });
});

describe('selectors and groups', () => {
  it('find who is meant', () => {
    const text = `cluster servers 3 clients 1

run until mode active at l1
pause the active leader
expect paused n1
expect paused r1
resume node of a1
crash all replicas but r1
expect down n2 n3
restart n2 n3
partition {n1 k1} {the others}
expect cut n1 to n2 n3
expect cut n2 n3 to n1 k1
expect no cut k1 to n1
expect no cut n2 to n3
heal {n1} {n2}
expect no cut n1 to n2
expect cut n1 to n3
heal all links
expect no cut n1 to n3`;
    expect(failures(text)).toEqual([]);
  });
});

describe('what is repeated', () => {
  it('is done so often, within itself, too', () => {
    const text = `${BY_HAND}repeat 2
request k1 append x 1
repeat 3
wait 1ms
request k2 append x 2
end
end
expect noted in all 7 queued`;
    expect(failures(text).map(({ text: [why] }) => why)).toEqual([]);
  });

  it('is not endless where nothing happens', () => {
    const text = `${BY_HAND}repeat 9999999999\nexpect no quiet\nend`;
    expect(failures(text)).toEqual([
      { line: 11, what: 'step', text: ['a script may do 100000 steps'] },
    ]);
  });

  it('ends with what fails', () => {
    const text = `${BY_HAND}repeat 3\ncrash a1\nend\nexpect chosen slot 1`;
    expect(failures(text)).toEqual([{ line: 11, what: 'step', text: ['a1 is down'] }]);
  });
});

describe('a file', () => {
  const TEXT = `${BY_HAND}----\nk1  something else\n\nstop\nnonsense is not reached: a fault is\n`;

  it('with another trace fails and shows the difference; an update puts it right', () => {
    const text = TEXT.split('\n\nstop')[0]!;
    const report = runFile(`${text}\n`);
    expect(report.passed).toBe(false);
    expect(report.passedButTraces).toBe(true);
    expect(report.text).toContain('line 10: trace\n  - k1  something else\n  + k1  call put x 1');
    expect(runFile(report.updated).passed).toBe(true);
    expect(runFile(report.updated).updated).toBe(report.updated);
  });

  it('tells what failed alone, and last behind the log', () => {
    const report = runFile(`${BY_HAND}expect quiet\ncrash a9\nexpect quiet\n`);
    expect(report.problems).toMatch(
      /^line 10: expectation\n[^]*line 11: step\n {2}there is no a9$/u,
    );
    expect(report.text.endsWith(`\n\nwhat failed: 2\n${report.problems}`)).toBe(true);
    const traced = runFile(`${BY_HAND}expect quiet\n----\nother\n`);
    expect(traced.problems).toMatch(/^line 11: trace\n[^]*line 10: expectation\n[^\n]+\n[^\n]+$/u);
    expect(runFile(BY_HAND).problems).toBe('');
    expect(runFile(BY_HAND).text).not.toContain('what failed');
  });

  it.each([
    [`${BY_HAND}----\nother\n`, '1 trace written'],
    [runFile(`${BY_HAND}----\n\nstop\n----\n`).updated, '2 traces, as before'],
    [BY_HAND, 'no trace written: no block ends with a line ----'],
    ['nonsense\n----\n', 'no trace written: no block ends with a line ----'],
  ])('says what came of an update %#', (text, words) => {
    expect(updateText(runFile(text), text)).toBe(words);
  });

  it('with a fault is not run', () => {
    expect(runFile(TEXT)).toMatchObject({ passed: false, updated: TEXT });
    expect(runFile(TEXT).text).toMatch(/^14:1: expected one of/u);
  });

  it('stops where it says so', () => {
    expect(failures(`${BY_HAND}stop\nexpect chosen slot 1`)).toEqual([]);
  });

  it('names a variant that there is', () => {
    expect(runFile('stop', 'V99').text).toMatch(
      /^there is no variant V99; there are V1 V2 .*W\d+$/u,
    );
  });
});
