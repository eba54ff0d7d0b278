import { Boxes, ChevronDown, Eye, FileJson2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSynod } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { sceneName, SHELL_WORDS as words } from '../words/index.ts';
import styles from './TopBar.module.css';

/** The buttons that open the menus of the bar; the menus themselves come a moment later. */

export function SceneButton() {
  const scene = useSynod((state) => state.frame?.run.scene ?? null);
  const name = scene === null ? words.ownCluster : sceneName(scene);
  return (
    <Button label={`${words.scene}: ${name}`} look="plain" className={styles.scene!}>
      <Boxes size={16} aria-hidden="true" />
      <span className={styles.sceneName}>{name}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </Button>
  );
}

export function ViewButton() {
  return <MenuButton name={words.view} icon={<Eye size={16} aria-hidden="true" />} />;
}

export function RecordingButton() {
  return <MenuButton name={words.recording} icon={<FileJson2 size={16} aria-hidden="true" />} />;
}

function MenuButton({ name, icon }: { readonly name: string; readonly icon: ReactNode }) {
  return (
    <Button label={name} look="quiet">
      {icon}
      <span className={styles.name}>{name}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </Button>
  );
}
