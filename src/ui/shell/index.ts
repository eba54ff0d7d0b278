/** The parts around the views: menu buttons, notices and failures. */
export { Blank } from './Blank.tsx';
export { ErrorBoundary, Lost } from './ErrorBoundary.tsx';
export { RecordingButton, SceneButton, SightButton, ViewButton } from './MenuButtons.tsx';
export { Failure } from './Failure.tsx';
export { default as failureStyles } from './Failure.module.css';
export { Notices } from './Notices.tsx';
export { copyRecording } from './recordings.ts';
export { VariantNote } from './VariantNote.tsx';
export { useShell } from './use-shell.ts';
export { usePointing } from './use-pointing.ts';
export { usePresenting } from './use-presenting.ts';
