import { useSynod } from '../../store/index.ts';
import { useDo, useKeyHint } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { toStage } from '../keys/index.ts';
import { VEIL_WORDS as words } from '../words/index.ts';
import styles from './SightNote.module.css';

/** This note stands above the stage as long as only one node's knowledge is shown. */
export function SightNote() {
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  const see = useDo('seeAs');
  const hint = useKeyHint('seeAs');
  if (seenBy === null) return null;
  const lift = () => {
    // The button disappears with the note, so the focus moves to the stage and the next key is for the run.
    toStage();
    see({ node: null });
  };
  return (
    <div className={styles.note} role="note">
      <p>
        <strong>{words.as(seenBy)}.</strong> {words.about}
      </p>
      <Button hint={hint} onPress={lift}>
        {words.everythingAgain}
      </Button>
    </div>
  );
}
