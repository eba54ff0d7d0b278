import type { ReactNode } from 'react';
import { hover, select, useSynod, type Pointed, type Selection } from '../../store/index.ts';
import styles from './parts.module.css';

interface RefProps {
  readonly to: Selection;
  readonly children: ReactNode;
  /** The accessible name, if the content says too little. */
  readonly label?: string;
  readonly className?: string;
}

/** A name that a person can follow: pressing it selects what it stands for, pointing lights that up. */
export function Ref({ to, children, label, className = '' }: RefProps) {
  const isHere = useSynod((state) => isSame(state.selection, to));
  return (
    <button
      type="button"
      className={`${styles.ref} ${className}`}
      aria-label={label}
      aria-pressed={isHere}
      onClick={() => select(to)}
      onPointerEnter={() => hover(to)}
      onPointerLeave={() => hover(null)}
    >
      {children}
    </button>
  );
}

/** Tells whether both stand for the same thing. */
export function isSame(a: Pointed | null, b: Selection | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  switch (a.kind) {
    case 'slot':
      return b.kind === 'slot' && a.slot === b.slot;
    case 'link':
      return b.kind === 'link' && a.from === b.from && a.to === b.to;
    case 'node':
    case 'process':
    case 'envelope':
      return b.kind === a.kind && a.id === b.id;
  }
}
