import styles from './parts.module.css';

/** The sign of a no-op: an empty set. The word stands beside it, or in the name of what it stands in. */
export function NoOp({ size = 12 }: { readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 12 12"
      width={size}
      height={size}
      aria-hidden="true"
      className={styles.noOp}
      data-sign="no-op"
    >
      <circle cx="6" cy="6" r="4" />
      <path d="M2 10.8L10 1.2" />
    </svg>
  );
}
