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
  useFilter,
} from 'react-aria-components';
import { useSynod } from '../../store/index.ts';
import { controlStyles } from '../controls/index.ts';
import type { Deeds } from '../shell/index.ts';
import { PALETTE_WORDS as words } from '../words/index.ts';
import { entriesOf } from './entries.ts';
import type { Entry, EntryGroup } from './entry.ts';
import styles from './Palette.module.css';

interface PaletteProps {
  readonly deeds: Deeds;
  readonly onClose: () => void;
}

/** Every action by its name: type some of the words, press Enter. */
export function Palette({ deeds, onClose }: PaletteProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  // The list stands still while it is open: it is what was possible when it was asked for.
  const [entries] = useState(() => entriesOf(useSynod.getState(), deeds));
  const groups = (Object.keys(words.groups) as EntryGroup[])
    .map((id) => ({ id, entries: entries.filter(({ group }) => group === id) }))
    .filter((group) => group.entries.length > 0);
  const run = (entry: Entry) => {
    // Gone before it is done: an open dialog would take the focus back from wherever the action leads.
    flushSync(onClose);
    entry.run();
  };
  // Where some action has all that is typed as it stands, it goes before those with the same words elsewhere.
  const [wholes] = useState(() => new Map<string, boolean>());
  const isSomewhere = (typed: string) => {
    const known = wholes.get(typed) ?? entries.some(({ text }) => contains(text, typed));
    wholes.set(typed, known);
    return known;
  };
  const hasAll = (text: string, typed: string) =>
    isSomewhere(typed)
      ? contains(text, typed)
      : typed.split(/\s+/u).every((word) => contains(text, word));
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={`${controlStyles.veil} ${styles.veil}`}
    >
      <Modal className={`${controlStyles.sheet} ${styles.palette}`}>
        <Dialog aria-label={words.title} className={styles.dialog!}>
          <Autocomplete filter={hasAll}>
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
                <MenuSection key={group.id} id={group.id}>
                  <Header className={controlStyles.heading}>{words.groups[group.id]}</Header>
                  {group.entries.map((entry) => (
                    <MenuItem
                      key={entry.id}
                      id={entry.id}
                      textValue={entry.text}
                      onAction={() => run(entry)}
                      className={`${controlStyles.item} ${styles.item}`}
                    >
                      <span>{entry.text}</span>
                      {entry.key !== '' && <kbd className={controlStyles.kbd}>{entry.key}</kbd>}
                    </MenuItem>
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
