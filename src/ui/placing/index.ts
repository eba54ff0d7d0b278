/** Where a person has put servers on the stage, and how that is undone. */
export { moveMachine, useMovable } from './move.ts';
export { placesKey, placing } from './placing.ts';
export { hasMoved, keepAt, tidy, undoLast, type Placed } from './undo.ts';
