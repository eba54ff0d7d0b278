import type { Frame } from '../../contract/index.ts';
import type { FirstStep, SynodState } from '../../store/index.ts';
import { leadersNodes } from '../parts/index.ts';

type Known = Pick<SynodState, 'playing' | 'frame' | 'hand' | 'why'>;

/** The first step that a change of the page's state takes, whichever control or key has caused it. */
export function stepTaken(now: Known, before: Known): FirstStep | null {
  if (now.playing && !before.playing) return 'play';
  if (isBack(now.frame, before.frame)) return 'back';
  if (now.why !== null && now.why !== before.why) return 'why';
  if (now.hand === null || now.hand === before.hand) return null;
  const { action, on } = now.hand;
  if (action.kind === 'cut') return 'cut';
  return action.kind === 'crash' && leadersNodes(on).includes(action.node) ? 'crash' : null;
}

/** True for an earlier moment of the same branch. */
function isBack(now: Frame | null, before: Frame | null): boolean {
  if (now === null || before === null) return false;
  const isSame = now.run.id === before.run.id && now.timeline.branch === before.timeline.branch;
  return isSame && now.index < before.index;
}
