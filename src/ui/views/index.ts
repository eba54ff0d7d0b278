/** The pictures beside the stage: which one is in sight, and how large. */
export { bringViews, Views } from './Views.tsx';
