/** The cluster editor. */
export { Editor, type EditorProps } from './Editor.tsx';
