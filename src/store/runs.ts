import type { Cluster, Frame, Intent, Problem, SceneId } from '../contract/index.ts';
import type { Reply } from '../worker/client.ts';
import type { Context } from './context.ts';
import { isGranted, NO_PROBLEMS, problemsOf } from './reply.ts';

/** A run that can be reopened, and the moment that was shown. */
export interface Returnable extends Pick<Frame, 'index' | 'time'> {
  readonly recording: string;
  /** As in the state of the page. */
  readonly title: string | null;
}

export interface Kept extends Returnable {
  /** The number of other branches, which are not kept. */
  readonly others: number;
}

export interface Runs {
  readonly openScene: (id: SceneId) => Promise<void>;
  /** Opens a case of the library. */
  readonly openCase: (id: string, title: string) => Promise<readonly Problem[]>;
  readonly openCluster: (cluster: Cluster, seed: number) => Promise<readonly Problem[]>;
  /** Opens the text of a recording or a script; `title` is the name of its file. */
  readonly openRecording: (text: string, title: string) => Promise<readonly Problem[]>;
  /** The run as a person last changed it, and the moment shown; null before the first run. */
  readonly keep: () => Kept | null;
  /** Opens a kept run at its moment; false if that was refused. */
  readonly returnTo: (kept: Returnable) => Promise<boolean>;

  /** Shows the same run on a broken rule or, for null, on the right ones; false if that was refused. */
  readonly onRules: (variant: string | null) => Promise<boolean>;
  /** Compares the shown run with the same run on the right rules; false if that was refused. */
  readonly compareRules: () => Promise<boolean>;

  readonly switchBranch: (id: number) => Promise<void>;
  readonly nameBranch: (id: number, name: string) => Promise<readonly Problem[]>;
  readonly deleteBranch: (id: number) => Promise<void>;
}

/** What a run leaves behind on the page when another one is opened. */
const FRESH = {
  selection: null,
  hovered: null,
  tool: 'point',
  askedBranch: null,
  compared: null,
  problems: NO_PROBLEMS,
} as const;

export function createRuns({ getState, setState, transport, say, wish, memory }: Context): Runs {
  /** Opens another run; what was selected does not exist there. */
  const open = async (intent: Intent, title: string | null): Promise<Reply> => {
    transport.pause();
    const reply = await transport.jump(intent);
    if (isGranted(reply)) {
      setState({ ...FRESH, title });
    }
    return memory.after(reply);
  };
  /** Repeats a wish until it leads no further, or to event `index`. */
  const until = async (index: number, intent: Intent): Promise<void> => {
    for (let before = -1; before < (getState().frame?.index ?? 0);) {
      before = getState().frame?.index ?? 0;
      if (before < index) await transport.jump(intent);
    }
  };
  const sameRun = async (variant: string | null, show: boolean): Promise<number | null> => {
    transport.pause();
    const reply = await memory.after(await wish({ kind: 'sameRun', variant, show }));
    const { answer } = reply.kind === 'answer' ? reply : { answer: null };
    return answer?.kind === 'sameRun' ? answer.branch : null;
  };
  return {
    openScene: async (scene) => {
      const card = getState().hello?.scenes.find(({ id }) => id === scene);
      say(problemsOf(await open({ kind: 'openScene', scene }, card?.name ?? null)));
    },
    openCase: async (id, title) => problemsOf(await open({ kind: 'openCase', id }, title)),
    openCluster: async (cluster, seed) =>
      problemsOf(await open({ kind: 'openCluster', cluster, seed }, null)),
    openRecording: async (text, title) => {
      const reply = await open({ kind: 'openRecording', text }, title);
      // A script whose expectations failed is opened all the same, and the failures are shown.
      const { answer } = reply.kind === 'answer' ? reply : { answer: null };
      setState({ problems: answer?.kind === 'opened' ? answer.problems : NO_PROBLEMS });
      return problemsOf(reply);
    },
    keep: () => {
      const { frame, title } = getState();
      const recording = memory.recording();
      if (frame === null || recording === '') return null;
      const { index, time, timeline } = frame;
      return { recording, title, index, time, others: timeline.branches.length - 1 };
    },
    // A recording ends with its last hand; the events after it are played again, up to the kept
    // moment.
    returnTo: async ({ recording, title, index, time }) => {
      const reply = await open({ kind: 'openRecording', text: recording }, title);
      say(problemsOf(reply));
      if (!isGranted(reply)) return false;
      await transport.jump({ kind: 'seek', index });
      await until(index, { kind: 'runTo', to: time - 1 });
      await until(index, { kind: 'next', unit: 'event', quiet: true });
      return true;
    },
    onRules: async (variant) => (await sameRun(variant, true)) !== null,
    compareRules: async () => {
      const shown = getState().frame?.timeline.branch;
      const branch = await sameRun(null, false);
      if (shown === undefined || branch === null) return false;
      setState({ compared: [shown, branch] });
      return true;
    },
    switchBranch: async (id) => {
      transport.pause();
      await memory.after(await wish({ kind: 'branch', id }));
    },
    nameBranch: async (id, name) => problemsOf(await wish({ kind: 'nameBranch', id, name })),
    deleteBranch: async (id) => {
      await memory.after(await wish({ kind: 'deleteBranch', id }));
    },
  };
}
