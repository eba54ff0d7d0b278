import type { LineId, PseudocodeLine, Slot } from '../paxos/index.ts';
import type { Cluster, EnvelopeId } from '../sim/index.ts';
import type { ContractVersion, EventView, Frame, SceneId } from './frame.ts';
import type { Intent } from './intent.ts';
import type { Problem } from './problem.ts';
import type { AnswerTo, QuestionKind } from './questions.ts';

/** Lowest and highest value of each number a person can set, by field path. */
export type Limits = Readonly<Record<string, { readonly min: number; readonly max: number }>>;

export interface SceneCard {
  readonly id: SceneId;
  readonly name: string;
  /** One line about the scene. */
  readonly about: string;
  readonly cluster: Cluster;
  readonly seed: number;
}

/** The name of an invariant, and what it says. */
export interface InvariantCard {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
}

/** A rule that can be broken on purpose. */
export interface VariantCard {
  readonly id: string;
  /** The line of the protocol that the broken rule replaces. */
  readonly line: LineId;
  readonly what: string;
  /** What the change leads to, in one sentence. */
  readonly harm: string;
  /** The invariant that breaks on its own schedule; null if it only keeps a run from ever coming to an end. */
  readonly breaks: string | null;
}

/** What changed since the last frame: whole parts by name; of lists with ids, only the items that changed. */
export interface FrameDelta {
  readonly parts: Partial<Omit<Frame, 'nodes' | 'processes' | 'envelopes' | 'ledger'>>;
  readonly nodes: Frame['nodes'];
  readonly processes: Frame['processes'];
  readonly envelopes: Frame['envelopes'];
  /** The ids of envelopes that are gone. */
  readonly gone: readonly EnvelopeId[];
  /** The slots that the ledger shows, and those of them that changed; null if nothing did. */
  readonly ledger:
    | (Omit<Frame['ledger'], 'slots'> & {
        readonly shown: readonly Slot[];
        readonly changed: Frame['ledger']['slots'];
      })
    | null;
  /** True for a first frame, another run or another viewer: lists are complete. */
  readonly whole: boolean;
  /** The latest events on the way forward since the last frame that are not quiet: a few at most, oldest first. */
  readonly passed: readonly EventView[];
}

/** Page to worker. */
export interface Request {
  readonly version: ContractVersion;
  readonly id: number;
  readonly intent: Intent;
}

export type Answer =
  /** The intent is done; the delta holds its effect on the picture, if it has one. */
  | { readonly kind: 'done' }
  /** The intent was refused, and nothing has changed. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** A script was opened as a run that differs in places from what the script expects. */
  | { readonly kind: 'opened'; readonly problems: readonly Problem[] }
  /** The same run on other rules is this branch. */
  | { readonly kind: 'sameRun'; readonly branch: number }
  /** The answer to a question. */
  | { [K in QuestionKind]: { readonly kind: K; readonly value: AnswerTo<K> } }[QuestionKind];

/** The worker's first message: what the page needs to know once. */
export interface Hello {
  readonly kind: 'hello';
  readonly version: ContractVersion;
  readonly scenes: readonly SceneCard[];
  readonly limits: Limits;
  /** The size of a quorum, by the number of members, up to the largest role. */
  readonly quorums: readonly number[];
  readonly pseudocode: readonly PseudocodeLine[];
  readonly invariants: readonly InvariantCard[];
  readonly variants: readonly VariantCard[];
}

/** Worker to page. The first frame follows the greeting as the answer to request 0. */
export type Notice =
  | Hello
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly answer: Answer;
      readonly delta: FrameDelta | null;
    }
  /** The engine threw an error during request `id`. `recording` is the run as a file, to copy and to open again. */
  | {
      readonly kind: 'fault';
      readonly id: number;
      readonly message: string;
      readonly recording: string;
    };
