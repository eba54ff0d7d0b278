/** What stands around the views: panels, notices, failures, and the deeds that keys and palette share. */
export { Blank } from './Blank.tsx';
export {
  nodeOfSelection,
  VIEWS,
  type Deeds,
  type PanelName,
  type PlaceName,
  type ShownView,
  type ViewName,
} from './deeds.ts';
export { ErrorBoundary, Lost } from './ErrorBoundary.tsx';
export { shortcutHandlers } from './handlers.ts';
export { RecordingButton, SceneButton, SightButton, ViewButton } from './MenuButtons.tsx';
export { Failure } from './Failure.tsx';
export { default as failureStyles } from './Failure.module.css';
export { Notices } from './Notices.tsx';
export { copyRecording } from './recordings.ts';
export { VariantNote } from './VariantNote.tsx';
export { useDeeds } from './use-deeds.ts';
export { usePresenting } from './use-presenting.ts';
