import type { Limits, LinkPolicy, Problem, Transport } from '../../contract/index.ts';
import { numberProblem, numberText, numberValue } from './numbers.ts';

/** A link policy while it is typed: numbers are still text. */
export type WeatherDraft = { readonly transport: Transport } & Readonly<
  Record<WeatherField, string>
>;

export const WEATHER_FIELDS = [
  'latencyMin',
  'latencyMax',
  'loss',
  'duplication',
  'reordering',
  'tail',
] as const;

export type WeatherField = (typeof WEATHER_FIELDS)[number];

/** The fields that only an unreliable transport uses. */
export const UNRELIABLE_ONLY: ReadonlySet<WeatherField> = new Set([
  'loss',
  'duplication',
  'reordering',
  'tail',
]);

export function weatherDraft(policy: LinkPolicy): WeatherDraft {
  const text = (field: WeatherField) => numberText(`link.${field}`, policy[field]);
  return {
    transport: policy.transport,
    latencyMin: text('latencyMin'),
    latencyMax: text('latencyMax'),
    loss: text('loss'),
    duplication: text('duplication'),
    reordering: text('reordering'),
    tail: text('tail'),
  };
}

export function weatherPolicy(draft: WeatherDraft): LinkPolicy {
  const value = (field: WeatherField) => numberValue(`link.${field}`, draft[field]);
  return {
    transport: draft.transport,
    latencyMin: value('latencyMin'),
    latencyMax: value('latencyMax'),
    loss: value('loss'),
    duplication: value('duplication'),
    reordering: value('reordering'),
    tail: value('tail'),
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
