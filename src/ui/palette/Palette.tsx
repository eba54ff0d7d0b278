import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { MenuItem } from 'react-aria-components';
import { useSynod } from '../../store/index.ts';
import { useDeeds } from '../actions/index.ts';
import { controlStyles } from '../controls/index.ts';
import { PALETTE_WORDS as words } from '../words/index.ts';
import { entriesOf, found, namedEntries, namedIn, type Entry } from './entries.ts';
import { glossaryEntries } from './glossary-entries.ts';
import { inGroups } from './groups.ts';
import { SearchSheet } from './SearchSheet.tsx';
import styles from './Palette.module.css';

/** A person types some words of an action and presses Enter. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const deeds = useDeeds();
  const [typed, setTyped] = useState('');
  // The list shows what was possible when it opened, so that it stands still while a person reads it.
  const [state] = useState(() => useSynod.getState());
  const [listed] = useState(() => entriesOf(state, deeds));
  const search = useMemo(
    () => (text: string) => {
      const terms = text.trim() === '' ? [] : glossaryEntries(deeds);
      const all = [...listed, ...namedEntries(state, deeds, namedIn(text)), ...terms];
      return found([...new Map(all.map((entry) => [entry.id, entry])).values()], text);
    },
    [listed, state, deeds],
  );
  const { groups, more } = inGroups(search(typed), typed === '');
  const run = (entry: Entry | undefined) => {
    if (entry === undefined || entry.whyNot !== null) return;
    // The dialog closes first, because on closing it takes the focus back from where the action leads.
    flushSync(onClose);
    entry.run();
  };
  return (
    <SearchSheet
      words={words}
      typed={typed}
      onType={setTyped}
      onEnter={(text) => run(search(text)[0])}
      groups={groups.map(({ id, entries }) => ({ id, name: words.groups[id], entries }))}
      more={more === 0 ? null : words.more(more)}
      onClose={onClose}
    >
      {(entry) => <Item key={entry.id} entry={entry} onAction={() => run(entry)} />}
    </SearchSheet>
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
