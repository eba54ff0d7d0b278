import type { EnvelopeId, ProcessId, Slot } from '../../contract/index.ts';
import type { LifePlan, LifeView } from '../../scene/index.ts';

/** All that the canvas of the lifelines shows. */
export interface LifePicture {
  readonly plan: LifePlan;
  readonly view: LifeView;
  readonly width: number;
  readonly height: number;
  /** In units: where the present moment stands. */
  readonly now: number;
  readonly lit: Lit;
}

/** What is selected or pointed at, anywhere on the page. */
export interface Lit {
  readonly messages: ReadonlySet<EnvelopeId>;
  readonly processes: ReadonlySet<ProcessId>;
  readonly slot: Slot | null;
  /** Indices of events, from an effect back to its root. */
  readonly path: readonly number[];
}
