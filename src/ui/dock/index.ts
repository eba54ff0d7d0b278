/** The panels beside the stage. */
export { Dock } from './Dock.tsx';
