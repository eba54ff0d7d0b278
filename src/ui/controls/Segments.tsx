import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import styles from './controls.module.css';

interface SegmentsProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly options: readonly {
    readonly id: Id;
    readonly name: string;
    readonly icon?: ReactNode;
  }[];
  readonly onChange: (id: Id) => void;
}

/** A person selects one of two or three options, all in sight. */
export function Segments<Id extends string>(props: SegmentsProps<Id>) {
  const { label, value, options, onChange } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles.segments!}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        for (const key of keys) onChange(key as Id);
      }}
    >
      {options.map(({ id, name, icon }) => (
        <ToggleButton key={id} id={id} className={styles.segment!}>
          {icon}
          {/* If room is scarce, the icon stands alone. */}
          <span className={icon === undefined ? '' : styles.segmentName}>{name}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
