/** One registry says what a person can do; buttons and keys read it. */
export type { Named, PageAction } from './action.ts';
export { ActionButton } from './ActionButton.tsx';
export {
  DeedsContext,
  NO_VIEW,
  PANELS,
  useDeeds,
  VIEWS,
  type Deeds,
  type PanelName,
  type PlaceName,
  type SheetName,
  type ShownView,
  type ViewName,
} from './deeds.ts';
export { PlayOn } from './PlayOn.tsx';
export type { KeyPress } from './key.ts';
export { press } from './press.ts';
export { ALL, keyHint, KEYS, keyText, whyNot, type Keyed } from './registry.ts';
export { SPEEDS, stopOf, WORDS_PER_MINUTE } from './speed-scale.ts';
export { flyingIn, heldIn } from './under-way.ts';
export { useAction, useDo, useKeyHint } from './use-action.ts';
export { putAway } from './view-actions.ts';
