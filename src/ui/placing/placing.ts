import type { Frame } from '../../contract/index.ts';
import type { SynodState } from '../../store/index.ts';

/** Lists which process is on which node. The text stays equal while the cluster does not change. */
export function placing({ frame }: SynodState): string | null {
  return frame === null ? null : frame.nodes.map(hostText).join(' ');
}

/**
 * The key under which dragged places are kept: the arrangement and the whole cluster. Node names
 * alone would not do, because other clusters use the same names.
 */
export function placesKey(state: SynodState): string {
  return `${state.preferences.arrangement} ${placing(state) ?? ''}`;
}

function hostText({ id, processes }: Frame['nodes'][number]): string {
  return `${id}:${processes.join(',')}`;
}
