import type { Action, ClientId, Intent, Micros, Problem } from '../contract/index.ts';
import type { Context } from './context.ts';
import { isGranted, problemsOf } from './reply.ts';

export interface Running {
  readonly play: () => void;
  readonly pause: () => void;
  readonly toggle: () => void;
  readonly next: (unit: 'event' | 'beat') => Promise<void>;
  readonly previous: (unit: 'event' | 'beat') => Promise<void>;
  /** What a slide remote goes by, as set. */
  readonly remoteUnit: () => 'event' | 'beat';
  readonly undo: () => Promise<void>;
  readonly seek: (index: number) => Promise<void>;
  readonly seekTime: (at: Micros) => Promise<void>;
  /** Plays a branch on to a virtual time; the shown moment stays. */
  readonly playAhead: (id: number, to: Micros) => Promise<void>;

  readonly act: (action: Action) => Promise<boolean>;
  readonly command: (client: ClientId, text: string) => Promise<readonly Problem[]>;
}

export function createRunning(context: Context): Running {
  const { getState, setState, clock, transport, say, wish, memory } = context;
  const seek = createSeeking(wish);
  const quiet = (): boolean => getState().preferences.everyEvent;
  const now = (): Micros => Math.floor(clock.now());
  return {
    play: () => transport.play(),
    pause: () => transport.pause(),
    toggle: () => (transport.isPlaying() ? transport.pause() : transport.play()),
    next: async (unit) => {
      say(problemsOf(await transport.step({ kind: 'next', unit, quiet: quiet() })));
    },
    previous: async (unit) => {
      transport.pause();
      await wish({ kind: 'previous', unit, quiet: quiet() });
    },
    remoteUnit: () => (getState().preferences.remoteByBeat ? 'beat' : 'event'),
    undo: async () => {
      transport.pause();
      await wish({ kind: 'undo' });
    },
    seek: (index) => seek({ kind: 'seek', index }),
    seekTime: (at) => seek({ kind: 'seekTime', at }),
    playAhead: async (id, to) => {
      await wish({ kind: 'playAhead', id, to });
    },
    act: async (action) => {
      const on = getState().frame;
      const reply = await wish({ kind: 'act', action, at: now() });
      if (isGranted(reply)) setState({ hand: { action, on } });
      return isGranted(await memory.after(reply));
    },
    command: async (client, text) => {
      const reply = await transport.jump({ kind: 'command', client, text, at: now() });
      return problemsOf(await memory.after(reply));
    },
  };
}

/** While one search for a moment is under way, only the latest wish waits. */
function createSeeking(wish: Context['wish']): (intent: Intent) => Promise<void> {
  let sought: Intent | null = null;
  let seeking = false;
  return async (intent) => {
    sought = intent;
    if (seeking) return;
    seeking = true;
    while (sought !== null) {
      const latest: Intent = sought;
      sought = null;
      await wish(latest, latest.kind === 'seekTime' ? latest.at : null);
    }
    seeking = false;
  };
}
