import type { CrashPoint, EnvelopeView, NodeView, ProcessId } from '../../../contract/index.ts';
import { roleOf } from '../../../scene/index.ts';
import { capital, spanText } from './format.ts';

/** `Leader l1`. */
export function processName(id: ProcessId): string {
  return capital(`${roleOf(id)} ${id}`);
}

interface CrashPointWords {
  /** What stands at a server that a person has told to crash there. */
  readonly pending: string;
  readonly meaning: string;
}

export const CRASH_POINTS: Readonly<Record<CrashPoint, CrashPointWords>> = {
  now: { pending: 'about to crash', meaning: 'At once: everything volatile is lost.' },
  beforePersist: {
    pending: 'crashes before its next write',
    meaning: 'Just before its next write to disk: as if the message had never come.',
  },
  beforeSend: {
    pending: 'crashes after its next write',
    meaning:
      'After its next write to disk, before it sends: it remembers, but tells no other process.',
  },
};

export function nodeStatus({
  status,
  crashAt,
  wiped,
}: Pick<NodeView, 'status' | 'crashAt' | 'wiped'>): string {
  if (status === 'down' && wiped) return 'down, disk wiped';
  return status === 'up' && crashAt !== null ? `up, ${CRASH_POINTS[crashAt].pending}` : status;
}

export const ENVELOPE_STATES: Readonly<Record<EnvelopeView['state'], string>> = {
  flying: 'in flight',
  held: 'held',
  waiting: 'in the inbox',
  sent: 'sent',
};

/** Says how a message will end as things stand; null where it simply arrives. */
export function fateText({ fate, toNode }: Pick<EnvelopeView, 'fate' | 'toNode'>): string | null {
  switch (fate) {
    case 'arrives':
      return null;
    case 'lost':
      return 'will be lost on the way';
    case 'cut':
      return `cannot reach ${toNode}: the link is cut`;
  }
}

/** `in 12.5 ms`, `now`, `12.5 ms ago`. */
export function dueText(dueAt: number, now: number): string {
  if (dueAt > now) return `in ${spanText(dueAt - now)}`;
  return dueAt === now ? 'now' : `${spanText(now - dueAt)} ago`;
}
