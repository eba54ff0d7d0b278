/** What a person types is first a text, then a value, then a list of what is wrong with it. */
export { delayOf } from './delay.ts';
export { loadDraft, loadOf, loadProblem, type LoadDraft } from './load-draft.ts';
export { numberProblem, numberText, numberValue } from './numbers.ts';
export {
  eachWeatherField,
  WEATHER_FIELDS,
  weatherDraft,
  weatherFields,
  weatherPolicy,
  weatherProblems,
  type WeatherField,
} from './weather-draft.ts';
