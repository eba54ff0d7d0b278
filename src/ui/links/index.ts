/** Cutting and healing as actions. */
export { healAll, isCut, isolate, linksBetween, linksOf } from './links.ts';
