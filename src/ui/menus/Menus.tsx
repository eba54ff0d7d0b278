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
import type { SceneCard } from '../../contract/index.ts';
import { useSynod, type Density, type Theme } from '../../store/index.ts';
import { useAction, useDo } from '../actions/index.ts';
import { controlStyles } from '../controls/index.ts';
import { RecordingButton, SceneButton, ViewButton } from '../shell/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';
import styles from './Menus.module.css';

const NO_SCENES: readonly SceneCard[] = [];

interface DropProps {
  /** A person has pressed its button before the menu had loaded. */
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
  /** As for `Drop`. */
  readonly isWanted?: boolean;
}

/** The ready-made clusters, each with a line about it, and the way to the library. */
export function SceneMenu({ isWanted }: WantedProps) {
  const open = useDo('openScene');
  const scenes = useSynod((state) => state.hello?.scenes ?? NO_SCENES);
  const title = useSynod((state) => state.title);
  return (
    <Drop button={<SceneButton />} isWanted={isWanted}>
      <Menu aria-label={words.scenes} className={`${controlStyles.list} ${styles.scenes}`}>
        <MenuSection
          aria-label={words.scenes}
          className={styles.section!}
          selectionMode="single"
          selectedKeys={scenes.filter(({ name }) => name === title).map(({ id }) => id)}
        >
          {scenes.map((scene) => (
            <MenuItem
              key={scene.id}
              id={scene.id}
              textValue={scene.name}
              className={controlStyles.item!}
              onAction={() => open(scene)}
            >
              <Text slot="label">{scene.name}</Text>
              <Text slot="description" className={controlStyles.about}>
                {scene.about}
              </Text>
            </MenuItem>
          ))}
        </MenuSection>
        <ActionItem does="library" />
        <ActionItem does="breakRule" />
      </Menu>
    </Drop>
  );
}

/** The theme, the messages on the stage and the size of the page. */
export function ViewMenu({ isWanted }: WantedProps) {
  const theme = useSynod((state) => state.preferences.theme);
  const density = useSynod((state) => state.preferences.density);
  const projector = useSynod((state) => state.preferences.projector);
  const project = useDo('projector');
  return (
    <Drop button={<ViewButton />} isWanted={isWanted}>
      <Menu aria-label={words.view} className={controlStyles.list!}>
        <Group<Theme>
          title={words.theme}
          names={words.themes}
          selected={theme}
          onSelect={useDo('theme')}
        />
        <Group<Density>
          title={words.density}
          names={words.densities}
          selected={density}
          onSelect={useDo('density')}
        />
        <MenuSection
          selectionMode="multiple"
          selectedKeys={projector ? ['projector'] : []}
          onSelectionChange={() => project(!projector)}
          aria-label={words.projector}
          className={styles.section!}
        >
          <MenuItem id="projector" className={controlStyles.item!}>
            {words.projector}
          </MenuItem>
        </MenuSection>
        <ActionItem does="blank" />
        <ActionItem does="startHere" />
        <ActionItem does="attract" />
      </Menu>
    </Drop>
  );
}

interface GroupProps<Id extends string> {
  readonly title: string;
  readonly names: Readonly<Record<Id, string>>;
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

function Group<Id extends string>({ title, names, selected, onSelect }: GroupProps<Id>) {
  return (
    <MenuSection
      className={styles.section!}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[selected]}
      onSelectionChange={(keys) => {
        if (keys !== 'all') for (const key of keys) onSelect(key as Id);
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

type Listed =
  (typeof FILE_ACTIONS)[number] | 'blank' | 'library' | 'breakRule' | 'startHere' | 'attract';

/** An action on the whole page as an item of a menu; it says why if it is not possible. */
function ActionItem({ does }: { readonly does: Listed }) {
  const { name, short, whyNot, run } = useAction(does, undefined);
  return (
    <MenuItem
      textValue={name}
      className={controlStyles.item!}
      isDisabled={whyNot !== null}
      onAction={run}
    >
      <Text slot="label">{short}</Text>
      {whyNot !== null && (
        <Text slot="description" className={controlStyles.about}>
          {whyNot}
        </Text>
      )}
    </MenuItem>
  );
}
