import type { TimerName, TimerView } from '../../../contract/index.ts';

/** Does the timer's key name a slot that a person should see? */
function keyed(name: TimerName): boolean {
  return name === 'p2Retry' || name === 'proposeRetry' || name === 'gap';
}

/** `elect`, `p2Retry for slot 3`. */
export function timerText({ name, key }: Pick<TimerView, 'name' | 'key'>): string {
  return keyed(name) ? `${name} for slot ${key}` : name;
}

/** What the process does when the timer fires. */
export function timerMeaning(name: TimerName): string {
  switch (name) {
    case 'elect':
      return 'Send out a scout: no leader seems active';
    case 'ping':
      return 'Ask the rival whether it is alive';
    case 'quorum':
      return 'Step down if no majority has voted recently';
    case 'p1Retry':
      return 'Send p1a again to the acceptors that have not promised';
    case 'p2Retry':
      return 'Send p2a again to the acceptors that have not voted';
    case 'proposeRetry':
      return 'Propose again: no decision has come';
    case 'status':
      return 'Tell the others how far this replica has performed';
    case 'gap':
      return 'Ask a peer for the missing slot';
    case 'learn':
      return 'Ask a peer for the decisions that others have';
    case 'readRetry':
      return 'Ask the acceptors again for a read';
    case 'clientRetry':
      return 'Ask another replica: no answer has come';
  }
}

/** Tells of a timer that fired and left everything as it was. */
export function timerIdle(who: string, name: TimerName): string {
  switch (name) {
    case 'elect':
      return `${who}'s elect timer fires, but ${who} has no need of a scout.`;
    case 'ping':
      return `${who}'s ping timer fires, but there is no rival to ask.`;
    case 'quorum':
      return `${who} checks its quorum: a majority has voted recently, so it stays active.`;
    case 'p1Retry':
      return `${who}'s p1Retry timer fires, but its scout waits for no promise.`;
    case 'p2Retry':
      return `${who}'s p2Retry timer fires, but no commander waits for that slot.`;
    case 'proposeRetry':
      return `${who}'s proposeRetry timer fires, but that slot is decided.`;
    case 'status':
      return `${who}'s status timer fires, but it has no other replica to tell.`;
    case 'gap':
      return `${who}'s gap timer fires, but the hole is filled.`;
    case 'learn':
      return `${who}'s learn timer fires, but it has missed nothing.`;
    case 'readRetry':
      return `${who}'s readRetry timer fires, but no read waits.`;
    case 'clientRetry':
      return `${who}'s clientRetry timer fires, but its request is answered.`;
  }
}
