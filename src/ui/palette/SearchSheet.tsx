import type { ReactNode } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { controlStyles } from '../controls/index.ts';
import styles from './Palette.module.css';

interface SearchSheetProps<E> {
  readonly words: Readonly<Record<'title' | 'placeholder' | 'results' | 'nothing', string>>;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** The entries that were found, in groups. */
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly entries: readonly E[];
  }[];
  readonly onClose: () => void;
  /** Draws one entry as an item of the menu. */
  readonly children: (entry: E) => ReactNode;
}

/** A person types some words of an entry and presses Enter. */
export function SearchSheet<E>({
  words,
  typed,
  onType,
  groups,
  onClose,
  children,
}: SearchSheetProps<E>) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={`${controlStyles.veil} ${styles.veil}`}
    >
      <Modal className={`${controlStyles.sheet} ${styles.palette}`}>
        <Dialog aria-label={words.title} className={styles.dialog!}>
          <Autocomplete inputValue={typed} onInputChange={onType}>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a person has just asked to type into it */}
            <SearchField aria-label={words.title} autoFocus className={styles.search!}>
              <Input
                placeholder={words.placeholder}
                className={styles.input!}
                // A search field would empty itself on Escape; here Escape closes the sheet, whatever is typed.
                onKeyDownCapture={(event) => event.key === 'Escape' && onClose()}
              />
            </SearchField>
            <Menu
              aria-label={words.results}
              className={styles.results!}
              renderEmptyState={() => <p className={styles.nothing}>{words.nothing}</p>}
            >
              {groups.map(({ id, name, entries }) => (
                <MenuSection key={id} id={id}>
                  <Header className={controlStyles.heading}>{name}</Header>
                  {entries.map(children)}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
