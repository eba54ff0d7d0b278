import type { ReactNode } from 'react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { ariaKeys, shownKey, type ShortcutId } from '../keys/index.ts';
import { inMain } from './in-main.ts';
import styles from './controls.module.css';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly onPressStart?: () => void;
  /** The accessible name, where the content is an icon or shorter than the name. */
  readonly label?: string;
  readonly look?: 'plain' | 'quiet' | 'main' | 'bad';
  /** Square, for one icon. */
  readonly icon?: boolean;
  readonly shortcut?: ShortcutId;
  /** Shows the label as a tooltip, with its key. */
  readonly tip?: boolean;
  readonly isDisabled?: boolean;
  readonly type?: 'button' | 'submit';
  readonly className?: string;
}

export function Button({ tip = false, ...props }: ButtonProps) {
  if (!tip) return <Plain {...props} />;
  const keys = props.shortcut === undefined ? '' : shownKey(props.shortcut);
  return (
    <TooltipTrigger delay={500}>
      <Plain {...props} />
      <Tooltip className={styles.tip!} offset={6} {...inMain()}>
        {props.label}
        {keys !== '' && <kbd className={styles.kbd}>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}

function Plain(props: Omit<ButtonProps, 'tip'>) {
  const {
    children,
    label,
    look = 'plain',
    icon = false,
    shortcut,
    className = '',
    ...rest
  } = props;
  const keys = shortcut === undefined ? '' : ariaKeys(shortcut);
  return (
    <AriaButton
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className={`${styles.button} ${styles[look]} ${icon ? styles.icon : ''} ${className}`}
      render={(dom) =>
        keys === '' ? <button {...dom} /> : <button {...dom} aria-keyshortcuts={keys} />
      }
    >
      {children}
    </AriaButton>
  );
}
