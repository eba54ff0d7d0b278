import type { Limits, Problem } from '../../contract/index.ts';
import { unitOf } from '../words/index.ts';

/** People type spans in milliseconds and chances in per cent, and may type a comma for the point. */

/** The text for a value of this field. */
export function numberText(field: string, value: number): string {
  return String(tidied(value / unitOf(field).size));
}

/** The value of a typed text, or NaN if it is no number. */
export function numberValue(field: string, text: string): number {
  const plain = text.trim().replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/iu.test(plain)) return Number.NaN;
  return tidied(Number(plain) * unitOf(field).size);
}

/** Removes the errors of binary fractions: 0.1 + 0.2 is 0.3. */
function tidied(value: number): number {
  return Number(value.toPrecision(12));
}

/** Judges one typed number by the limits alone; null if nothing is wrong. */
export function numberProblem(field: string, text: string, limits: Limits): Problem | null {
  const limit = limits[field];
  const value = numberValue(field, text);
  const problem = (code: Problem['code'], got: string): Problem => ({
    field,
    code,
    got,
    min: limit?.min ?? null,
    max: limit?.max ?? null,
  });
  if (Number.isNaN(value)) return problem('notANumber', text.trim());
  if (limit !== undefined && value < limit.min) return problem('below', String(value));
  if (limit !== undefined && value > limit.max) return problem('above', String(value));
  const isWrong = unitOf(field).isWhole && !Number.isInteger(value);
  return isWrong ? problem('notAnInteger', String(value)) : null;
}
