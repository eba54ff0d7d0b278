import { useSynod } from '../../store/index.ts';
import { CHECK_WORDS as words } from '../words/index.ts';
import styles from './VariantNote.module.css';

/** A presented page has no top bar, so this note above the stage tells of the broken rule. */
export function VariantNote() {
  const variant = useSynod((state) => state.frame?.run.variant ?? null);
  if (variant === null) return null;
  return (
    <p className={styles.note} role="note">
      <strong>{words.onPurpose}</strong> {words.variant(variant)} {variant.harm}
    </p>
  );
}
