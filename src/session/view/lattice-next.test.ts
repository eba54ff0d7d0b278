import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Duty, LatticeView } from '../../contract/index.ts';
import { VARIANTS } from '../../check/index.ts';
import {
  configFor,
  NOOP,
  sameCommand,
  type Carried,
  type Command,
  type Slot,
} from '../../paxos/index.ts';
import { parse, runScript } from '../../script/index.ts';
import { handle, openSession, type Session } from '../index.ts';
import { nextBallot } from './lattice-next.ts';

const CASES = join(import.meta.dirname, '../../script/cases');

/** A case of the library, opened as the recording of its run. */
function opened(name: string): Session {
  const session = openSession();
  const parsed = parse(readFileSync(join(CASES, `${name}.txt`), 'utf8'));
  if (parsed.kind === 'faults') throw new Error(`${name} is no script`);
  const { recording } = runScript(parsed.script);
  handle(session, { kind: 'openRecording', text: JSON.stringify(recording) });
  return session;
}

function latticeOf(session: Session, slot: Slot): LatticeView {
  return handle(session, { kind: 'watchLattice', slot }).frame.lattice!;
}

function isBoundTo({ cmd }: Carried): (duty: Duty) => boolean {
  return (duty) => duty.kind === 'bound' && sameCommand(duty.carried.cmd, cmd);
}

function commandText(cmd: Command): string {
  return cmd === NOOP ? cmd : JSON.stringify(cmd.op);
}

describe('the ballot that could come next', () => {
  it('says beforehand what every leader of a long failover was bound to', () => {
    const session = openSession();
    handle(session, { kind: 'openScene', scene: 'failover' });
    let bound = 0;
    for (let at = 0; at < 2_600; at++) {
      const { frame } = handle(session, { kind: 'next', unit: 'event', quiet: true });
      const active = frame.processes.find(
        (one) => one.role === 'leader' && one.instances.some(({ mode }) => mode === 'active'),
      );
      if (at % 430 === 400 && active !== undefined) {
        const action = { kind: 'crash', node: active.node, point: 'now' } as const;
        handle(session, { kind: 'act', action, at: frame.time });
      }
      const { world } = session.current.history;
      for (const note of frame.event?.notes ?? []) {
        if (note.kind !== 'adopted') continue;
        for (const carried of note.carried) {
          const config = configFor(session.current.history.truth.prefix.records, carried.slot);
          const { duties } = nextBallot(world, world.rules, config, carried.slot)!;
          expect(duties.some(isBoundTo(carried))).toBe(true);
          bound += 1;
        }
      }
    }
    expect(bound).toBeGreaterThan(2);
  });

  it('depends on who answers while too few have voted, and on nobody once a command is chosen', () => {
    const session = opened('t15');
    const seen: string[] = [];
    for (let at = 0; at < 40; at++) {
      const { chosen, next, quorum } = latticeOf(session, 1);
      const { reports, duties } = next!;
      const votes = reports.filter(({ vote }) => vote !== null).length;
      if (votes === 0) expect(duties).toEqual([{ kind: 'free' }]);
      const isFree = duties.some(({ kind }) => kind === 'free');
      expect(isFree).toBe(reports.length - votes >= quorum);
      if (chosen !== null) {
        expect(duties).toHaveLength(1);
        expect(
          isBoundTo({ ...chosen, slot: 1, acceptor: 'a1', ballot: chosen.ballot! })(duties[0]!),
        ).toBe(true);
      }
      seen.push(chosen !== null ? 'chosen' : duties.length > 1 ? 'depends' : duties[0]!.kind);
      handle(session, { kind: 'next', unit: 'event', quiet: true });
    }
    expect([...new Set(seen)]).toEqual(['free', 'depends', 'chosen']);
  });

  it('follows the rules of the run, also where they are broken', () => {
    const session = opened('t15');
    while (latticeOf(session, 1).chosen === null)
      handle(session, { kind: 'next', unit: 'event', quiet: true });
    const { world, truth } = session.current.history;
    const dutiesOn = (variant: string) => {
      const { change } = VARIANTS.find(({ id }) => id === variant)!;
      const config = configFor(truth.prefix.records, 1);
      return nextBallot(world, change(world.rules, world.cluster), config, 1)!.duties.map((duty) =>
        duty.kind === 'bound' ? commandText(duty.carried.cmd) : duty.kind,
      );
    };
    expect(latticeOf(session, 1).next!.duties).toHaveLength(1);
    expect(dutiesOn('V3').toSorted(), 'it keeps the lowest report').toEqual([
      '["put","x","1"]',
      '["put","x","2"]',
    ]);
    expect(dutiesOn('V2'), 'it forgets what was reported').toEqual(['free']);
  });

  it('is veiled with all else', () => {
    const session = opened('t15');
    handle(session, { kind: 'seeAs', node: 'n1' });
    expect(latticeOf(session, 1).next).toBeNull();
  });
});
