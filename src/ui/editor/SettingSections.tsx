import type { Settings } from '../../contract/index.ts';
import { Choice, optionsOf } from '../controls/index.ts';
import { EDITOR_WORDS as words, ELECTIONS } from '../words/index.ts';
import { Numbers, type SectionProps } from './Numbers.tsx';
import { Section } from './Section.tsx';
import { LEADER_FIELDS, RETRY_FIELDS, SPACE_FIELDS } from './sections.ts';
import styles from './Editor.module.css';

const elections = optionsOf(ELECTIONS);
const RESPONDS = optionsOf<Settings['respond']>(words.responds);
const READS = optionsOf<Settings['reads']>(words.readsBy);

export function LeaderSection(props: SectionProps) {
  const { draft, onChange } = props;
  return (
    <Section title={words.leaders} seldom isDoubtful={isDoubtful(props, LEADER_FIELDS)}>
      <Choice
        label={words.election}
        value={draft.election}
        options={elections}
        onChange={(election) => onChange({ ...draft, election })}
        className={styles.choice!}
      />
      <Numbers {...props} fields={LEADER_FIELDS} />
    </Section>
  );
}

export function RetrySection(props: SectionProps) {
  return (
    <Section title={words.timeouts} seldom isDoubtful={isDoubtful(props, RETRY_FIELDS)}>
      <Numbers {...props} fields={RETRY_FIELDS} />
    </Section>
  );
}

export function SpaceSection(props: SectionProps) {
  const { draft, onChange } = props;
  return (
    <Section title={words.space} seldom isDoubtful={isDoubtful(props, SPACE_FIELDS)}>
      <Choice
        label={words.respond}
        value={draft.respond}
        options={RESPONDS}
        onChange={(respond) => onChange({ ...draft, respond })}
        className={styles.choice!}
      />
      <Choice
        label={words.reads}
        value={draft.reads}
        options={READS}
        onChange={(reads) => onChange({ ...draft, reads })}
        className={styles.choice!}
      />
      <Numbers {...props} fields={SPACE_FIELDS} />
    </Section>
  );
}

function isDoubtful({ errorOf, cautionOf }: SectionProps, fields: readonly string[]): boolean {
  return fields.some((field) => errorOf(field) !== '' || cautionOf(field) !== '');
}
