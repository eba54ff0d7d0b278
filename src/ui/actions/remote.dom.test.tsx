import { afterEach, describe, expect, it } from 'vitest';
import { handle, openSession } from '../../session/index.ts';
import { prefer, remoteUnit, useSynod } from '../../store/index.ts';
import { actionOf } from './registry.ts';

afterEach(() => prefer({ remoteByBeat: false }));

describe('the slide remote', () => {
  it.each(['nextEvent', 'previousEvent'] as const)(
    'is told from the arrows, which always go by events: %s',
    (id) => {
      const state = useSynod.getState();
      const meant = (key: string) =>
        actionOf(id).on.meant(state, new KeyboardEvent('keydown', { key }));
      expect([meant('PageDown'), meant('PageUp')]).toEqual(['remote', 'remote']);
      expect([meant('ArrowRight'), meant('ArrowLeft')]).toEqual([undefined, undefined]);
    },
  );

  it('goes by events, or by beats if that is set', () => {
    expect(remoteUnit()).toBe('event');
    prefer({ remoteByBeat: true });
    expect(remoteUnit()).toBe('beat');
    const session = openSession();
    const { frame } = handle(session, { kind: 'next', unit: remoteUnit(), quiet: false });
    expect(frame.event!.beats.length).toBeGreaterThan(0);
  });
});
