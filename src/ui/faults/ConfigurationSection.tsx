import { useSynod } from '../../store/index.ts';
import { ActionButton } from '../actions/index.ts';
import { RECONFIGURE_WORDS as words } from '../words/index.ts';
import styles from './Faults.module.css';

/** The newest configuration, with the button that starts a change. */
export function ConfigurationSection() {
  const records = useSynod((state) => state.frame?.records);
  const newest = records?.[records.length - 1];
  if (newest === undefined) return null;
  const { replicas, leaders, acceptors } = newest;
  return (
    <section aria-labelledby="faults-configuration">
      <h3 id="faults-configuration" className={styles.title}>
        {words.heading}
      </h3>
      <p className={styles.configuration}>
        {words.now(newest)}
        <span className={styles.members}>{[...replicas, ...leaders, ...acceptors].join(' ')}</span>
      </p>
      <ActionButton does="reconfigure" to={undefined}>
        {words.open}
      </ActionButton>
    </section>
  );
}
