import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './controls.module.css';

interface SwitchProps {
  readonly children: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (on: boolean) => void;
  readonly className?: string;
}

/** Turns something on or off at once. */
export function Switch({ children, isOn, onChange, className = '' }: SwitchProps) {
  return (
    <AriaSwitch isSelected={isOn} onChange={onChange} className={`${styles.switch} ${className}`}>
      <span className={styles.knob} aria-hidden="true" />
      {children}
    </AriaSwitch>
  );
}
