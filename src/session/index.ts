/** One visit: a person's intent in, an answer and a frame out. */
export { deltaOf } from './delta.ts';
export { frameOf, greeting, handle, openSession, recordingText } from './session.ts';
export type { Outcome, Session } from './session.ts';
