import { memo } from 'react';
import { NumberInput } from '../controls/index.ts';
import { EDITOR_WORDS as words, unitOf } from '../words/index.ts';
import type { Draft } from './draft.ts';
import styles from './Editor.module.css';

export interface SectionProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** Reports what was typed into a field. */
  readonly onType: (field: string, text: string) => void;
  /** The sentences about what is wrong with a field; empty when nothing is wrong. */
  readonly errorOf: (field: string) => string;
  /** The sentences about a timer that cannot work; empty when it can. */
  readonly cautionOf: (field: string) => string;
  /** The default of each number, as text. */
  readonly standard: Readonly<Record<string, string>>;
}

interface NumbersProps extends SectionProps {
  readonly fields: readonly string[];
}

/** Number fields in columns, each with its unit, its help and its default. */
export function Numbers({ fields, draft, onType, errorOf, cautionOf, standard }: NumbersProps) {
  return (
    <div className={styles.numbers}>
      {fields.map((field) => (
        <NumberField
          key={field}
          field={field}
          text={draft.numbers[field] ?? ''}
          usual={standard[field] ?? ''}
          error={errorOf(field)}
          caution={cautionOf(field)}
          onType={onType}
        />
      ))}
    </div>
  );
}

interface NumberFieldProps {
  readonly field: string;
  readonly text: string;
  readonly usual: string;
  readonly error: string;
  readonly caution: string;
  readonly onType: SectionProps['onType'];
}

/** One form holds thirty of these, so React draws again only the one that is typed into. */
const NumberField = memo(function NumberField(props: NumberFieldProps) {
  const { field, text, usual, error, caution, onType } = props;
  const differs = usual !== text && field !== 'seed';
  const hint = differs ? ` ${words.standardIs(`${usual} ${unitOf(field).sign}`.trim())}.` : '';
  return (
    <NumberInput
      field={field}
      text={text}
      error={error}
      caution={caution}
      help
      hint={hint}
      onChange={(value) => onType(field, value)}
    />
  );
});
