import { useSynod } from '../../store/index.ts';
import { Sign } from '../signs/index.ts';
import {
  CARD_WORDS as words,
  GLOSSARY,
  nowText,
  OTHER_SYSTEMS,
  type CardSubject,
  type TermId,
} from '../words/glossary/index.ts';
import styles from './Glossary.module.css';

interface Props {
  readonly term: TermId;
  readonly subject: CardSubject | null;
  readonly onTerm: (term: TermId) => void;
}

/** What an entry says below its heading: what it is, what it does, how it looks, its state now, and where to read on. */
export function EntryBody({ term, subject, onTerm }: Props) {
  const { is, does, looks, more } = GLOSSARY[term];
  return (
    <>
      <Now term={term} subject={subject} />
      <p className={styles.is}>{is}</p>
      <p>{does}</p>
      {looks !== undefined && (
        <div className={styles.looks}>
          <Sign term={term} />
          <p>{looks}</p>
        </div>
      )}
      <Others term={term} />
      <p className={styles.more}>
        {words.more}:{' '}
        {more.map((one) => (
          <TermLink key={one} term={one} onTerm={onTerm} />
        ))}
      </p>
    </>
  );
}

export function TermLink({ term, onTerm }: Pick<Props, 'term' | 'onTerm'>) {
  return (
    <button type="button" className={styles.link} onClick={() => onTerm(term)}>
      {GLOSSARY[term].term}
    </button>
  );
}

/** The state of what is explained, at the moment that the page shows. */
function Now({ term, subject }: Pick<Props, 'term' | 'subject'>) {
  const text = useSynod(({ frame, hello }) =>
    frame === null || hello === null ? null : nowText(term, subject, frame, hello),
  );
  if (text === null) return null;
  return (
    <p className={styles.now}>
      <strong>{words.now}</strong> {text}
    </p>
  );
}

function Others({ term }: Pick<Props, 'term'>) {
  const { others } = GLOSSARY[term];
  if (others === undefined) return null;
  const systems = Object.keys(OTHER_SYSTEMS) as (keyof typeof OTHER_SYSTEMS)[];
  return (
    <div className={styles.others}>
      <p className={styles.small}>{words.others}</p>
      <dl>
        {systems.map((system) => {
          const name = others[system];
          if (name === undefined) return null;
          return (
            <div key={system}>
              <dt>{OTHER_SYSTEMS[system]}</dt>
              <dd>{name}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
