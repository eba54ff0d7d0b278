import { Boxes, ChevronDown, Eye, FileJson2, ScanEye } from 'lucide-react';
import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { useSynod } from '../../store/index.ts';
import { useKeyHint } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { SHELL_WORDS as words, VEIL_WORDS as sightWords } from '../words/index.ts';
import styles from './MenuButtons.module.css';

/** The buttons that open the menus of the bar; the menus themselves come a moment later. */

interface MenuButtonProps {
  /** Given while the menu has not loaded; the button calls it when it is pressed. */
  readonly onWant?: () => void;
}

/** The name of the button whose stand-in had the focus when it went. */
let left: string | null = null;

/** The button of a menu takes over the focus from its stand-in. */
function useHandOver(name: string, standsIn: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = button.current;
    if (!standsIn && left === name) {
      left = null;
      element?.focus();
    }
    return () => {
      if (standsIn && element === document.activeElement) left = name;
    };
  }, [name, standsIn]);
  return button;
}

/** The properties of a button that stands in for the button of a menu. */
function standIn(onWant: (() => void) | undefined) {
  return onWant === undefined ? {} : { onPressStart: onWant };
}

export function SceneButton({ onWant }: MenuButtonProps) {
  const name = useSynod((state) => state.title) ?? words.ownCluster;
  const button = useHandOver(words.scene, onWant !== undefined);
  return (
    <Button
      ref={button}
      label={`${words.scene}: ${name}`}
      look="plain"
      className={styles.scene!}
      {...standIn(onWant)}
    >
      <Boxes size={16} aria-hidden="true" />
      <span className={styles.sceneName}>{name}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </Button>
  );
}

export function ViewButton(props: MenuButtonProps) {
  return <MenuButton {...props} name={words.view} icon={<Eye size={16} aria-hidden="true" />} />;
}

export function RecordingButton(props: MenuButtonProps) {
  const icon = <FileJson2 size={16} aria-hidden="true" />;
  return <MenuButton {...props} name={words.recording} icon={icon} />;
}

/** The button names the node whose knowledge is shown. */
export function SightButton({ onWant }: MenuButtonProps) {
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  const hint = useKeyHint('seeAs');
  const name = seenBy === null ? sightWords.everything : sightWords.as(seenBy);
  const button = useHandOver(sightWords.title, onWant !== undefined);
  return (
    <Button
      ref={button}
      label={`${sightWords.title}: ${name}`}
      look="quiet"
      hint={hint}
      {...standIn(onWant)}
    >
      <ScanEye size={16} aria-hidden="true" />
      <span className={styles.name}>
        {seenBy === null ? sightWords.everything : sightWords.short(seenBy)}
      </span>
      <ChevronDown size={14} aria-hidden="true" />
    </Button>
  );
}

interface NamedProps extends MenuButtonProps {
  readonly name: string;
  readonly icon: ReactNode;
}

function MenuButton({ name, icon, onWant }: NamedProps) {
  const button = useHandOver(name, onWant !== undefined);
  return (
    <Button ref={button} label={name} look="quiet" {...standIn(onWant)}>
      {icon}
      <span className={styles.name}>{name}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </Button>
  );
}
