import { useId, type ReactNode } from 'react';
import styles from './Editor.module.css';

interface SectionFrameProps {
  readonly title: string;
  readonly aside?: string;
  readonly children: ReactNode;
}

export function Section({ title, aside, children }: SectionFrameProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id} className={styles.title}>
        {title}
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </h3>
      {children}
    </section>
  );
}
