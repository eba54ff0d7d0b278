/** One visit: a person's intent in, an answer and a frame out. */
export { deltaOf } from './view/delta.ts';
export { bringLanguage } from './file/script-file.ts';
export { prepare } from './run/opening.ts';
export { frameOf, greeting, handle, recordingText } from './session.ts';
export { openSession, type Session } from './state.ts';
