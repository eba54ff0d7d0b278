import { useEffect, useRef, useState } from 'react';
import { useSynod } from '../../store/index.ts';
import { SearchField, Input, Label } from 'react-aria-components';
import { controlStyles } from '../controls/index.ts';
import {
  GLOSSARY,
  GLOSSARY_GROUPS,
  GLOSSARY_WORDS as words,
  searchGlossary,
  TERMS,
  type TermId,
} from '../words/glossary/index.ts';
import { EntryBody } from './EntryBody.tsx';
import styles from './Glossary.module.css';

interface Props {
  /** The entry to begin with. */
  readonly term: TermId | null;
}

/** Every entry with a search: by the term, by other words for it, and by the names of other systems. */
export function Glossary({ term }: Props) {
  const pointing = useSynod((state) => state.pointing);
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState(term);
  const list = useRef<HTMLDivElement>(null);
  const found = searchGlossary(typed);
  const isWhole = found === TERMS;
  const show = (id: TermId) => {
    setTyped('');
    setWanted(id);
  };
  useEffect(() => {
    if (wanted === null || !isWhole) return;
    const heading = list.current?.querySelector<HTMLElement>(`[data-entry="${wanted}"] h4`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }, [wanted, isWhole]);
  return (
    <>
      <SearchField
        value={typed}
        onChange={(text) => {
          setTyped(text);
          setWanted(null);
        }}
        className={styles.search!}
      >
        <Label className={styles.hidden}>{words.search}</Label>
        <Input className={controlStyles.input!} placeholder={words.placeholder} />
      </SearchField>
      {typed === '' && <p className={styles.about}>{words.about(TERMS.length, pointing)}</p>}
      {found.length === 0 && <p className={styles.about}>{words.nothing}</p>}
      <div ref={list} className={styles.entries}>
        {found.map((id, at) => (
          <section key={id} data-entry={id} className={styles.entry}>
            {isWhole && <GroupHeading id={id} before={found[at - 1]} />}
            <h4 tabIndex={-1} className={styles.term}>
              {GLOSSARY[id].term}
            </h4>
            <EntryBody term={id} subject={null} onTerm={show} />
          </section>
        ))}
      </div>
    </>
  );
}

/** The name of a part of the glossary stands above its first entry. */
function GroupHeading({
  id,
  before,
}: {
  readonly id: TermId;
  readonly before: TermId | undefined;
}) {
  const { group } = GLOSSARY[id];
  if (before !== undefined && GLOSSARY[before].group === group) return null;
  return <h3 className={styles.group}>{GLOSSARY_GROUPS[group]}</h3>;
}
