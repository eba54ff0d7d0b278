import type { ReactNode } from 'react';
import { Button, type ButtonProps } from '../controls/index.ts';
import type { ActionId } from '../words/index.ts';
import type { SubjectOf } from './registry.ts';
import { useAction } from './use-action.ts';

type Look = Pick<ButtonProps, 'look' | 'icon' | 'tip' | 'className'>;

type ActionButtonProps<Id extends ActionId> = Look & {
  readonly does: Id;
  readonly to: SubjectOf<Id>;
  /** Shown in place of the action's short name. */
  readonly children?: ReactNode;
};

/** A button for an action of the registry has the action's name, its key, and the reason if it cannot be pressed. */
export function ActionButton<Id extends ActionId>(props: ActionButtonProps<Id>) {
  const { does, to, children, ...look } = props;
  const { name, short, whyNot, hint, run } = useAction(does, to);
  return (
    <Button {...look} does={does} label={name} hint={hint} whyNot={whyNot} onPress={run}>
      {children ?? short}
    </Button>
  );
}
