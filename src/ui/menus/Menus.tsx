import { useEffect, useState, type ReactNode } from 'react';
import {
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
} from 'react-aria-components';
import { prefer, useSynod, type Density, type Theme } from '../../store/index.ts';
import { useAction, useDeeds } from '../actions/index.ts';
import { controlStyles } from '../controls/index.ts';
import { RecordingButton, SceneButton, ViewButton } from '../shell/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';
import styles from './Menus.module.css';

interface DropProps {
  /** Somebody has asked for it before it could be had. */
  readonly isWanted?: boolean | undefined;
  readonly button: ReactNode;
  readonly children: ReactNode;
}

export function Drop({ button, children, isWanted = false }: DropProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    // Its button has to have the focus first, or the menu could not give it back.
    const frame = requestAnimationFrame(() => setOpen(true));
    return () => cancelAnimationFrame(frame);
  }, [isWanted]);
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      {button}
      <Popover className={controlStyles.popover!} offset={4}>
        {children}
      </Popover>
    </MenuTrigger>
  );
}

export interface WantedProps {
  /** As in `Drop`. */
  readonly isWanted?: boolean;
}

/** The ready-made clusters, each with a line about it. */
export function SceneMenu({ isWanted }: WantedProps) {
  const deeds = useDeeds();
  const scenes = useSynod((state) => state.hello?.scenes);
  const scene = useSynod((state) => state.frame?.run.scene ?? null);
  return (
    <Drop button={<SceneButton />} isWanted={isWanted}>
      <Menu
        aria-label={words.scenes}
        className={`${controlStyles.list} ${styles.scenes}`}
        selectionMode="single"
        selectedKeys={scene === null ? [] : [scene]}
      >
        {(scenes ?? []).map(({ id, name, about }) => (
          <MenuItem
            key={id}
            id={id}
            textValue={name}
            className={controlStyles.item!}
            onAction={() => deeds.openScene(id)}
          >
            <Text slot="label">{name}</Text>
            <Text slot="description" className={controlStyles.about}>
              {about}
            </Text>
          </MenuItem>
        ))}
        <MenuItem
          id="library"
          className={controlStyles.item!}
          onAction={() => deeds.openSheet('library')}
        >
          {words.library}
        </MenuItem>
      </Menu>
    </Drop>
  );
}

/** How the page looks. */
export function ViewMenu({ isWanted }: WantedProps) {
  const theme = useSynod((state) => state.preferences.theme);
  const density = useSynod((state) => state.preferences.density);
  const projector = useSynod((state) => state.preferences.projector);
  return (
    <Drop button={<ViewButton />} isWanted={isWanted}>
      <Menu aria-label={words.view} className={controlStyles.list!}>
        <Group<Theme>
          title={words.theme}
          names={words.themes}
          chosen={theme}
          onChoose={(id) => prefer({ theme: id })}
        />
        <Group<Density>
          title={words.density}
          names={words.densities}
          chosen={density}
          onChoose={(id) => prefer({ density: id })}
        />
        <MenuSection
          selectionMode="multiple"
          selectedKeys={projector ? ['projector'] : []}
          onSelectionChange={() => prefer({ projector: !projector })}
          aria-label={words.projector}
          className={styles.section!}
        >
          <MenuItem id="projector" className={controlStyles.item!}>
            {words.projector}
          </MenuItem>
        </MenuSection>
        <ActionItem does="blank" />
      </Menu>
    </Drop>
  );
}

interface GroupProps<Id extends string> {
  readonly title: string;
  readonly names: Readonly<Record<Id, string>>;
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

function Group<Id extends string>({ title, names, chosen, onChoose }: GroupProps<Id>) {
  return (
    <MenuSection
      className={styles.section!}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        if (keys !== 'all') for (const key of keys) onChoose(key as Id);
      }}
    >
      <Header className={controlStyles.heading}>{title}</Header>
      {(Object.keys(names) as Id[]).map((id) => (
        <MenuItem key={id} id={id} className={controlStyles.item!}>
          {names[id]}
        </MenuItem>
      ))}
    </MenuSection>
  );
}

const FILE_ACTIONS = [
  'copyRecording',
  'saveRecording',
  'saveScript',
  'openRecording',
  'backToEarlier',
  'undo',
] as const;

/** The run as a file, out and in, and the ways back. */
export function RecordingMenu({ isWanted }: WantedProps) {
  return (
    <Drop button={<RecordingButton />} isWanted={isWanted}>
      <Menu aria-label={words.recording} className={controlStyles.list!}>
        {FILE_ACTIONS.map((does) => (
          <ActionItem key={does} does={does} />
        ))}
      </Menu>
    </Drop>
  );
}

/** An action on the whole page as an item of a menu; where it is not possible it says why. */
function ActionItem({ does }: { readonly does: (typeof FILE_ACTIONS)[number] | 'blank' }) {
  const { name, whyNot, run } = useAction(does, undefined);
  return (
    <MenuItem
      textValue={name}
      className={controlStyles.item!}
      isDisabled={whyNot !== null}
      onAction={run}
    >
      <Text slot="label">{name}</Text>
      {whyNot !== null && (
        <Text slot="description" className={controlStyles.about}>
          {whyNot}
        </Text>
      )}
    </MenuItem>
  );
}
