import type { Frame } from '../../contract/index.ts';
import type { SynodState } from '../../store/index.ts';

/** Who stands on which machine, as text: equal while nobody has moved. */
export function placing({ frame }: SynodState): string | null {
  return frame === null ? null : frame.nodes.map(hostText).join(' ');
}

/** What a person drags is kept for this: an arrangement of these machines. Another cluster has others of the same names. */
export function placesKey(state: SynodState): string {
  return `${state.preferences.arrangement} ${placing(state) ?? ''}`;
}

function hostText({ id, processes }: Frame['nodes'][number]): string {
  return `${id}:${processes.join(',')}`;
}
