/** What a person types: text first, then a value, then what is wrong with it. */
export { delayOf } from './delay.ts';
export { loadDraft, loadOf, loadProblem, type LoadDraft } from './load-draft.ts';
export { numberProblem, numberText, numberValue } from './numbers.ts';
export {
  UNRELIABLE_ONLY,
  WEATHER_FIELDS,
  weatherDraft,
  weatherPolicy,
  weatherProblems,
} from './weather-draft.ts';
