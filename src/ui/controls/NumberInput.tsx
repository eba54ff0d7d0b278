import { fieldWords, unitOf } from '../words/index.ts';
import { Field } from './Field.tsx';

interface NumberInputProps {
  /** The path of the field, such as `link.loss`, which selects its label, unit and help. */
  readonly field: string;
  readonly text: string;
  readonly error: string;
  readonly onChange: (text: string) => void;
  readonly help?: boolean;
  /** The sentence about a value that is legal and does not work. */
  readonly caution?: string;
  /** Follows the help. */
  readonly hint?: string;
}

/** A number with its words. A sentence says what is wrong with it; the field never corrects it silently. */
export function NumberInput(props: NumberInputProps) {
  const { field, text, error, onChange, help = false, caution = '', hint = '' } = props;
  const words = fieldWords(field);
  if (words === null) throw new RangeError(`no words for the field ${field}`);
  const { sign } = unitOf(field);
  return (
    <Field
      label={words.label}
      value={text}
      onChange={onChange}
      error={error}
      caution={caution}
      numeric
      {...(sign === '' ? {} : { unit: sign })}
      {...(help ? { help: `${words.help}${hint}` } : {})}
    />
  );
}
