import type { ElectionPolicy } from '../../contract/index.ts';
import { useDo } from '../actions/index.ts';
import { Choice, optionsOf } from '../controls/index.ts';
import { ELECTIONS, FAULT_WORDS as words } from '../words/index.ts';
import styles from './Faults.module.css';

const elections = optionsOf(ELECTIONS);

/** The election policy, which a person may change while the run goes on. */
export function ElectionSection({ now }: { readonly now: ElectionPolicy }) {
  const change = useDo('election');
  return (
    <section aria-labelledby="faults-election">
      <h3 id="faults-election" className={styles.title}>
        {words.elections}
      </h3>
      <p className={styles.help}>{ELECTIONS[now].about}</p>
      <Choice label={words.election} value={now} options={elections} onChange={change} />
    </section>
  );
}
