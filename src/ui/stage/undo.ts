import { keep, prefer, undo, useSynod, type Positions } from '../../store/index.ts';
import { placesKey } from './placing.ts';

/** Machines put elsewhere, once: what was kept before and after, for which places, and the run as a person had left it. */
interface Move {
  readonly before: Positions;
  readonly after: Positions;
  readonly key: string;
  readonly run: string | undefined;
}

let moves: readonly Move[] = [];

/** Keeps where machines have been put, so that it can be undone. */
export function place(after: Positions): void {
  const state = useSynod.getState();
  const { positions: before } = state.preferences;
  moves = [...moves, { before, after, key: placesKey(state), run: keep()?.recording }];
  prefer({ positions: after });
}

/** Undoes what a person did last: puts a machine back, or goes to right before the latest hand. */
export function undoLast(): void {
  if (!undoMove()) void undo();
}

/** False where no machine was moved here, or something has been done to the run since. */
function undoMove(): boolean {
  const state = useSynod.getState();
  const move = moves.at(-1);
  if (move === undefined || move.after !== state.preferences.positions) return false;
  if (move.key !== placesKey(state) || move.run !== keep()?.recording) return false;
  moves = moves.slice(0, -1);
  prefer({ positions: move.before });
  return true;
}
