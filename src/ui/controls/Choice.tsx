import { ChevronDown } from 'lucide-react';
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

interface Option<Id extends string> {
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

/** One of a few, from a list that opens. */
export function Choice<Id extends string>(props: ChoiceProps<Id>) {
  const { label, value, options, onChange, hideLabel = false } = props;
  return (
    <Select
      value={value}
      onChange={(key) => key !== null && onChange(key as Id)}
      className={`${styles.field} ${props.className ?? ''}`}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={styles.label!}>{label}</Label>}
      <Button className={`${styles.button} ${styles.plain} ${styles.select}`}>
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className={styles.popover!} offset={4}>
        <ListBox className={styles.list!} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className={styles.item!}>
              <Text slot="label">{option.name}</Text>
              {option.about !== undefined && (
                <Text slot="description" className={styles.about!}>
                  {option.about}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
