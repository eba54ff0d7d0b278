import type { MarkKind } from '../../contract/index.ts';
import styles from './Timeline.module.css';

const SHAPES: Readonly<Record<MarkKind, string>> = {
  crashed: 'M3 3L11 11M11 3L3 11',
  restarted: 'M11 7a4 4 0 1 1-1.2-2.9M10.5 1.8v2.6H7.9',
  wiped: 'M3 4a4 1.6 0 1 0 8 0a4 1.6 0 1 0 -8 0v6a4 1.6 0 0 0 8 0v-6M1 13L13 1',
  paused: 'M5 3v8M9 3v8',
  resumed: 'M4.5 3l6 4-6 4z',
  cut: 'M1 7h4M9 7h4M8.5 3l-3 8',
  healed: 'M1 7h12M7 4.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 1 1 0-4.4',
  weather: 'M1.5 5c1.4-2 2.8-2 4 0s2.8 2 4 0 2-1.6 3-1M1.5 10c1.4-2 2.8-2 4 0s2.8 2 4 0 2-1.6 3-1',
  reconfigured: 'M4 1.5v11M4 2h8l-2 2.5 2 2.5H4',
  broken: 'M7 1.8L12.8 12H1.2zM7 5.6v2.8M7 10.1v.2',
  request: 'M2 3.5h10v7H2zM2 4l5 4 5-4',
};

/** Each kind of mark has its own shape, because colour says nothing here. */
export function MarkGlyph({ kind }: { readonly kind: MarkKind }) {
  return (
    <svg
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
      className={styles.glyph}
      data-kind={kind}
    >
      <path d={SHAPES[kind]} />
    </svg>
  );
}
