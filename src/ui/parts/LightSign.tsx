import styles from './parts.module.css';

interface LightSignProps {
  readonly state: 'holds' | 'broken' | 'unknown';
  readonly size?: number;
}

/** The light of an invariant: a ring with a tick, a full triangle or an open ring, so that the shape says it, too. */
export function LightSign({ state, size = 16 }: LightSignProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      className={styles.light}
      data-state={state}
    >
      {state === 'broken' ? (
        <>
          <path d="M8 1.2L15.4 14.4H.6z" className={styles.lamp} />
          <path d="M8 6v4M8 12.1v.2" className={styles.cry} />
        </>
      ) : (
        <>
          <circle cx="8" cy="8" r="6.4" />
          {state === 'holds' && <path d="M4.9 8.3l2.2 2.3 4-4.8" />}
        </>
      )}
    </svg>
  );
}
