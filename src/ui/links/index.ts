/** Cutting, healing and the weather of links as actions. */
export { healAll, healBetween, isCut, isolate, linksBetween, linksOf, partsOf } from './links.ts';
export { lossier, ownPolicy, slower, weatherOf, weatherOn } from './weather.ts';
