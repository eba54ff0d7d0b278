/** The page. */
import './theme.css';

export { App } from './App.tsx';
