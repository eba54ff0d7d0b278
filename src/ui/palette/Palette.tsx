import { useState } from 'react';
import { flushSync } from 'react-dom';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { useSynod } from '../../store/index.ts';
import { useDeeds } from '../actions/index.ts';
import { controlStyles } from '../controls/index.ts';
import { PALETTE_WORDS as words } from '../words/index.ts';
import { entriesOf, found, type Entry } from './entries.ts';
import styles from './Palette.module.css';

/** Every action by its name: type some of the words, press Enter. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const deeds = useDeeds();
  const [typed, setTyped] = useState('');
  // The list stands still while it is open: it is what was possible when it was asked for.
  const [entries] = useState(() => entriesOf(useSynod.getState(), deeds));
  const shown = found(entries, typed);
  const groups = [...new Set(shown.map(({ group }) => group))];
  const run = (entry: Entry) => {
    // Gone before it is done: an open dialog would take the focus back from wherever the action leads.
    flushSync(onClose);
    entry.run();
  };
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={`${controlStyles.veil} ${styles.veil}`}
    >
      <Modal className={`${controlStyles.sheet} ${styles.palette}`}>
        <Dialog aria-label={words.title} className={styles.dialog!}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a person has just asked to type into it */}
            <SearchField aria-label={words.title} autoFocus className={styles.search!}>
              <Input
                placeholder={words.placeholder}
                className={styles.input!}
                // A search field keeps Escape to empty itself; here it closes, whatever is typed.
                onKeyDownCapture={(event) => event.key === 'Escape' && onClose()}
              />
            </SearchField>
            <Menu
              aria-label={words.results}
              className={styles.results!}
              renderEmptyState={() => <p className={styles.nothing}>{words.nothing}</p>}
            >
              {groups.map((group) => (
                <MenuSection key={group} id={group}>
                  <Header className={controlStyles.heading}>{words.groups[group]}</Header>
                  {shown
                    .filter((entry) => entry.group === group)
                    .map((entry) => (
                      <Item key={entry.id} entry={entry} onAction={() => run(entry)} />
                    ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ItemProps {
  readonly entry: Entry;
  readonly onAction: () => void;
}

function Item({ entry: { id, text, key, whyNot }, onAction }: ItemProps) {
  return (
    <MenuItem
      id={id}
      textValue={text}
      isDisabled={whyNot !== null}
      onAction={onAction}
      className={`${controlStyles.item} ${styles.item}`}
    >
      <span>{text}</span>
      {key !== '' && <kbd className={controlStyles.kbd}>{key}</kbd>}
      {whyNot !== null && <span className={controlStyles.about}>{whyNot}</span>}
    </MenuItem>
  );
}
