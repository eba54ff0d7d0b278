/** The panels beside the stage. */
export { Selected } from './Selected.tsx';
export { Dock } from './Dock.tsx';
