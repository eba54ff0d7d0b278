import { TermLink } from '../glossary/EntryBody.tsx';
import { Sign } from '../signs/index.ts';
import { GLOSSARY, SIGN_PAGES, type TermId } from '../words/glossary/index.ts';
import { HELP_WORDS as words } from '../words/index.ts';
import styles from './Help.module.css';

interface Props {
  /** Shows a term in the glossary. */
  readonly onTerm: (term: TermId) => void;
}

/** The legend of the page: every sign as it is drawn there, the stage first. */
export function Signs({ onTerm }: Props) {
  return (
    <>
      <p className={styles.about}>{words.hues}</p>
      {SIGN_PAGES.map(({ title, about, terms }) => (
        <section key={title} className={styles.signs}>
          <h3 className={styles.heading}>{title}</h3>
          {about !== undefined && <p className={styles.about}>{about}</p>}
          <ul className={styles.signList}>
            {terms.map((term) => (
              <li key={term} data-sign={term}>
                <span className={styles.sign}>
                  <Sign term={term} />
                </span>
                <span>
                  <TermLink term={term} onTerm={onTerm} /> {GLOSSARY[term].is}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
