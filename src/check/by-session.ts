import type { SessionId } from '../paxos/index.ts';
import { BySlot } from './by-slot.ts';

/** Values by session and sequence number: commands without building their names. */
export class BySession<T> {
  private readonly sessions = new Map<SessionId, BySlot<T>>();

  get(session: SessionId, seq: number): T | undefined {
    return this.sessions.get(session)?.get(seq);
  }

  set(session: SessionId, seq: number, value: T): void {
    let own = this.sessions.get(session);
    if (own === undefined) this.sessions.set(session, (own = new BySlot()));
    own.set(seq, value);
  }

  dropBelow(session: SessionId, seq: number): void {
    this.sessions.get(session)?.dropBelow(seq);
  }

  /** Has it been dropped? */
  isDropped(session: SessionId, seq: number): boolean {
    return seq < (this.sessions.get(session)?.lowest ?? 0);
  }

  [Symbol.iterator](): IterableIterator<[SessionId, BySlot<T>]> {
    return this.sessions.entries();
  }
}
