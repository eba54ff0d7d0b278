import { Boxes, ChevronDown, Eye, FileJson2, ScanEye } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSynod } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { sceneName, SHELL_WORDS as words, VEILED_WORDS as sightWords } from '../words/index.ts';
import styles from './MenuButtons.module.css';

/** The buttons that open the menus of the bar; the menus themselves come a moment later. */

interface MenuButtonProps {
  /** While there is no menu: somebody wants it. */
  readonly onWant?: () => void;
}

export function SceneButton({ onWant }: MenuButtonProps) {
  const scene = useSynod((state) => state.frame?.run.scene ?? null);
  const name = scene === null ? words.ownCluster : sceneName(scene);
  return (
    <Button
      label={`${words.scene}: ${name}`}
      look="plain"
      className={styles.scene!}
      {...(onWant === undefined ? {} : { onPressStart: onWant })}
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

/** Whose knowledge is shown. */
export function SightButton({ onWant }: MenuButtonProps) {
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  const name = seenBy === null ? sightWords.everything : sightWords.as(seenBy);
  return (
    <Button
      label={`${sightWords.title}: ${name}`}
      look="quiet"
      shortcut="sight"
      {...(onWant === undefined ? {} : { onPressStart: onWant })}
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
  return (
    <Button label={name} look="quiet" {...(onWant === undefined ? {} : { onPressStart: onWant })}>
      {icon}
      <span className={styles.name}>{name}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </Button>
  );
}
