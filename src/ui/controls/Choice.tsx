import { ChevronDown } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import styles from './controls.module.css';

export interface Option<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly about?: string;
}

interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly Option<Id>[];
  readonly onChange: (id: Id) => void;
  readonly hideLabel?: boolean;
  readonly className?: string;
}

/** The options of a table of names, in its order. */
export function optionsOf<Id extends string>(
  table: Readonly<Record<Id, string | Omit<Option<Id>, 'id'>>>,
): readonly Option<Id>[] {
  return (Object.keys(table) as Id[]).map((id) => {
    const words: string | Omit<Option<Id>, 'id'> = table[id];
    return typeof words === 'string' ? { id, name: words } : { id, ...words };
  });
}

/**
 * A person selects one of a few options from a list that opens. The library collects the options
 * each time it draws, so it draws only if a property other than `onChange` changes: keep `options`
 * the same object.
 */
export function Choice<Id extends string>(props: ChoiceProps<Id>) {
  const { label, value, options, onChange, hideLabel = false, className = '' } = props;
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  return useMemo(
    () => (
      <Select
        value={value}
        onChange={(key) => key !== null && latest.current(key as Id)}
        className={`${styles.field} ${className}`}
        {...(hideLabel ? { 'aria-label': label } : {})}
      >
        {!hideLabel && <Label className={styles.label}>{label}</Label>}
        <Button className={`${styles.button} ${styles.plain} ${styles.select}`}>
          <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
        <Popover className={styles.popover!} offset={4}>
          <Options options={options} />
        </Popover>
      </Select>
    ),
    [label, value, options, hideLabel, className],
  );
}

function Options<Id extends string>({ options }: { readonly options: readonly Option<Id>[] }) {
  return (
    <ListBox className={styles.list!} items={options}>
      {({ id, name, about }) => (
        <ListBoxItem id={id} textValue={name} className={styles.item!}>
          <Text slot="label">{name}</Text>
          {about !== undefined && (
            <Text slot="description" className={styles.about}>
              {about}
            </Text>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
