import type { ReactNode } from 'react';
import styles from './Stage.module.css';

interface Props {
  readonly width: number;
  readonly height: number;
  readonly viewBox: string;
  readonly children: ReactNode;
  /** True for what stands above the stage's picture there, such as tokens. */
  readonly isAbove?: boolean;
}

/** A small picture away from the stage, in which the stage’s glyphs look as they do there. */
export function Picture({ children, isAbove = false, ...size }: Props) {
  return (
    <svg
      {...size}
      className={`${isAbove ? '' : styles.picture} ${styles.apart}`}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
