import type { TimerName, TimerView } from '../../../contract/index.ts';

interface TimerWords {
  /** What the process does when the timer fires. */
  readonly meaning: string;
  /** Why it does nothing, if it does nothing. */
  readonly idle: string;
  /** True where the timer's key names a slot that a person should see. */
  readonly ofSlot?: boolean;
}

export const TIMER_WORDS: Readonly<Record<TimerName, TimerWords>> = {
  elect: {
    meaning: 'Send out a scout: no leader seems active',
    idle: 'it has no need of a scout',
  },
  ping: { meaning: 'Ask the rival whether it is alive', idle: 'there is no rival to ask' },
  quorum: {
    meaning: 'Step down if no majority has voted recently',
    idle: 'a majority has voted recently, so it stays active',
  },
  p1Retry: {
    meaning: 'Send p1a again to the acceptors that have not promised',
    idle: 'its scout waits for no promise',
  },
  p2Retry: {
    meaning: 'Send p2a again to the acceptors that have not voted',
    idle: 'no commander waits for that slot',
    ofSlot: true,
  },
  proposeRetry: {
    meaning: 'Propose again: no decision has come',
    idle: 'that slot is decided',
    ofSlot: true,
  },
  status: {
    meaning: 'Tell the others how far this replica has performed',
    idle: 'it has no other replica to tell',
  },
  gap: { meaning: 'Ask a peer for the missing slot', idle: 'the hole is filled', ofSlot: true },
  learn: {
    meaning: 'Ask a peer for the decisions that others have',
    idle: 'it has missed nothing',
  },
  readRetry: { meaning: 'Ask the acceptors again for a read', idle: 'no read waits' },
  clientRetry: {
    meaning: 'Ask another replica: no answer has come',
    idle: 'its request is answered',
  },
};

/** `elect`, `p2Retry for slot 3`. */
export function timerText({ name, key }: Pick<TimerView, 'name' | 'key'>): string {
  return TIMER_WORDS[name].ofSlot === true ? `${name} for slot ${key}` : name;
}
