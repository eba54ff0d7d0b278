export { Chosen } from './Chosen.tsx';
export { Dock } from './Dock.tsx';
