import type { SceneCard, SceneId } from '../../contract/index.ts';
import { RECORDING_VERSION, type Hand } from '../../sim/index.ts';
import type { Branch } from '../run/branches.ts';
import { replay } from './recording-file.ts';
import COMPILED from './scenes.json';

/**
 * The ready-made scenes. Each is a script in `src/script/scenes`; its recording is kept here, so
 * that a visit can begin before the language has loaded.
 */

interface Scene extends SceneCard {
  readonly hands: readonly Hand[];
}

// A test compares the file with what the scripts compile to.
const SCENES = COMPILED as unknown as readonly Scene[];

export const SCENE_CARDS: readonly SceneCard[] = SCENES.map(
  ({ id, name, about, cluster, seed }) => ({ id, name, about, cluster, seed }),
);

/** The scene's run, played as far as its last hand. */
export function playScene(id: SceneId, branch: number): Branch {
  const scene = SCENES.find((one) => one.id === id);
  if (scene === undefined) throw new RangeError(`no scene ${id}`);
  const { cluster, seed, hands } = scene;
  const replayed = replay({ version: RECORDING_VERSION, cluster, seed, hands }, branch);
  if (replayed.kind === 'problems') throw new RangeError(`the scene ${id} cannot be played`);
  return replayed.branch;
}
