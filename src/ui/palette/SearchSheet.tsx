import type { KeyboardEvent, ReactNode } from 'react';
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
import { takeAhead } from '../keys/index.ts';
import styles from './Palette.module.css';

interface SearchSheetProps<E> {
  readonly words: Readonly<Record<'title' | 'placeholder' | 'results' | 'nothing', string>>;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  /** Enter was pressed for a text before an entry was lit: the best one is meant. */
  readonly onEnter: (typed: string) => void;
  /** The entries that were found, in groups. */
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly entries: readonly E[];
  }[];
  /** What stands between the field and the list. */
  readonly head?: ReactNode;
  /** The sentence about entries that are not shown; null if there are none. */
  readonly more?: string | null;
  readonly onClose: () => void;
  /** Draws one entry as an item of the menu. */
  readonly children: (entry: E) => ReactNode;
}

/** A person types some words of an entry and presses Enter. */
export function SearchSheet<E>(props: SearchSheetProps<E>) {
  const { words, typed, onType, groups, head, more = null, onClose, children } = props;
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
            <Search {...props} />
            {head}
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
          {more !== null && <p className={styles.nothing}>{more}</p>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

type SearchProps = Pick<
  SearchSheetProps<never>,
  'words' | 'typed' | 'onType' | 'onEnter' | 'onClose'
>;

function Search({ words, typed, onType, onEnter, onClose }: SearchProps) {
  const begin = () => {
    const { text, entered } = takeAhead('search');
    if (text !== '') onType(typed + text);
    if (entered) onEnter(typed + text);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    // A search field would empty itself on Escape; here Escape closes the sheet, whatever is typed.
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const lit = event.currentTarget.getAttribute('aria-activedescendant') ?? '';
    if (document.getElementById(lit) !== null) return;
    event.preventDefault();
    event.stopPropagation();
    onEnter(event.currentTarget.value);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- a person has just asked to type into it
    <SearchField aria-label={words.title} autoFocus className={styles.search!}>
      <Input
        placeholder={words.placeholder}
        className={styles.input!}
        onFocus={begin}
        onKeyDownCapture={press}
      />
    </SearchField>
  );
}
