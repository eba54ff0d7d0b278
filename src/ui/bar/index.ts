/** The head of the page. */
export { TopBar } from './TopBar.tsx';
