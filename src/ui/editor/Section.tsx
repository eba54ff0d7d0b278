import { ChevronRight } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import styles from './Editor.module.css';

interface SectionFrameProps {
  readonly title: string;
  readonly aside?: string;
  readonly children: ReactNode;
}

/** A part of the form that folds. Nothing in it is forgotten while it is folded. */
export function Section({ title, aside, children }: SectionFrameProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Disclosure defaultExpanded className={styles.section!}>
        <div className={styles.title}>
          <Heading level={3} className={styles.heading!}>
            <Button id={id} slot="trigger" className={styles.fold!}>
              <ChevronRight size={16} aria-hidden="true" className={styles.chevron} />
              {title}
            </Button>
          </Heading>
          {aside !== undefined && <span className={styles.aside}>{aside}</span>}
        </div>
        <DisclosurePanel>{children}</DisclosurePanel>
      </Disclosure>
    </section>
  );
}
