/** One visit: a person's intent in, an answer and a frame out. */
export { deltaOf } from './delta.ts';
export { bringLanguage } from './script-file.ts';
export {
  frameOf,
  greeting,
  handle,
  openSession,
  prepare,
  recordingText,
  type Session,
} from './session.ts';
