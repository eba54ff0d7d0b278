import type { ComponentProps, ReactNode, Ref } from 'react';
import { Button as AriaButton, Focusable, TooltipTrigger } from 'react-aria-components';
import styles from './controls.module.css';
import { Tip } from './Tip.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: (event: { readonly pointerType: string }) => void;
  readonly onPressStart?: () => void;
  /** The accessible name, if the content is an icon or shorter than the name. */
  readonly label?: string;
  readonly look?: 'plain' | 'quiet' | 'main' | 'bad';
  /** Makes the button square, for one icon. */
  readonly icon?: boolean;
  /** The key in two forms: for the tooltip, and for `aria-keyshortcuts`. */
  readonly hint?: { readonly shown: string; readonly aria: string };
  /** Shows the label as a tooltip, with its key. A button of one icon has it, because nothing else names it in sight. */
  readonly tip?: boolean;
  readonly isDisabled?: boolean;
  /** The reason why the button cannot be pressed now, shown beside it; null if it can be pressed. */
  readonly whyNot?: string | null;
  readonly type?: 'button' | 'submit';
  readonly className?: string;
  /** The action that the button does, by which the page finds the button. */
  readonly does?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ tip, ...props }: ButtonProps) {
  const { hint, icon = false, label } = props;
  if (!(tip ?? icon) || label === undefined) return <Plain {...props} />;
  return (
    <TooltipTrigger delay={500}>
      <Plain {...props} isTipped />
      <NameTip name={label} hint={hint} />
    </TooltipTrigger>
  );
}

/** The tooltip of a control: its name and its key. */
function NameTip({ name, hint }: { readonly name: string; readonly hint: ButtonProps['hint'] }) {
  return (
    <Tip className={styles.tip!}>
      {name}
      {hint !== undefined && hint.shown !== '' && <kbd className={styles.kbd}>{hint.shown}</kbd>}
    </Tip>
  );
}

interface TippedProps extends Pick<ButtonProps, 'hint'> {
  readonly name: string;
  /** One plain button, with the attribute `data-tip`. */
  readonly children: ComponentProps<typeof Focusable>['children'];
}

/** Gives a plain button, such as those on the stage, the tooltip of other buttons. */
export function Tipped({ name, hint, children }: TippedProps) {
  return (
    <TooltipTrigger delay={500}>
      <Focusable>{children}</Focusable>
      <NameTip name={name} hint={hint} />
    </TooltipTrigger>
  );
}

function Plain(props: Omit<ButtonProps, 'tip'> & { readonly isTipped?: boolean }) {
  const {
    children,
    isTipped = false,
    label,
    look = 'plain',
    icon = false,
    className = '',
    does,
    ...others
  } = props;
  const { hint, whyNot = null, isDisabled = whyNot !== null, ...rest } = others;
  const said = {
    'data-does': does,
    ...(hint === undefined || hint.aria === '' ? {} : { 'aria-keyshortcuts': hint.aria }),
    ...(isTipped ? { 'data-tip': '' } : {}),
    ...(whyNot === null ? {} : { title: whyNot, 'aria-description': whyNot }),
  };
  return (
    <AriaButton
      {...rest}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className={`${styles.button} ${styles[look]} ${icon ? styles.icon : ''} ${className}`}
      render={(dom) => <button {...dom} {...said} />}
    >
      {children}
    </AriaButton>
  );
}
