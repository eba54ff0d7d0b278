import { toggleBlank, useSynod } from '../../store/index.ts';
import type { Deeds } from './deeds.ts';
import type { KeyPress } from './key.ts';
import { whyNot, type Keyed } from './registry.ts';

/**
 * Does the first of a key's actions that is possible. If a veil hides which one that is, each is tried until
 * one is not refused. While the screen is blank, a key brings the picture back and does nothing else.
 */
export async function press({ actions }: Keyed, event: KeyPress, deeds: Deeds): Promise<void> {
  const { getState } = useSynod;
  if (getState().blank) return toggleBlank();
  const reasons: string[] = [];
  for (const [, action] of actions) {
    const state = getState();
    const subject = action.on.meant(state, event);
    const reason = subject === null ? action.on.none(state) : whyNot(action, subject, state, deeds);
    if (reason !== null) reasons.push(reason);
    else if ((await action.way.run(subject, deeds)) !== false) return;
  }
  if (reasons.length === actions.length) deeds.tell(reasons[0]!);
}
