/** The page by itself, for people who pass by. */
export { Attract } from './Attract.tsx';
