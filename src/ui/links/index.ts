/** The actions that cut links, heal them and set their weather. */
export { healAll, healBetween, isCut, isolate, linksBetween, linksOf, partsOf } from './links.ts';
export { changeWeather, lossier, ownPolicy, slower, weatherOf, weatherOn } from './weather.ts';
