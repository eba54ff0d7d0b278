import { fieldWords, unitName, EDITOR_WORDS as words } from '../words/index.ts';
import { Field } from '../controls/index.ts';
import { typed, type Draft } from './draft.ts';
import styles from './Editor.module.css';

export interface SectionProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** The sentences about what is wrong with a field; empty when nothing is. */
  readonly errorOf: (field: string) => string;
  /** The default of each number, as text. */
  readonly standard: Readonly<Record<string, string>>;
}

interface NumbersProps extends SectionProps {
  readonly fields: readonly string[];
}

/** Number fields in columns, each with its unit, its help and its default. */
export function Numbers({ fields, ...props }: NumbersProps) {
  return (
    <div className={styles.numbers}>
      {fields.map((field) => (
        <NumberField key={field} field={field} {...props} />
      ))}
    </div>
  );
}

function NumberField(props: SectionProps & { readonly field: string }) {
  const { field, draft, onChange, errorOf, standard } = props;
  const about = fieldWords(field);
  if (about === null) throw new RangeError(`no words for the field ${field}`);
  const unit = unitName(about.unit);
  const text = draft.numbers[field] ?? '';
  const usual = standard[field];
  const differs = usual !== undefined && usual !== text && field !== 'seed';
  const hint = differs ? ` ${words.standardIs(`${usual} ${unit}`.trim())}.` : '';
  return (
    <Field
      label={about.label}
      value={text}
      numeric
      error={errorOf(field)}
      help={`${about.help}${hint}`}
      {...(unit === '' ? {} : { unit })}
      onChange={(value) => onChange(typed(draft, field, value))}
    />
  );
}
