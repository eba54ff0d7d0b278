import type { Micros } from '../../contract/index.ts';
import { numberValue } from './numbers.ts';

/** As far as the worker lets a hand delay a message at once. */
const MAX: Micros = 600_000_000;

/** The delay that a typed number of milliseconds means; null where it means none. */
export function delayOf(text: string): Micros | null {
  const by = Math.round(numberValue('processing', text));
  return by > 0 && by <= MAX ? by : null;
}
