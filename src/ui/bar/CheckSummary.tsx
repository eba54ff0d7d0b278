import { useSynod, type SynodState } from '../../store/index.ts';
import { useDo } from '../actions/index.ts';
import { Button, useCalm } from '../controls/index.ts';
import { LightSign } from '../parts/index.ts';
import { CHECK_WORDS as words, checksShort } from '../words/index.ts';
import styles from './TopBar.module.css';

const checksOf = ({ frame }: SynodState) => frame?.checks ?? null;

/** All lights as one, always in sight; pressing it shows them one by one. */
export function CheckSummary() {
  const show = useDo('showPanel');
  const checks = useCalm(checksOf);
  const all = useSynod((state) => state.hello?.invariants.length ?? 0);
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  if (checks === null) return null;
  const text = seenBy === null ? checksShort(checks, all) : words.unseen;
  const state = checks.broken.length > 0 ? 'broken' : seenBy === null ? 'holds' : 'unknown';
  return (
    <>
      <Button
        label={`${words.title}: ${text}`}
        look="quiet"
        onPress={() => show('checks')}
        className={styles.checks!}
      >
        <LightSign state={state} />
        <span data-state={state}>{text}</span>
      </Button>
      <output aria-live="polite" className="visually-hidden">
        {text}
      </output>
    </>
  );
}
