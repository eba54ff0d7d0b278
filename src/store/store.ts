import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type {
  Action,
  ClientId,
  Cluster,
  EventView,
  Frame,
  Intent,
  Micros,
  NodeId,
  Problem,
  Question,
  SceneId,
  Slot,
  WhyTarget,
} from '../contract/index.ts';
import type { Door, Fault, Reply } from '../worker/client.ts';
import { createTimekeeper, type Ticker } from './clock.ts';
import { isGranted, NO_PROBLEMS, problemsOf, toldBy, type Ask } from './reply.ts';
import { loadPreferences, savePreferences, SPEED, type Storage } from './preferences.ts';
import type { Pointed, Selection } from './selection.ts';
import type { Clock, Preferences, SynodState, Tool } from './state.ts';
import { createTransport } from './transport.ts';

/** What a page gives: its animation frames, its storage, and whether a person wants calm. */
export interface Environment {
  readonly ticker: Ticker;
  readonly storage: Storage | null;
  readonly prefersCalm: () => boolean;
}

/** All that a page can do; every function may be called at any time. */
export interface Synod {
  readonly useSynod: UseBoundStore<StoreApi<SynodState>>;
  readonly clock: Clock;
  /** Opens the door, now and whenever it has to be opened anew. */
  readonly connect: (open: () => Door) => void;
  /** After a fault: another worker, the same run. */
  readonly reopen: () => void;
  /** After a fault: another worker, as on the first visit. */
  readonly startOver: () => void;
  readonly isIdle: () => boolean;
  /** Does something of the page's own, such as reading a file, as part of which the run changes: busy until it is done. */
  readonly whileBusy: <T>(work: () => Promise<T>) => Promise<T>;
  /** Calls back when the page becomes busy or idle; returns the way to stop. */
  readonly subscribeIdle: (listener: (idle: boolean) => void) => () => void;

  readonly play: () => void;
  readonly pause: () => void;
  readonly toggle: () => void;
  readonly next: (unit: 'event' | 'beat') => Promise<void>;
  readonly previous: (unit: 'event' | 'beat') => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly seek: (index: number) => Promise<void>;
  readonly seekTime: (at: Micros) => Promise<void>;

  readonly act: (action: Action) => Promise<boolean>;
  readonly command: (client: ClientId, text: string) => Promise<readonly Problem[]>;
  /** Asks the worker; nothing changes. */
  readonly ask: Ask;
  /** Asks for a person, who is told where the question is refused. */
  readonly askAloud: Ask;
  /** Plays a branch on to a virtual time, without going there. */
  readonly playAhead: (id: number, to: Micros) => Promise<void>;

  /** Asks how something came about: the answer is in the state, a refusal is told. */
  readonly askWhy: (target: WhyTarget) => Promise<void>;
  readonly forgetWhy: () => void;

  readonly openScene: (id: SceneId) => Promise<void>;
  readonly openCluster: (cluster: Cluster, seed: number) => Promise<readonly Problem[]>;
  /** Of a recording or a script. */
  readonly openRecording: (text: string) => Promise<readonly Problem[]>;
  /** The run as it was last changed by a person, and the moment that is shown; null while there is none. */
  readonly keep: () => Kept | null;
  /** Opens a run that was kept, at its moment; false where that was refused. */
  readonly returnTo: (kept: Kept) => Promise<boolean>;
  readonly switchBranch: (id: number) => Promise<void>;
  readonly nameBranch: (id: number, name: string) => Promise<readonly Problem[]>;
  readonly deleteBranch: (id: number) => Promise<void>;
  readonly watchLedger: (from: Slot | null) => Promise<void>;
  readonly watchLattice: (slot: Slot | 'newest' | null) => Promise<void>;

  /** Shows what one node can know; everything for null. */
  readonly seeAs: (node: NodeId | null) => Promise<void>;

  readonly select: (selection: Selection | null) => void;
  readonly hover: (pointed: Pointed | null) => void;
  readonly takeTool: (tool: Tool) => void;
  readonly typeDelay: (delay: string) => void;
  readonly prefer: (change: Partial<Preferences>) => void;
  readonly setSpeed: (speed: number) => void;
  readonly toggleBlank: () => void;
  readonly togglePresenting: () => void;
  readonly dismissProblems: () => void;
}

const NO_EVENTS: readonly EventView[] = [];

type Moment = Pick<Frame, 'index' | 'time'>;
/** A run that can be had again, and how far it was shown. */
export interface Kept extends Moment {
  readonly recording: string;
  /** Branches beside the one that was shown: they are not kept. */
  readonly others: number;
}
const START: Moment = { index: 0, time: 0 };

/** Is this another run than the one the chain is of, or before all that the chain tells of? */
function isOutside(frame: Frame, { why, frame: before }: SynodState): boolean {
  return why !== null && (frame.run.id !== before?.run.id || frame.index < why.since);
}

export function createSynod({ ticker, storage, prefersCalm }: Environment): Synod {
  const { preferences, fault } = loadPreferences(storage);
  const useSynod = create<SynodState>()(() => ({
    phase: 'opening',
    hello: null,
    frame: null,
    passed: NO_EVENTS,
    problems: NO_PROBLEMS,
    fault: null,
    playing: false,
    blank: false,
    presenting: false,
    selection: null,
    hovered: null,
    why: null,
    tool: 'point',
    delay: '20',
    preferences,
    preferenceFault: fault,
  }));
  const { getState, setState } = useSynod;
  const idleListeners = new Set<(idle: boolean) => void>();
  let openDoor: (() => Door) | null = null;
  let door: Door | null = null;
  /** The run as it was after the last hand: what is left if the worker dies without a word. */
  let lastRecording = '';
  let wasIdle = false;

  let held = 0;
  const isIdle = (): boolean => held === 0 && transport.isIdle() && getState().phase !== 'opening';
  const tellIdle = (): void => {
    const idle = isIdle();
    if (idle === wasIdle) return;
    wasIdle = idle;
    for (const listener of idleListeners) listener(idle);
  };
  const clock = createTimekeeper(ticker);
  const transport = createTransport(clock, {
    ask: (intent) => door?.ask(intent) ?? Promise.resolve({ kind: 'lost' }),
    publish: (frame, passed) => {
      if (isOutside(frame, getState())) setState({ why: null });
      if (passed === null) setState({ frame });
      else setState({ frame, passed: passed.length > 0 ? passed : NO_EVENTS });
    },
    setPlaying: (playing) => setState({ playing }),
    speed: () => getState().preferences.speed,
    stopsAtBroken: () => getState().preferences.stopAtBroken,
    isCalm: prefersCalm,
    onBusyChange: () => tellIdle(),
  });

  /** Says why a wish was refused, or clears what was said before. */
  const say = (problems: readonly Problem[]): void => {
    if (problems.length > 0 || getState().problems.length > 0) setState({ problems });
  };
  const told = (reply: Reply): Reply => {
    say(problemsOf(reply));
    return reply;
  };
  const ask: Ask = async (kind, ...[of]) =>
    toldBy(kind, await transport.wonder({ ...(of as object | undefined), kind } as Question));
  const askAloud: Ask = async (kind, ...of) => {
    const reply = await ask(kind, ...of);
    say(reply.problems);
    return reply;
  };
  const remember = async (): Promise<void> => {
    lastRecording = (await ask('export')).answer ?? lastRecording;
  };
  const remembered = async (reply: Reply): Promise<Reply> => {
    if (isGranted(reply)) await remember();
    return reply;
  };
  /** Another run: whatever was selected is no more. */
  const openRun = async (intent: Intent): Promise<Reply> => {
    transport.pause();
    const reply = await transport.jump(intent);
    if (isGranted(reply)) {
      setState({ selection: null, hovered: null, tool: 'point', problems: NO_PROBLEMS });
    }
    return remembered(reply);
  };

  const lose = ({ message, recording }: Fault): void => {
    transport.halt();
    setState({ phase: 'lost', fault: { message, recording: recording || lastRecording } });
    tellIdle();
  };
  const connect = (recording: string, moment: Moment): void => {
    door?.close();
    lastRecording = recording;
    const opened = openDoor?.() ?? null;
    door = opened;
    setState({ phase: 'opening', fault: null, problems: NO_PROBLEMS });
    tellIdle();
    opened?.onFault((reason) => {
      if (door === opened) lose(reason);
    });
    opened?.onOpen((hello, frame) => {
      if (door !== opened) return;
      transport.begin(frame);
      setState({ phase: 'open', hello, selection: null, hovered: null, why: null });
      tellIdle();
      void (recording === '' ? remember() : comeBack(recording, moment));
    });
  };
  /** A recording ends with its last hand: what followed by itself is played again, up to `moment` and not beyond. */
  const comeBack = async (recording: string, { index, time }: Moment): Promise<boolean> => {
    if (!isGranted(told(await openRun({ kind: 'openRecording', text: recording })))) return false;
    const until = async (intent: Intent): Promise<void> => {
      for (let before = -1; before < (getState().frame?.index ?? 0);) {
        before = getState().frame?.index ?? 0;
        if (before < index) await transport.jump(intent);
      }
    };
    await transport.jump({ kind: 'seek', index });
    await until({ kind: 'runTo', to: time - 1 });
    await until({ kind: 'next', unit: 'event', quiet: true });
    return true;
  };

  /** A checker that is behind goes on whenever nothing else is to be done. */
  idleListeners.add((idle) => {
    if (!idle) return;
    // Later, when all have heard that the page is idle: now it will not be.
    queueMicrotask(() => {
      const isBehind = typeof getState().frame?.checks.upTo === 'number';
      if (isBehind && isIdle() && getState().phase === 'open')
        void transport.jump({ kind: 'check' });
    });
  });

  /** While one search for a moment is under way only the latest wish is kept. */
  let sought: Intent | null = null;
  let seeking = false;
  const seekTo = async (intent: Intent): Promise<void> => {
    sought = intent;
    if (seeking) return;
    seeking = true;
    while (sought !== null) {
      const wish: Intent = sought;
      sought = null;
      told(await transport.jump(wish, wish.kind === 'seekTime' ? wish.at : null));
    }
    seeking = false;
  };
  const step = async (kind: 'next' | 'previous', unit: 'event' | 'beat'): Promise<void> => {
    const intent: Intent = { kind, unit, quiet: getState().preferences.everyEvent };
    if (kind === 'next') {
      told(await transport.step(intent));
      return;
    }
    transport.pause();
    told(await transport.jump(intent));
  };
  const prefer = (change: Partial<Preferences>): void => {
    const next = { ...getState().preferences, ...change };
    setState({ preferences: next });
    savePreferences(storage, next);
  };
  const now = (): Micros => Math.floor(clock.now());

  return {
    useSynod,
    clock,
    connect: (open) => {
      openDoor = open;
      connect('', START);
    },
    reopen: () => {
      const { fault: lost, frame } = getState();
      connect(lost?.recording ?? lastRecording, frame ?? START);
    },
    startOver: () => connect('', START),
    isIdle,
    whileBusy: async (work) => {
      held += 1;
      tellIdle();
      try {
        return await work();
      } finally {
        held -= 1;
        tellIdle();
      }
    },
    subscribeIdle: (listener) => {
      idleListeners.add(listener);
      return () => idleListeners.delete(listener);
    },
    play: () => transport.play(),
    pause: () => transport.pause(),
    toggle: () => (transport.isPlaying() ? transport.pause() : transport.play()),
    next: (unit) => step('next', unit),
    previous: (unit) => step('previous', unit),
    undo: async () => {
      transport.pause();
      told(await transport.jump({ kind: 'undo' }));
    },
    seek: (index) => seekTo({ kind: 'seek', index }),
    seekTime: (at) => seekTo({ kind: 'seekTime', at }),
    act: async (action) => {
      const reply = told(await transport.jump({ kind: 'act', action, at: now() }));
      await remembered(reply);
      return isGranted(reply);
    },
    command: async (client, text) => {
      const reply = await transport.jump({ kind: 'command', client, text, at: now() });
      return problemsOf(await remembered(reply));
    },
    ask,
    askAloud,
    playAhead: async (id, to) => {
      told(await transport.jump({ kind: 'playAhead', id, to }));
    },
    askWhy: async (of) => {
      const run = getState().frame?.run.id;
      const { answer: why } = await askAloud('why', { of });
      if (why !== null && getState().frame?.run.id === run) setState({ why });
    },
    forgetWhy: () => setState({ why: null }),
    openScene: async (scene) => {
      told(await openRun({ kind: 'openScene', scene }));
    },
    openCluster: async (cluster, seed) =>
      problemsOf(await openRun({ kind: 'openCluster', cluster, seed })),
    openRecording: async (text) => {
      const reply = await openRun({ kind: 'openRecording', text });
      // Open all the same: this is no refusal, and yet to be told.
      const { answer } = reply.kind === 'answer' ? reply : { answer: null };
      setState({ problems: answer?.kind === 'opened' ? answer.problems : NO_PROBLEMS });
      return problemsOf(reply);
    },
    keep: () => {
      const { frame } = getState();
      if (frame === null || lastRecording === '') return null;
      const { index, time, timeline } = frame;
      return { recording: lastRecording, index, time, others: timeline.branches.length - 1 };
    },
    returnTo: (kept) => comeBack(kept.recording, kept),
    switchBranch: async (id) => {
      transport.pause();
      await remembered(told(await transport.jump({ kind: 'branch', id })));
    },
    nameBranch: async (id, name) =>
      problemsOf(told(await transport.jump({ kind: 'nameBranch', id, name }))),
    deleteBranch: async (id) => {
      await remembered(told(await transport.jump({ kind: 'deleteBranch', id })));
    },
    watchLedger: async (ledgerFrom) => {
      await transport.jump({ kind: 'watch', ledgerFrom });
    },
    watchLattice: async (slot) => {
      await transport.jump({ kind: 'watchLattice', slot });
    },
    seeAs: async (node) => {
      told(await transport.jump({ kind: 'seeAs', node }));
      // They were told as somebody else saw them.
      setState({ passed: NO_EVENTS });
    },
    select: (selection) => setState({ selection }),
    hover: (hovered) => setState({ hovered }),
    takeTool: (tool) => setState({ tool }),
    typeDelay: (delay) => setState({ delay }),
    prefer,
    setSpeed: (speed) => {
      if (Number.isFinite(speed))
        prefer({ speed: Math.min(SPEED.max, Math.max(SPEED.min, speed)) });
    },
    toggleBlank: () => setState(({ blank }) => ({ blank: !blank })),
    togglePresenting: () => setState(({ presenting }) => ({ presenting: !presenting })),
    dismissProblems: () => setState({ problems: NO_PROBLEMS, preferenceFault: null }),
  };
}
