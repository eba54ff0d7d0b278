import {
  isReconfig,
  NOOP,
  sameBallot,
  BOTTOM,
  type Ballot,
  type Command,
  type Micros,
  type Operation,
  type Reconfig,
} from '../paxos/index.ts';
import { written } from './tokens.ts';

/** Values are written alike in statements and in traces. */

/** `2·l1`; `none` for the ballot below all. */
export function ballotText(ballot: Ballot): string {
  return sameBallot(ballot, BOTTOM) ? 'none' : `${ballot.round}·l${ballot.leader}`;
}

/** A full stop is read as `·`, which few keyboards have. */
export function readBallot(text: string): Ballot | null {
  if (text === 'none') return BOTTOM;
  const found = /^(\d{1,9})[·.]l([1-9]\d{0,2})$/u.exec(text);
  return found === null ? null : { round: Number(found[1]), leader: Number(found[2]) };
}

const UNITS = [
  ['s', 1_000_000],
  ['ms', 1_000],
  ['us', 1],
] as const;

/** A span in the largest unit that leaves it whole: `20s`, `1500ms`, `7us`. */
export function spanText(span: Micros): string {
  const [unit, size] = UNITS.find(([, one]) => span % one === 0) ?? ['us', 1];
  return `${span / size}${unit}`;
}

export function readSpan(text: string): Micros | null {
  const found = /^(\d{1,9}(?:\.\d{1,6})?)(s|ms|us)$/u.exec(text);
  if (found === null) return null;
  const size = UNITS.find(([unit]) => unit === found[2])?.[1] ?? 1;
  const span = Math.round(Number(found[1]) * size * 1_000) / 1_000;
  return Number.isInteger(span) ? span : null;
}

/** A chance of 0 to 1 as `12.5%`. The digits stay and only the point moves, so nothing is lost by rounding. */
export function percentText(chance: number): string {
  const text = String(chance);
  if (text.includes('e')) {
    const [digits, power] = text.split('e');
    return `${digits}e${Number(power) + 2}%`;
  }
  const [whole = '0', part = ''] = text.split('.');
  const moved = String(Number(whole + part.slice(0, 2).padEnd(2, '0')));
  return part.length > 2 ? `${moved}.${part.slice(2)}%` : `${moved}%`;
}

export function readPercent(text: string): number | null {
  const found = /^(\d{1,3}(?:\.\d+)?)(?:e(-?\d{1,3}))?%$/u.exec(text);
  return found === null ? null : Number(`${found[1]}e${Number(found[2] ?? 0) - 2}`);
}

/** A command as a person would type it: `put x 1`, `no-op`, `reconfig add a4 remove a1`. */
export function commandText(cmd: Command): string {
  return cmd === NOOP ? 'no-op' : operationText(cmd.op);
}

export function operationText(op: Operation | Reconfig): string {
  if (!isReconfig(op)) return op.map(written).join(' ');
  const { expect, add, remove } = op;
  const parts = ['reconfig', 'from', expect];
  if (add.length > 0) parts.push('add', ...add);
  if (remove.length > 0) parts.push('remove', ...remove);
  return parts.join(' ');
}

/** The id `k1#3` tells two equal operations apart. */
export function commandId(cmd: Command): string {
  return cmd === NOOP ? 'no-op' : `${cmd.client}#${cmd.seq}`;
}
