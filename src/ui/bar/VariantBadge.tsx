import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { useSynod } from '../../store/index.ts';
import { CHECK_WORDS as words } from '../words/index.ts';
import styles from './VariantBadge.module.css';

/** What a run on a broken rule wears in the top bar; pressing it tells which rule, and what comes of it. */
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
