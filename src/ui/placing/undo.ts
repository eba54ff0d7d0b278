import type { NodeId } from '../../contract/index.ts';
import type { Point } from '../../scene/index.ts';
import {
  keep,
  prefer,
  undo,
  useSynod,
  type Positions,
  type SynodState,
} from '../../store/index.ts';
import { placesKey } from './placing.ts';

/** A node and its middle as a fraction of the stage. */
export interface Placed {
  readonly id: NodeId;
  readonly at: Point;
}

/** One move of nodes by a person: the places before and after, the cluster they belong to, and the run at that time. */
interface Move {
  readonly before: Positions;
  readonly after: Positions;
  readonly key: string;
  readonly run: string | undefined;
}

let moves: readonly Move[] = [];

/** Keeps where nodes were put, so that the move can be undone. */
function place(after: Positions): void {
  const state = useSynod.getState();
  const { positions: before } = state.preferences;
  moves = [...moves, { before, after, key: placesKey(state), run: keep()?.recording }];
  prefer({ positions: after });
}

/** Undoes a person's last action: puts a node back, or returns to the moment before the latest hand. */
export function undoLast(): void {
  if (!undoMove()) void undo();
}

/** False if no node was moved here, or if the run has changed since. */
function undoMove(): boolean {
  const state = useSynod.getState();
  const move = moves.at(-1);
  if (move === undefined || move.after !== state.preferences.positions) return false;
  if (move.key !== placesKey(state) || move.run !== keep()?.recording) return false;
  moves = moves.slice(0, -1);
  prefer({ positions: move.before });
  return true;
}

/** Keeps where a person has put a node. */
export function keepAt({ id, at }: Placed): void {
  const state = useSynod.getState();
  const { positions } = state.preferences;
  const key = placesKey(state);
  place({ ...positions, [key]: { ...positions[key], [id]: at } });
}

/** Puts every node of this arrangement back. */
export function tidy(): void {
  const state = useSynod.getState();
  const { [placesKey(state)]: _, ...others } = state.preferences.positions;
  place(others);
}

/** Tells whether a person has moved any node of this arrangement. */
export function hasMoved(state: SynodState): boolean {
  return Object.keys(state.preferences.positions[placesKey(state)] ?? {}).length > 0;
}
