import type { EnvelopeId, ProcessId, Slot } from '../../contract/index.ts';
import type { LifePlan, LifeView } from '../../scene/index.ts';

/** Everything that the canvas of the lifelines shows. */
export interface LifePicture {
  readonly plan: LifePlan;
  readonly view: LifeView;
  readonly width: number;
  readonly height: number;
  /** The place of the present moment, in units. */
  readonly now: number;
  readonly lit: Lit;
}

/** The things that are selected or pointed at, anywhere on the page. */
export interface Lit {
  readonly messages: ReadonlySet<EnvelopeId>;
  readonly processes: ReadonlySet<ProcessId>;
  readonly slot: Slot | null;
  /** The indices of events, from an effect back to its root. */
  readonly path: readonly number[];
}
