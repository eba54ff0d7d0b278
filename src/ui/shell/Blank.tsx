import { useSynod } from '../../store/index.ts';
import { useDo } from '../actions/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';
import styles from './Blank.module.css';

/** Covers the page with black, so that the listeners look at the speaker. */
export function Blank() {
  const blank = useSynod((state) => state.blank);
  const toggle = useDo('blank');
  if (!blank) return null;
  return (
    <button type="button" className={styles.blank} onClick={() => toggle(undefined)}>
      <span className="visually-hidden">{words.blanked}</span>
    </button>
  );
}
