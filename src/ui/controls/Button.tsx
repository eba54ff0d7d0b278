import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, TooltipTrigger } from 'react-aria-components';
import { useSynod } from '../../store/index.ts';
import { keyHint, type ShortcutId } from '../keys/index.ts';
import styles from './controls.module.css';
import { Tip } from './Tip.tsx';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly onPressStart?: () => void;
  /** The accessible name, if the content is an icon or shorter than the name. */
  readonly label?: string;
  readonly look?: 'plain' | 'quiet' | 'main' | 'bad';
  /** Makes the button square, for one icon. */
  readonly icon?: boolean;
  readonly shortcut?: ShortcutId;
  /** Shows the label as a tooltip, with its key. */
  readonly tip?: boolean;
  readonly isDisabled?: boolean;
  readonly type?: 'button' | 'submit';
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ tip = false, ...props }: ButtonProps) {
  const characterKeys = useSynod((state) => state.preferences.characterKeys);
  const { shown, aria } = keyHint(props.shortcut, characterKeys);
  if (!tip) return <Plain {...props} keys={aria} />;
  return (
    <TooltipTrigger delay={500}>
      <Plain {...props} keys={aria} />
      <Tip className={styles.tip!}>
        {props.label}
        {shown !== '' && <kbd className={styles.kbd}>{shown}</kbd>}
      </Tip>
    </TooltipTrigger>
  );
}

type PlainProps = Omit<ButtonProps, 'tip' | 'shortcut'> & { readonly keys: string };

function Plain(props: PlainProps) {
  const { children, label, look = 'plain', icon = false, keys, className = '', ...rest } = props;
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
