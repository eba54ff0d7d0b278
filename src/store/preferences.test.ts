import { describe, expect, it, vi } from 'vitest';
import {
  DEFAULT_PREFERENCES,
  loadPreferences,
  savePreferences,
  SPEED,
  type Storage,
} from './preferences.ts';

function storageWith(text: string | null): Storage & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  if (text !== null) texts.set('synod.preferences', text);
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
  };
}

const GOOD = {
  arrangement: 'machine',
  theme: 'dark',
  projector: true,
  density: 'all',
  positions: { role: { n1: { x: 0, y: 1 }, r1: { x: 0.25, y: 0.5 } } },
  speed: 10,
  wordsPerMinute: 300,
  bySentence: true,
  remoteByBeat: true,
  everyEvent: true,
  stopAtBroken: false,
  characterKeys: false,
  startHere: false,
  stepsTaken: ['play', 'why'],
} as const;

describe('preferences', () => {
  it('come back as they were kept', () => {
    const storage = storageWith(null);
    savePreferences(storage, GOOD);
    expect(loadPreferences(storage)).toEqual({ preferences: GOOD, fault: null });
  });

  it('are the usual ones at the first visit and without a storage', () => {
    const usual = { preferences: DEFAULT_PREFERENCES, fault: null };
    expect(loadPreferences(storageWith(null))).toEqual(usual);
    expect(loadPreferences(null)).toEqual(usual);
  });

  it.each([
    ['arrangement', 'ring', 'arrangement: expected ("role" | "machine"), got "ring"'],
    ['theme', 3, 'theme: expected ("system" | "light" | "dark"), got 3'],
    ['projector', 'yes', 'projector: expected boolean, got "yes"'],
    ['density', null, 'density: expected ("event" | "few" | "all"), got null'],
    ['positions', [], null],
    ['positions', 'left', 'positions: expected Object, got "left"'],
    ['positions', { role: { n1: { x: 2, y: 0 } } }, 'positions.role.n1.x: expected <=1, got 2'],
    ['positions', { role: { n1: { x: 0 } } }, 'positions.role.n1.y: expected "y", got undefined'],
    ['positions', { role: { n1: null } }, 'positions.role.n1: expected Object, got null'],
    ['speed', '1', 'speed: expected number, got "1"'],
    ['speed', SPEED.max * 2, `speed: expected <=${SPEED.max}, got ${SPEED.max * 2}`],
    ['speed', 0, `speed: expected >=${SPEED.min}, got 0`],
    ['everyEvent', 0, 'everyEvent: expected boolean, got 0'],
    ['stopAtBroken', 'no', 'stopAtBroken: expected boolean, got "no"'],
    ['characterKeys', 1, 'characterKeys: expected boolean, got 1'],
  ])('with a corrupt %s (%j) lose only that', (name, value, fault) => {
    const loaded = loadPreferences(storageWith(JSON.stringify({ ...GOOD, [name]: value })));
    expect(loaded.fault).toBe(fault);
    const expected =
      fault === null
        ? { ...GOOD, [name]: {} }
        : { ...GOOD, [name]: DEFAULT_PREFERENCES[name as 'speed'] };
    expect(loaded.preferences).toEqual(expected);
  });

  it.each(['', '{', '[1]', 'null', '"x"', '7'])(
    'that are no object (%j) are set back, and it is said',
    (text) => {
      const { preferences, fault } = loadPreferences(storageWith(text));
      expect(preferences).toEqual(DEFAULT_PREFERENCES);
      expect(fault).toContain('preferences: expected Object');
    },
  );

  it('of an older visit get what they lack, and lose what the page does not know', () => {
    const text = JSON.stringify({ theme: 'light', colour: 'red' });
    expect(loadPreferences(storageWith(text))).toEqual({
      preferences: { ...DEFAULT_PREFERENCES, theme: 'light' },
      fault: null,
    });
  });

  it('name every fault', () => {
    const { fault } = loadPreferences(storageWith('{"theme":1,"speed":"x"}'));
    expect(fault?.split('; ')).toHaveLength(2);
  });

  it('do not disturb where nothing may be kept', () => {
    const forbidden: Storage = {
      getItem: vi.fn<Storage['getItem']>(() => {
        throw new Error('forbidden');
      }),
      setItem: vi.fn<Storage['setItem']>(() => {
        throw new Error('full');
      }),
    };
    expect(loadPreferences(forbidden).preferences).toEqual(DEFAULT_PREFERENCES);
    savePreferences(forbidden, GOOD);
    expect(forbidden.setItem).toHaveBeenCalledOnce();
  });
});
