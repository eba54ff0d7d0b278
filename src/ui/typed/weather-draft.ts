import type { Limits, LinkPolicy, Problem, Transport } from '../../contract/index.ts';
import { numberProblem, numberText, numberValue } from './numbers.ts';

/** A link policy while it is typed: numbers are still text. */
export type WeatherDraft = { readonly transport: Transport } & Readonly<
  Record<WeatherField, string>
>;

const ALWAYS = ['latencyMin', 'latencyMax'] as const;

export const WEATHER_FIELDS = [...ALWAYS, 'loss', 'duplication', 'reordering', 'tail'] as const;

export type WeatherField = (typeof WEATHER_FIELDS)[number];

/** The fields that a transport uses. */
export function weatherFields(transport: Transport): readonly WeatherField[] {
  return transport === 'unreliable' ? WEATHER_FIELDS : ALWAYS;
}

export function eachWeatherField<Value>(
  valueOf: (field: WeatherField) => Value,
): Readonly<Record<WeatherField, Value>> {
  const entries = WEATHER_FIELDS.map((field) => [field, valueOf(field)]);
  return Object.fromEntries(entries) as Record<WeatherField, Value>;
}

export function weatherDraft(policy: LinkPolicy): WeatherDraft {
  const { transport } = policy;
  return {
    transport,
    ...eachWeatherField((field) => numberText(`link.${field}`, policy[field])),
  };
}

export function weatherPolicy(draft: WeatherDraft): LinkPolicy {
  const { transport } = draft;
  return {
    transport,
    ...eachWeatherField((field) => numberValue(`link.${field}`, draft[field])),
  };
}

/** Judges the draft by the limits that the worker has sent. */
export function weatherProblems(draft: WeatherDraft, limits: Limits): readonly Problem[] {
  const problems = WEATHER_FIELDS.flatMap((field) => {
    const problem = numberProblem(`link.${field}`, draft[field], limits);
    return problem === null ? [] : [problem];
  });
  const { latencyMin: low, latencyMax: high } = weatherPolicy(draft);
  if (!(low > high)) return problems;
  const got = String(low);
  return [
    ...problems,
    { field: 'link.latencyMin', code: 'minAboveMax', got, min: null, max: high },
  ];
}
