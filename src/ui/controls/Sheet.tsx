import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import styles from './controls.module.css';

interface SheetProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Broad leaves room for three columns. */
  readonly wide?: boolean | 'broad';
  /** The words of the button that closes it. */
  readonly close: string;
}

/** A dialog over the page, with a title and a button that closes it. */
export function Sheet({ title, onClose, children, wide = false, close }: SheetProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={styles.veil!}
    >
      <Modal
        className={`${styles.sheet} ${wide === false ? '' : styles.wide} ${wide === 'broad' ? styles.broad : ''}`}
      >
        <Dialog className={styles.dialog!}>
          <header className={styles.sheetHead}>
            <Heading slot="title" className={styles.sheetTitle!}>
              {title}
            </Heading>
            <Button label={close} look="quiet" icon onPress={onClose}>
              <X size={18} aria-hidden="true" />
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
