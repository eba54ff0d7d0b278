import { ChevronDown, ScanEye } from 'lucide-react';
import { Menu, MenuItem, Text } from 'react-aria-components';
import type { NodeView } from '../../contract/index.ts';
import { seeAs, useSynod } from '../../store/index.ts';
import { Button, controlStyles } from '../controls/index.ts';
import { VEILED_WORDS as words } from '../words/index.ts';
import { Drop } from './Menus.tsx';
import styles from './Menus.module.css';

const ALL = 'all';
const NO_NODES: readonly NodeView[] = [];

/** Whose knowledge is shown: everything, or what one node can know. */
export function SightMenu() {
  const nodes = useSynod((state) => state.frame?.nodes ?? NO_NODES);
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  return (
    <Drop button={<SightButton />}>
      <Menu
        aria-label={words.title}
        className={controlStyles.list!}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[seenBy ?? ALL]}
        onAction={(key) => void seeAs(nodes.find(({ id }) => id === key)?.id ?? null)}
      >
        <MenuItem id={ALL} textValue={words.everything} className={controlStyles.item!}>
          <Text slot="label">{words.everything}</Text>
          <Text slot="description" className={controlStyles.about}>
            {words.all}
          </Text>
        </MenuItem>
        {nodes.map(({ id, processes }) => (
          <MenuItem key={id} id={id} textValue={words.as(id)} className={controlStyles.item!}>
            <Text slot="label">{words.as(id)}</Text>
            <Text slot="description" className={controlStyles.about}>
              {processes.join(' ')}
            </Text>
          </MenuItem>
        ))}
      </Menu>
    </Drop>
  );
}

function SightButton() {
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  const name = seenBy === null ? words.everything : words.as(seenBy);
  return (
    <Button label={`${words.title}: ${name}`} look="quiet" shortcut="sight">
      <ScanEye size={16} aria-hidden="true" />
      <span className={styles.name}>
        {seenBy === null ? words.everything : words.short(seenBy)}
      </span>
      <ChevronDown size={14} aria-hidden="true" />
    </Button>
  );
}
