import type { Micros } from './ids.ts';

export type ElectionPolicy = 'monitor' | 'eager' | 'manual';
export type ReadPolicy = 'log' | 'quorum';

/** The numbers of a cluster, fixed for a run. All spans are in virtual microseconds. */
export interface Settings {
  /** How far a replica may propose beyond `slotOut` (PMMC §3: WINDOW). */
  readonly window: number;
  /** The most decisions in one `learned`. */
  readonly chunk: number;
  readonly election: ElectionPolicy;
  /** A client is answered by every replica that performs its command (PMMC), or only by the one it asked. */
  readonly respond: 'all' | 'proposer';
  /** A read goes through the log, or its replica asks a majority of acceptors (PMMC §4.5). */
  readonly reads: ReadPolicy;
  readonly ping: Micros;
  readonly suspectInitial: Micros;
  readonly suspectMin: Micros;
  readonly suspectMax: Micros;
  /** Factor on preemption (L18). */
  readonly suspectGrowth: number;
  /** Subtracted for each chosen slot (C7). */
  readonly suspectDecrease: Micros;
  /** First p1, p2 and propose retry; doubles up to `retryMax`. */
  readonly retry: Micros;
  readonly retryMax: Micros;
  readonly clientRetry: Micros;
  readonly clientRetryMax: Micros;
  /** An active leader steps down after this long without a majority of votes. */
  readonly quorumTtl: Micros;
  readonly status: Micros;
  readonly gap: Micros;
  readonly learn: Micros;
  readonly learnMax: Micros;
}

const MILLI: Micros = 1_000;

export const DEFAULT_SETTINGS: Settings = {
  window: 5,
  chunk: 16,
  election: 'monitor',
  respond: 'all',
  reads: 'log',
  ping: 40 * MILLI,
  suspectInitial: 200 * MILLI,
  suspectMin: 120 * MILLI,
  suspectMax: 4_000 * MILLI,
  suspectGrowth: 1.5,
  suspectDecrease: 5 * MILLI,
  retry: 60 * MILLI,
  retryMax: 480 * MILLI,
  clientRetry: 300 * MILLI,
  clientRetryMax: 2_400 * MILLI,
  quorumTtl: 1_440 * MILLI,
  status: 100 * MILLI,
  gap: 150 * MILLI,
  learn: 120 * MILLI,
  learnMax: 960 * MILLI,
};
