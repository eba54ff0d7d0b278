export { Selected } from './Selected.tsx';
export { Dock } from './Dock.tsx';
