import type { Case } from './library.ts';

/** The script language: a run and what is expected of it, as text. */
export type { Case } from './library.ts';
export { catchOf } from './catches.ts';
export { completions } from './complete.ts';
export { scriptOf } from './export.ts';
export { runFile, updateText, type Report } from './file.ts';
export { guardedBy } from './guards.ts';
export { operationOf, readOperation } from './operation.ts';
export { faultText, parse, type Parsed } from './parse.ts';
export { print } from './print.ts';
export { runScript, type Failure, type Outcome } from './run.ts';
export type { Script } from './script.ts';

/** Few visits open a case, so the cases are loaded on demand. */
export async function bringCases(): Promise<readonly Case[]> {
  return (await import('./library.ts')).CASES;
}
export { withTraces } from './update.ts';
