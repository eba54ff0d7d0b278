import { ChevronRight } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import styles from './Editor.module.css';

interface SectionFrameProps {
  readonly title: string;
  readonly aside?: string;
  /** A section that a person seldom needs starts folded. */
  readonly seldom?: boolean;
  /** True while a field in it is wrong or cautioned; the section unfolds when this begins. */
  readonly isDoubtful?: boolean;
  readonly children: ReactNode;
}

/** A part of the form that folds. Nothing in it is forgotten while it is folded. */
export function Section(props: SectionFrameProps) {
  const { title, aside, seldom = false, isDoubtful = false, children } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(!seldom);
  const [was, setWas] = useState(false);
  if (isDoubtful !== was) {
    setWas(isDoubtful);
    if (isDoubtful) setOpen(true);
  }
  return (
    <section aria-labelledby={id}>
      <Disclosure isExpanded={isOpen} onExpandedChange={setOpen} className={styles.section!}>
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
