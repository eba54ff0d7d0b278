import { toggleBlank, useSynod } from '../../store/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';
import styles from './Blank.module.css';

/** Nothing to look at: the listeners shall look at the speaker. */
export function Blank() {
  const blank = useSynod((state) => state.blank);
  if (!blank) return null;
  return (
    <button type="button" className={styles.blank} onClick={() => toggleBlank()}>
      <span className="visually-hidden">{words.blanked}</span>
    </button>
  );
}
