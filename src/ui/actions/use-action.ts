import { useCallback, useEffect, useRef } from 'react';
import { useSynod } from '../../store/index.ts';
import type { ActionId } from '../words/index.ts';
import type { PageAction } from './action.ts';
import { useDeeds, type Deeds } from './deeds.ts';
import { pressed, type Pressing } from './double-press.ts';
import { actionOf, keyHint, whyNot, type SubjectOf } from './registry.ts';

export interface OfferedAction {
  readonly name: string;
  readonly short: string;
  /** The sentence about why it is not possible now; null if it is. */
  readonly whyNot: string | null;
  /** The key that does the same to the same subject now. */
  readonly hint: ReturnType<typeof keyHint>;
  /** Controls hand on what they know of the press, so that a double click counts once. */
  readonly run: (by?: Pressing) => void;
}

/** What a control tells of an action's key, whatever the subject. */
export function useKeyHint(id: ActionId): ReturnType<typeof keyHint> {
  const characterKeys = useSynod((state) => state.preferences.characterKeys);
  return keyHint(actionOf(id).way.key, characterKeys);
}

/** For controls with several subjects, such as menus, segments and switches: does an action to the one selected. */
export function useDo<Id extends ActionId>(id: Id): (subject: SubjectOf<Id>) => void {
  const deeds = useDeeds();
  return useCallback((subject) => void actionOf(id).way.run(subject, deeds), [id, deeds]);
}

/** An action on one subject, as a control offers it. */
export function useAction<Id extends ActionId>(id: Id, subject: SubjectOf<Id>): OfferedAction {
  const action = actionOf(id);
  const { on, words, way } = action;
  const deeds = useDeeds();
  const reason = useSynod((state) => whyNot(action, subject, state, deeds));
  const isMeant = useSynod((state) => {
    const meant = way.key === undefined ? null : on.meant(state, null);
    return meant !== null && on.id(meant) === on.id(subject);
  });
  const characterKeys = useSynod((state) => state.preferences.characterKeys);
  const name = words.name(subject);
  const meaning = `${id} ${on.id(subject)}`;
  const took = useRef({ meaning, at: 0 });
  useEffect(() => {
    took.current = { meaning, at: performance.now() };
  }, [meaning]);
  const wish = {
    meaning,
    isPossible: () => isPossible(action, subject, deeds),
    run: () => way.run(subject, deeds),
  };
  return {
    name,
    short: words.short ?? name,
    whyNot: reason,
    hint: keyHint(isMeant ? way.key : undefined, characterKeys),
    run: (by) => void pressed({ ...wish, since: took.current.at }, by),
  };
}

/** Asks about the subject as it is by now. */
function isPossible<S>(action: PageAction<S>, subject: S, deeds: Deeds): boolean {
  const state = useSynod.getState();
  const { on } = action;
  const all = on.all(state);
  const at = all.findIndex((one) => on.id(one) === on.id(subject));
  return at >= 0 && whyNot(action, all[at]!, state, deeds) === null;
}
