/** One visit: a person's intent in, an answer and a frame out. */
export { deltaOf } from './delta.ts';
export { bringLanguage } from './script-file.ts';
export { prepare } from './opening.ts';
export { frameOf, greeting, handle, recordingText } from './session.ts';
export { openSession, type Session } from './state.ts';
