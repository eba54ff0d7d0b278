import type { ClusterFault, Refusal } from '../sim/index.ts';

/** One fault in a person's input: where it is, a code that the UI words, and the numbers that the words need. */
export interface Problem {
  /** A path such as `settings.ping`, `link.loss`, `nodes`, `seed`, `hands[3].action`. */
  readonly field: string;
  readonly code: ProblemCode;
  readonly got: string;
  readonly min: number | null;
  readonly max: number | null;
  /** What was expected, in the notation of the format: `"reliable" | "manual"`, `Array`. */
  readonly expected?: string;
}

export type ProblemCode =
  | ClusterFault['code']
  | Refusal
  | 'missingRole'
  | 'emptyName'
  | 'version'
  | 'notJson'
  /** The script language does not know this line; `field` is `script[line:column]`. */
  | 'notAScript'
  /** `expected` says what failed: an expectation, a step, a trace…; `field` is `script[line]`. */
  | 'scriptFailed'
  /** The worker cannot load the rest of its own code now. */
  | 'notLoaded'
  /** What a person typed for a client is no operation; `field` is `command[position]`. */
  | 'notACommand'
  /** The run has ended: no action is due. */
  | 'nothingLeft'
  /** The run has ended: too many messages are under way. */
  | 'flooded'
  /** No hand lies at or before the moment shown. */
  | 'nothingToUndo'
  /** There is nothing whose cause could be told. */
  | 'noCause'
  /** The node that the run is seen by cannot know the answer. */
  | 'veiled'
  | 'noSuchBranch'
  | 'noSuchVariant'
  | 'lastBranch';
