import { useEffect, useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useSynod } from '../../store/index.ts';
import { PANELS, useDeeds, type PanelName } from '../actions/index.ts';
import { ChecksView } from '../checks/index.ts';
import { Faults } from '../faults/index.ts';
import { InspectorView } from '../inspector/index.ts';
import { PANELS as PLACE } from '../keys/index.ts';
import { Clients } from '../load/index.ts';
import { MessagesView } from '../messages/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';
import styles from './Dock.module.css';

interface DockProps {
  readonly panel: PanelName;
}

/** The panels beside the stage, one at a time. What is selected outside of them opens in the inspector. */
export function Dock({ panel }: DockProps) {
  const onPanel = useDeeds().showPanel;
  const selection = useSynod((state) => state.selection);
  const dock = useRef<HTMLDivElement>(null);
  // What was selected before the panels had loaded is new to them, too.
  const shown = useRef<typeof selection>(null);
  useEffect(() => {
    const fresh = selection !== shown.current && selection !== null;
    shown.current = selection;
    const inside = dock.current?.contains(document.activeElement) ?? false;
    if (fresh && !inside) onPanel('inspector');
  }, [selection, onPanel]);
  return (
    <Tabs
      ref={dock}
      id={PLACE}
      selectedKey={panel}
      onSelectionChange={(key) => onPanel(key as PanelName)}
      className={styles.dock!}
    >
      <TabList aria-label={words.panels} className={styles.tabs!}>
        {PANELS.map((id) => (
          <Tab key={id} id={id} className={styles.tab!}>
            {words.tabs[id]}
          </Tab>
        ))}
      </TabList>
      {PANELS.map((id) => (
        <TabPanel key={id} id={id} className={styles.panel!}>
          <Panel name={id} />
        </TabPanel>
      ))}
    </Tabs>
  );
}

function Panel({ name }: { readonly name: PanelName }) {
  switch (name) {
    case 'inspector':
      return <InspectorView />;
    case 'messages':
      return <MessagesView />;
    case 'faults':
      return <Faults />;
    case 'clients':
      return <Clients />;
    case 'checks':
      return <ChecksView />;
  }
}
