import type { LineId, ProcessId } from '../paxos/index.ts';
import type { Action, Cluster, ClusterCaution } from '../sim/index.ts';
import type { CompareView } from './compare.ts';
import type { EventView } from './frame.ts';
import type { LogView } from './log.ts';
import type { LastRun, Previews } from './outlook.ts';
import type { WhyTarget, WhyView } from './why.ts';

/**
 * Every question about a run, with its arguments and its answer. A question changes neither the run
 * nor the moment shown. For a new question, the compiler asks where it is answered (`session/ask`)
 * and what a veiled viewer sees of the answer (`session/veil`).
 */
export interface Questions {
  /** Is this cluster legal? If it is not, the refusal says what is wrong; if it is, which timers cannot work together? */
  readonly checkCluster: Asking<
    { readonly cluster: Cluster; readonly seed: number },
    readonly ClusterCaution[]
  >;
  /**
   * What would this action do now? The preview judges no invariant. The answer is null when a
   * veiled viewer cannot know it.
   */
  readonly preview: Asking<{ readonly action: Action }, EventView | null>;
  /** What would each message under way do if it were delivered now, and each armed timer if it fired? */
  readonly previews: Asking<unknown, Previews>;
  /** What happened after event `from` up to event `to`? `quiet` events are told in full or only numbered. */
  readonly log: Asking<
    { readonly from: number; readonly to: number; readonly quiet: boolean },
    LogView
  >;
  /** What are these events in full? At most a hundred are told. */
  readonly tell: Asking<{ readonly indices: readonly number[] }, readonly EventView[]>;
  /** In which event before `before` did this process last run this line? */
  readonly lastRun: Asking<
    { readonly line: LineId; readonly process: ProcessId; readonly before: number },
    LastRun
  >;
  /** How did this come about? */
  readonly why: Asking<{ readonly of: WhyTarget }, WhyView>;
  /** How do two branches differ from where they parted? The answer lists at most `most` events of each. */
  readonly compare: Asking<
    { readonly a: number; readonly b: number; readonly most: number },
    CompareView
  >;
  /** What is the run as the text of a file? */
  readonly export: Asking<unknown, string>;
  /** What is the run as a script, as far as it has been played? */
  readonly exportScript: Asking<unknown, string>;
  /** Which cases can be opened? */
  readonly cases: Asking<unknown, readonly CaseCard[]>;
  /** What is the hash of the whole event sequence up to here? */
  readonly hash: Asking<unknown, string>;
}

/** A scenario of the library. */
export interface CaseCard {
  readonly id: string;
  readonly subject: string;
  readonly title: string;
  /** What happens in the scenario, in a few sentences. */
  readonly about: string;
}

interface Asking<Of, Answer> {
  readonly of: Of;
  readonly answer: Answer;
}

export type QuestionKind = keyof Questions;

/** A question as it crosses the door. */
export type QuestionOf<K extends QuestionKind> = { readonly kind: K } & Questions[K]['of'];
export type Question = { [K in QuestionKind]: QuestionOf<K> }[QuestionKind];

export type AnswerTo<K extends QuestionKind> = Questions[K]['answer'];
