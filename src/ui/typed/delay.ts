import type { Micros } from '../../contract/index.ts';
import { numberValue } from './numbers.ts';

/** The worker lets a hand delay a message by at most this much at once. */
const MAX: Micros = 600_000_000;

/** The delay that a typed number of milliseconds means, or null if it means none. */
export function delayOf(text: string): Micros | null {
  const by = Math.round(numberValue('processing', text));
  return by > 0 && by <= MAX ? by : null;
}
