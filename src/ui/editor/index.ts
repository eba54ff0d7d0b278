/** The cluster editor. */
export { Editor } from './Editor.tsx';
