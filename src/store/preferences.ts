import * as v from 'valibot';
import { FIRST_STEPS, type Preferences } from './state.ts';

/** Keeps preferences from one visit to the next, and reads them with care: they may be old or edited by hand. */

export const SPEED = { min: 0.001, max: 1_000 } as const;
const WORDS_PER_MINUTE = { min: 80, max: 600 } as const;

export const DEFAULT_PREFERENCES: Preferences = {
  arrangement: 'role',
  theme: 'system',
  projector: false,
  density: 'few',
  positions: {},
  speed: 0.04,
  wordsPerMinute: 240,
  bySentence: false,
  remoteByBeat: false,
  everyEvent: false,
  stopAtBroken: true,
  characterKeys: true,
  startHere: true,
  stepsTaken: [],
};

/** Where preferences are kept: `localStorage`, or a test. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

const KEY = 'synod.preferences';

const place = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const SCHEMAS = {
  arrangement: v.picklist(['role', 'machine']),
  theme: v.picklist(['system', 'light', 'dark']),
  projector: v.boolean(),
  density: v.picklist(['event', 'few', 'all']),
  positions: v.record(v.string(), v.record(v.string(), v.strictObject({ x: place, y: place }))),
  speed: v.pipe(v.number(), v.minValue(SPEED.min), v.maxValue(SPEED.max)),
  wordsPerMinute: v.pipe(
    v.number(),
    v.minValue(WORDS_PER_MINUTE.min),
    v.maxValue(WORDS_PER_MINUTE.max),
  ),
  bySentence: v.boolean(),
  remoteByBeat: v.boolean(),
  everyEvent: v.boolean(),
  stopAtBroken: v.boolean(),
  characterKeys: v.boolean(),
  startHere: v.boolean(),
  stepsTaken: v.array(v.picklist(FIRST_STEPS)),
} satisfies { readonly [K in keyof Preferences]: v.GenericSchema<unknown, Preferences[K]> };

export interface Loaded {
  readonly preferences: Preferences;
  /** What could not be read and what was expected there; null if all could be read. */
  readonly fault: string | null;
}

/** Reads the kept preferences; each malformed one is reset, and all others stay. */
export function loadPreferences(storage: Storage | null): Loaded {
  const text = readText(storage);
  if (text === null) return { preferences: DEFAULT_PREFERENCES, fault: null };
  const kept = parsed(text);
  if (kept === null) {
    const fault = `preferences: expected Object, got ${text.trim().slice(0, 40) || 'nothing'}`;
    return { preferences: DEFAULT_PREFERENCES, fault };
  }
  const faults: string[] = [];
  const read = Object.entries(SCHEMAS).flatMap(([name, schema]) => {
    if (!Object.hasOwn(kept, name)) return [];
    const result = v.safeParse(schema, kept[name]);
    if (result.success) return [[name, result.output] as const];
    faults.push(faultOf(name, result.issues[0]));
    return [];
  });
  return {
    preferences: { ...DEFAULT_PREFERENCES, ...Object.fromEntries(read) },
    fault: faults.length > 0 ? faults.join('; ') : null,
  };
}

/** Keeps preferences; if the browser cannot keep them (a private window), they last for this visit. */
export function savePreferences(storage: Storage | null, preferences: Preferences): void {
  try {
    storage?.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A full or forbidden storage does not concern a person.
  }
}

function readText(storage: Storage | null): string | null {
  try {
    return storage?.getItem(KEY) ?? null;
  } catch {
    return null;
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const data: unknown = JSON.parse(text);
    const isObject = typeof data === 'object' && data !== null && !Array.isArray(data);
    return isObject ? (data as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

function faultOf(name: string, issue: v.BaseIssue<unknown>): string {
  const path = [name, ...(issue.path ?? []).map((step) => String(step.key))].join('.');
  return `${path}: expected ${issue.expected ?? issue.message}, got ${issue.received}`;
}
