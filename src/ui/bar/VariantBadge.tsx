import { TriangleAlert } from 'lucide-react';
import { useId, type KeyboardEvent } from 'react';
import { useSynod } from '../../store/index.ts';
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
        <p>{words.wayBack}</p>
      </div>
    </>
  );
}
