import { Menu, MenuItem, Text } from 'react-aria-components';
import type { NodeView } from '../../contract/index.ts';
import { useSynod } from '../../store/index.ts';
import { useDo } from '../actions/index.ts';
import { controlStyles } from '../controls/index.ts';
import { SightButton } from '../shell/index.ts';
import { VEIL_WORDS as words } from '../words/index.ts';
import { Drop, type WantedProps } from './Menus.tsx';

const ALL = 'all';
const NO_NODES: readonly NodeView[] = [];

/** A person selects whether everything is shown, or only what one node can know. */
export function SightMenu({ isWanted }: WantedProps) {
  const nodes = useSynod((state) => state.frame?.nodes ?? NO_NODES);
  const see = useDo('seeAs');
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  return (
    <Drop button={<SightButton />} isWanted={isWanted}>
      <Menu
        aria-label={words.title}
        className={controlStyles.list!}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[seenBy ?? ALL]}
        onAction={(key) => see({ node: nodes.find(({ id }) => id === key)?.id ?? null })}
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
