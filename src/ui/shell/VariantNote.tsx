import { useSynod } from '../../store/index.ts';
import { CHECK_WORDS as words } from '../words/index.ts';
import styles from './VariantNote.module.css';

/** Above the stage, as long as the run is on a broken rule: nobody shall take it for Paxos. */
export function VariantNote() {
  const variant = useSynod((state) => state.frame?.run.variant ?? null);
  if (variant === null) return null;
  return (
    <p className={styles.note} role="note">
      <strong>{words.onPurpose}</strong> {words.variant(variant)}
    </p>
  );
}
