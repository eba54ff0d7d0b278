/** Keeps the places to which a person has dragged nodes, and undoes the latest move. */
export { moveMachine, useMovable } from './move.ts';
export { placesKey, placing } from './placing.ts';
export { hasMoved, keepAt, tidy, undoLast, type Placed } from './undo.ts';
