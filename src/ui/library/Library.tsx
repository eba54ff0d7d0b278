import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { MenuItem, Text } from 'react-aria-components';
import type { CaseCard } from '../../contract/index.ts';
import { ask } from '../../store/index.ts';
import { useDeeds } from '../actions/index.ts';
import { controlStyles } from '../controls/index.ts';
import { SearchSheet } from '../palette/index.ts';
import { LIBRARY_WORDS as words } from '../words/index.ts';

const NONE: readonly CaseCard[] = [];

/** Lists every case by its subject; a person searches the list and opens a case. */
export function Library({ onClose }: { readonly onClose: () => void }) {
  const deeds = useDeeds();
  const [typed, setTyped] = useState('');
  const [cases, setCases] = useState<readonly CaseCard[] | null>(null);
  useEffect(() => {
    void ask('cases').then(({ answer }) => setCases(answer ?? NONE));
  }, []);
  const shown = found(cases, typed);
  const groups = [...new Set(shown.map(({ subject }) => subject))].map((subject) => ({
    id: subject,
    name: subject,
    entries: shown.filter((card) => card.subject === subject),
  }));
  const open = (card: CaseCard | undefined) => {
    if (card === undefined) return;
    // The dialog closes first, because on closing it takes the focus back from the stage.
    flushSync(onClose);
    deeds.openCase(card.id, card.title);
  };
  const nothing = cases === null ? words.coming : words.nothing;
  return (
    <SearchSheet
      words={{ ...words, nothing }}
      typed={typed}
      onType={setTyped}
      onEnter={(text) => open(found(cases, text)[0])}
      groups={groups}
      onClose={onClose}
    >
      {(card) => (
        <MenuItem
          key={card.id}
          id={card.id}
          textValue={card.title}
          onAction={() => open(card)}
          className={controlStyles.item!}
        >
          <Text slot="label">{words.name(card)}</Text>
          <Text slot="description" className={controlStyles.about}>
            {card.about}
          </Text>
        </MenuItem>
      )}
    </SearchSheet>
  );
}

function found(cases: readonly CaseCard[] | null, typed: string): readonly CaseCard[] {
  return (cases ?? NONE).filter((card) => hasAll(card, typed));
}

/** Tells whether the card has all words that are typed. */
function hasAll({ id, subject, title, about }: CaseCard, typed: string): boolean {
  const text = [id, subject, title, about].join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
