import {
  CircleHelp,
  Columns3,
  Network,
  Presentation,
  Search,
  SlidersHorizontal,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { prefer, togglePresenting, useSynod } from '../../store/index.ts';
import { Button, Segments } from '../controls/index.ts';
import {
  RecordingButton,
  SceneButton,
  SightButton,
  ViewButton,
  type Deeds,
} from '../shell/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';
import { CheckSummary } from './CheckSummary.tsx';
import { VariantBadge } from './VariantBadge.tsx';
import styles from './TopBar.module.css';

const SceneMenu = lazy(async () => ({ default: (await import('../menus/index.ts')).SceneMenu }));
const SightMenu = lazy(async () => ({ default: (await import('../menus/index.ts')).SightMenu }));
const ViewMenu = lazy(async () => ({ default: (await import('../menus/index.ts')).ViewMenu }));
const RecordingMenu = lazy(async () => ({
  default: (await import('../menus/index.ts')).RecordingMenu,
}));

/** The head of the page: which cluster, how it is looked at, recordings, help. */
export function TopBar({ deeds }: { readonly deeds: Deeds }) {
  const arrangement = useSynod((state) => state.preferences.arrangement);
  const [wanted, setWanted] = useState<'scene' | 'sight' | 'view' | 'recording' | null>(null);
  return (
    <header className={styles.bar}>
      <h1 className={styles.wordmark}>{words.wordmark}</h1>
      <Suspense fallback={<SceneButton onWant={() => setWanted('scene')} />}>
        <SceneMenu deeds={deeds} isWanted={wanted === 'scene'} />
      </Suspense>
      <Button
        label={words.edit}
        look="quiet"
        shortcut="edit"
        tip
        onPress={() => deeds.openSheet('editor')}
      >
        <SlidersHorizontal size={16} aria-hidden="true" />
        <span className={styles.name}>{words.edit}</span>
      </Button>
      <VariantBadge />
      <CheckSummary onPress={() => deeds.showPanel('checks')} />
      <span className={styles.space} />
      <Segments
        label={words.arrangement}
        value={arrangement}
        options={[
          { id: 'role', name: words.byRole, icon: <Columns3 size={15} aria-hidden="true" /> },
          { id: 'machine', name: words.byMachine, icon: <Network size={15} aria-hidden="true" /> },
        ]}
        onChange={(chosen) => prefer({ arrangement: chosen })}
      />
      <Suspense fallback={<SightButton onWant={() => setWanted('sight')} />}>
        <SightMenu isWanted={wanted === 'sight'} />
      </Suspense>
      <Suspense fallback={<ViewButton onWant={() => setWanted('view')} />}>
        <ViewMenu isWanted={wanted === 'view'} />
      </Suspense>
      <Suspense fallback={<RecordingButton onWant={() => setWanted('recording')} />}>
        <RecordingMenu deeds={deeds} isWanted={wanted === 'recording'} />
      </Suspense>
      <Button
        label={words.present}
        look="quiet"
        icon
        tip
        shortcut="present"
        onPress={() => togglePresenting()}
      >
        <Presentation size={17} aria-hidden="true" />
      </Button>
      <Button
        label={words.palette}
        look="quiet"
        icon
        tip
        shortcut="palette"
        onPress={() => deeds.openSheet('palette')}
      >
        <Search size={17} aria-hidden="true" />
      </Button>
      <Button
        label={words.help}
        look="quiet"
        icon
        tip
        shortcut="help"
        onPress={() => deeds.openSheet('help')}
      >
        <CircleHelp size={17} aria-hidden="true" />
      </Button>
    </header>
  );
}
