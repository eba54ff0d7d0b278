import type { KeyboardEvent, ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import styles from './controls.module.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** The sentence about what is wrong with the value; empty when nothing is wrong. */
  readonly error?: string;
  /** The id of an element elsewhere that holds the sentence about what is wrong with the value. */
  readonly faultId?: string | undefined;
  /** The unit behind the input, such as `ms`. */
  readonly unit?: string;
  readonly help?: string;
  /** The sentence about a value that is legal and does not work; it follows the help. */
  readonly caution?: string;
  readonly placeholder?: string;
  readonly numeric?: boolean;
  readonly id?: string;
  readonly autoFocus?: boolean;
  readonly hideLabel?: boolean;
  readonly className?: string;
  readonly onFocus?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** One line to type into, with its label, unit, help and the sentence about what is wrong. */
export function Field(props: FieldProps) {
  const {
    label,
    value,
    onChange,
    error = '',
    unit,
    help,
    caution = '',
    placeholder,
    numeric = false,
  } = props;
  return (
    <TextField
      value={value}
      onChange={onChange}
      isInvalid={error !== '' || props.faultId !== undefined}
      {...(props.faultId === undefined ? {} : { 'aria-describedby': props.faultId })}
      autoComplete="off"
      spellCheck="false"
      {...(numeric ? { inputMode: 'decimal' as const } : {})}
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.hideLabel === true ? { 'aria-label': label } : {})}
      className={`${styles.field} ${props.className ?? ''}`}
    >
      {props.hideLabel !== true && <Label className={styles.label}>{label}</Label>}
      <span className={styles.entry}>
        <Input
          className={`${styles.input} ${numeric ? styles.number : ''}`}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where a person has just asked for this field
          autoFocus={props.autoFocus ?? false}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(props.onFocus === undefined ? {} : { onFocus: props.onFocus })}
          {...(props.onKeyDown === undefined ? {} : { onKeyDownCapture: props.onKeyDown })}
        />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </span>
      {help !== undefined && error === '' && (
        <Text slot="description" className={styles.help}>
          {help}
          {caution !== '' && <strong className={styles.caution}>{caution}</strong>}
        </Text>
      )}
      {error !== '' && <FieldError className={styles.error!}>{error}</FieldError>}
    </TextField>
  );
}

/** A sentence about what went wrong, which a screen reader says at once. */
export function ErrorLine({ children }: { readonly children: ReactNode }) {
  return (
    <p role="alert" className={styles.error}>
      {children}
    </p>
  );
}
