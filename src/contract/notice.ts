import type { PseudocodeLine, Slot } from '../paxos/index.ts';
import type { Cluster, ClusterFault, EnvelopeId, Refusal } from '../sim/index.ts';
import type { ContractVersion, EventView, Frame, SceneId } from './frame.ts';
import type { Intent } from './intent.ts';
import type { AnswerTo, QuestionKind } from './questions.ts';

/** One thing wrong with a person's input: where, a code the UI words, and the numbers it needs. */
export interface Problem {
  /** A path such as `settings.ping`, `link.loss`, `nodes`, `seed`, `hands[3].action`. */
  readonly field: string;
  readonly code: ProblemCode;
  readonly got: string;
  readonly min: number | null;
  readonly max: number | null;
  /** What would have been right, in the notation of the format: `"reliable" | "manual"`, `Array`. */
  readonly expected?: string;
}

export type ProblemCode =
  | ClusterFault['code']
  | Refusal
  | 'missingRole'
  | 'emptyName'
  | 'version'
  | 'notJson'
  /** A line that the script language does not know; `field` is `script[line:column]`. */
  | 'notAScript'
  /** `expected` says what failed: an expectation, a step, a trace…; `field` is `script[line]`. */
  | 'scriptFailed'
  /** The worker cannot have the rest of its own code now. */
  | 'notLoaded'
  /** What a person typed for a client is no operation; \`field\` is \`command[position]\`. */
  | 'notACommand'
  /** The run has ended: nothing is left that happens by itself. */
  | 'nothingLeft'
  /** No hand lies at or before the moment shown. */
  | 'nothingToUndo'
  /** Nothing is there whose cause could be told. */
  | 'noCause'
  /** It cannot be known to the node that the run is seen by. */
  | 'veiled'
  | 'noSuchBranch'
  | 'noSuchVariant'
  | 'lastBranch';

/** Lowest and highest value of each number a person can set, by field path. */
export type Limits = Readonly<Record<string, { readonly min: number; readonly max: number }>>;

export interface SceneCard {
  readonly id: SceneId;
  readonly name: string;
  /** A line about it. */
  readonly about: string;
  readonly cluster: Cluster;
  readonly seed: number;
}

/** What must hold at every moment: how it is called, and what it says. */
export interface InvariantCard {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
}

/** What changed since the last frame: whole parts by name, and of things with ids only those that changed. */
export interface FrameDelta {
  readonly parts: Partial<Omit<Frame, 'nodes' | 'processes' | 'envelopes' | 'ledger'>>;
  readonly nodes: Frame['nodes'];
  readonly processes: Frame['processes'];
  readonly envelopes: Frame['envelopes'];
  /** Envelopes that are no more. */
  readonly gone: readonly EnvelopeId[];
  /** Null where nothing changed: the slots that it shows, and those of them that are not as before. */
  readonly ledger:
    | (Omit<Frame['ledger'], 'slots'> & {
        readonly shown: readonly Slot[];
        readonly changed: Frame['ledger']['slots'];
      })
    | null;
  /** A first frame, another run, or seen by another: lists are complete. */
  readonly whole: boolean;
  /** Going forward: the latest events that are not quiet since the last frame, oldest first; a few at most. */
  readonly passed: readonly EventView[];
}

/** Page to worker. */
export interface Request {
  readonly version: ContractVersion;
  readonly id: number;
  readonly intent: Intent;
}

export type Answer =
  /** The intent is done; its effect on the picture, if any, is in the delta. */
  | { readonly kind: 'done' }
  /** The intent was refused and nothing has changed. */
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** A script is open as a run, which is not in all what the script expects. */
  | { readonly kind: 'opened'; readonly problems: readonly Problem[] }
  /** What was asked. */
  | { [K in QuestionKind]: { readonly kind: K; readonly value: AnswerTo<K> } }[QuestionKind];

/** The worker's first word: what the page needs to know once. */
export interface Hello {
  readonly kind: 'hello';
  readonly version: ContractVersion;
  readonly scenes: readonly SceneCard[];
  readonly limits: Limits;
  /** How many make a quorum, by the number of members; of as many as a role can have. */
  readonly quorums: readonly number[];
  readonly pseudocode: readonly PseudocodeLine[];
  readonly invariants: readonly InvariantCard[];
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
  /** The engine threw while it did request `id`. `recording` is the run as a file, to copy and to open again. */
  | {
      readonly kind: 'fault';
      readonly id: number;
      readonly message: string;
      readonly recording: string;
    };
