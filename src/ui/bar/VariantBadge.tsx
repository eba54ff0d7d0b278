import { TriangleAlert } from 'lucide-react';
import { useId, type KeyboardEvent } from 'react';
import { useSynod } from '../../store/index.ts';
import { useAction } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { CHECK_WORDS as words } from '../words/index.ts';
import styles from './VariantBadge.module.css';

/** Escape closes what the badge has opened, and then does nothing else. */
function keepEscape(event: KeyboardEvent<HTMLButtonElement>): void {
  const about = event.currentTarget.popoverTargetElement;
  if (event.key === 'Escape' && about?.matches(':popover-open')) event.stopPropagation();
}

/** A run on a broken rule wears this badge in the top bar; pressing it tells which rule is broken, and what follows. */
export function VariantBadge() {
  const variant = useSynod((state) => state.frame?.run.variant ?? null);
  const pseudocode = useSynod((state) => state.hello?.pseudocode);
  const id = useId();
  const hide = () => document.getElementById(id)?.hidePopover();
  if (variant === null) return null;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        onKeyDown={keepEscape}
        className={styles.badge}
        aria-label={words.badge(variant)}
      >
        <TriangleAlert size={14} aria-hidden="true" />
        {words.badgeShort(variant)}
      </button>
      <div id={id} popover="auto" className={styles.about} role="note">
        <strong>{words.onPurpose}</strong> {words.variant(variant)}
        <code className={styles.line}>
          {pseudocode?.find((one) => one.id === variant.line)?.text}
        </code>
        <p>{variant.harm}</p>
        <p>{words.inFiles}</p>
        <p className={styles.ways}>
          <Way does="compareRules" onPress={hide} />
          <Way does="rightRules" onPress={hide} />
        </p>
      </div>
    </>
  );
}

interface WayProps {
  readonly does: 'compareRules' | 'rightRules';
  readonly onPress: () => void;
}

function Way({ does, onPress }: WayProps) {
  const { name, whyNot, hint, run } = useAction(does, undefined);
  const press = () => {
    onPress();
    run();
  };
  return (
    <Button label={name} hint={hint} whyNot={whyNot} onPress={press}>
      {name}
    </Button>
  );
}
