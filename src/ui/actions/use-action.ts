import { useCallback } from 'react';
import { useSynod } from '../../store/index.ts';
import type { ActionId } from '../words/index.ts';
import { useDeeds } from './deeds.ts';
import { actionOf, keyHint, whyNot, type SubjectOf } from './registry.ts';

export interface OfferedAction {
  readonly name: string;
  readonly short: string;
  /** The sentence about why it is not possible now; null if it is. */
  readonly whyNot: string | null;
  /** The key that does the same to the same subject now. */
  readonly hint: ReturnType<typeof keyHint>;
  readonly run: () => void;
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
  return {
    name,
    short: words.short ?? name,
    whyNot: reason,
    hint: keyHint(isMeant ? way.key : undefined, characterKeys),
    run: () => void way.run(subject, deeds),
  };
}
