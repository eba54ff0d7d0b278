import { describe, expect, it } from 'vitest';
import { luckOf, randomCluster, randomHand } from '../check/index.ts';
import {
  hashText,
  openHistory,
  playOne,
  RECORDING_VERSION,
  withHand,
  type History,
} from '../sim/index.ts';
import { scriptOf } from './export.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';
import { runScript, type Outcome } from './run.ts';

/** A random run in which hands and the scheduler take turns; a hand may come a little late. */
function randomRun(seed: number, events: number): History {
  const luck = luckOf(seed, 'script');
  let history = openHistory({
    version: RECORDING_VERSION,
    cluster: randomCluster(luck),
    seed,
    hands: [],
  });
  while (history.world.index < events) {
    const { world } = history;
    const action = luck.chance(0.2) ? randomHand(world, luck) : null;
    if (action !== null) {
      history = withHand(history, action, world.time + (luck.chance(0.2) ? luck.whole(1, 900) : 0));
    }
    if (playOne(history, Infinity) === null) break;
  }
  return history;
}

function rerun(text: string): Outcome {
  const parsed = parse(text);
  if (parsed.kind === 'faults') throw new Error(JSON.stringify(parsed.faults));
  return runScript(parsed.script);
}

const SEEDS = Array.from({ length: 30 }, (_, at) => at + 1);

describe('a recording as a script', () => {
  it.each(SEEDS)('does the same: seed %i', (seed) => {
    const { world, recording } = randomRun(seed, 600);
    const { hash, events, recording: again } = rerun(print(scriptOf(recording, world.index)));
    expect(events).toBe(world.index);
    expect(hash).toBe(hashText(world));
    expect(again.hands).toEqual(recording.hands);
  });

  it('says in words what a hand did', () => {
    const { recording } = rerun(
      `cluster servers 3 clients 1
       set window 4
       set links manual
       seed 9
       request k1 put x "two words"
       deliver request from k1 to r1
       wait 1500us
       cut n1 to n2 n3
       crash k1 before-send
       crash n2
       wipe n2
`,
    );
    expect(print(scriptOf(recording, 6))).toBe(
      [
        'cluster servers 3 clients 1',
        'seed 9',
        'set window 4',
        'set links manual latency 5ms to 15ms loss 0% duplication 0% reordering 0% tail 1',
        '',
        'request k1 put x "two words"',
        'deliver request from k1 to r1',
        'wait 1500us',
        'cut n1 to n2 n3',
        'crash k1 before-send',
        'crash n2',
        'wipe n2',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['before anything else', ''],
    ['after something else', 'request k1 put x 1\n'],
  ])("tells an election policy set %s from the cluster's own", (_, first) => {
    const text = `cluster servers 3 clients 1\n\n${first}wait 0s\nset election manual\nrun for 1s\nset election eager\nrun for 20ms\n`;
    const { recording, events, hash } = rerun(text);
    const again = rerun(print(scriptOf(recording, events)));
    expect(again.recording).toEqual(recording);
    expect(again.hash).toBe(hash);
    expect(recording.cluster.settings.election).toBe('monitor');
    expect(recording.hands.filter(({ action }) => action.kind === 'election')).toHaveLength(2);
  });

  it('goes as far as it is asked to', () => {
    const { recording, world } = randomRun(3, 200);
    expect(() => scriptOf(recording, 50)).not.toThrow();
    expect(rerun(print(scriptOf(recording, 50))).events).toBe(50);
    expect(world.index).toBe(200);
  });
});
