export { bringViews, Views } from './Views.tsx';
