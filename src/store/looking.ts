import type { NodeId, Slot } from '../contract/index.ts';
import type { Context } from './context.ts';
import { savePreferences, SPEED, type Storage } from './preferences.ts';
import { NO_PROBLEMS } from './reply.ts';
import type { Pointed, Selection } from './selection.ts';
import {
  NO_EVENTS,
  type AskedBranch,
  type Pointing,
  type Preferences,
  type SynodState,
  type Tool,
} from './state.ts';

export interface Looking {
  readonly watchLedger: (from: Slot | null) => Promise<void>;
  readonly watchLattice: (slot: Slot | 'newest' | null) => Promise<void>;
  /** Shows what one node can know; null shows everything. */
  readonly seeAs: (node: NodeId | null) => Promise<void>;

  readonly select: (selection: Selection | null) => void;
  readonly hover: (pointed: Pointed | null) => void;
  readonly pointWith: (pointing: Pointing) => void;
  readonly takeTool: (tool: Tool) => void;
  readonly typeDelay: (delay: string) => void;
  readonly comparePair: (compared: SynodState['compared']) => void;
  readonly askBranch: (asked: AskedBranch | null) => void;
  readonly prefer: (change: Partial<Preferences>) => void;
  readonly setSpeed: (speed: number) => void;
  readonly toggleBlank: () => void;
  readonly togglePresenting: () => void;
  /** Lets the page play by itself, or gives it back. */
  readonly attract: (attracting: boolean) => void;
  readonly dismissProblems: () => void;
}

export function createLooking(context: Context, storage: Storage | null): Looking {
  const { getState, setState, transport, wish } = context;
  const prefer = (change: Partial<Preferences>): void => {
    const preferences = { ...getState().preferences, ...change };
    setState({ preferences });
    savePreferences(storage, preferences);
  };
  return {
    watchLedger: async (ledgerFrom) => {
      await transport.jump({ kind: 'watch', ledgerFrom });
    },
    watchLattice: async (slot) => {
      await transport.jump({ kind: 'watchLattice', slot });
    },
    seeAs: async (node) => {
      await wish({ kind: 'seeAs', node });
      // The events that passed were told as another viewer saw them.
      setState({ passed: NO_EVENTS });
    },
    select: (selection) => setState({ selection }),
    hover: (hovered) => setState({ hovered }),
    pointWith: (pointing) => {
      if (pointing !== getState().pointing) setState({ pointing });
    },
    takeTool: (tool) => setState({ tool }),
    typeDelay: (delay) => setState({ delay }),
    comparePair: (compared) => setState({ compared }),
    askBranch: (askedBranch) => setState({ askedBranch }),
    prefer,
    setSpeed: (speed) => {
      if (Number.isFinite(speed))
        prefer({ speed: Math.min(SPEED.max, Math.max(SPEED.min, speed)) });
    },
    toggleBlank: () => setState(({ blank }) => ({ blank: !blank })),
    togglePresenting: () => setState(({ presenting }) => ({ presenting: !presenting })),
    attract: (attracting) => setState({ attracting }),
    dismissProblems: () => setState({ problems: NO_PROBLEMS, preferenceFault: null }),
  };
}
