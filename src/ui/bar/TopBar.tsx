import {
  CircleHelp,
  Columns3,
  Network,
  Presentation,
  Search,
  SlidersHorizontal,
} from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useSynod } from '../../store/index.ts';
import { ActionButton, useDo } from '../actions/index.ts';
import { Segments } from '../controls/index.ts';
import { RecordingButton, SceneButton, SightButton, ViewButton } from '../shell/index.ts';
import { ACTION_WORDS, SHELL_WORDS as words } from '../words/index.ts';
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
export function TopBar() {
  const arrange = { role: useDo('byRole'), machine: useDo('byMachine') };
  const arrangement = useSynod((state) => state.preferences.arrangement);
  const [wanted, setWanted] = useState<'scene' | 'sight' | 'view' | 'recording' | null>(null);
  return (
    <header className={styles.bar}>
      <h1 className={styles.wordmark}>{words.wordmark}</h1>
      <Suspense fallback={<SceneButton onWant={() => setWanted('scene')} />}>
        <SceneMenu isWanted={wanted === 'scene'} />
      </Suspense>
      <ActionButton does="edit" to={undefined} look="quiet" tip>
        <SlidersHorizontal size={16} aria-hidden="true" />
        <span className={styles.name}>{ACTION_WORDS.edit.name()}</span>
      </ActionButton>
      <VariantBadge />
      <CheckSummary />
      <span className={styles.space} />
      <Segments
        label={words.arrangement}
        value={arrangement}
        options={[
          {
            id: 'role',
            name: ACTION_WORDS.byRole.short,
            icon: <Columns3 size={15} aria-hidden="true" />,
          },
          {
            id: 'machine',
            name: ACTION_WORDS.byMachine.short,
            icon: <Network size={15} aria-hidden="true" />,
          },
        ]}
        onChange={(id) => arrange[id](undefined)}
      />
      <Suspense fallback={<SightButton onWant={() => setWanted('sight')} />}>
        <SightMenu isWanted={wanted === 'sight'} />
      </Suspense>
      <Suspense fallback={<ViewButton onWant={() => setWanted('view')} />}>
        <ViewMenu isWanted={wanted === 'view'} />
      </Suspense>
      <Suspense fallback={<RecordingButton onWant={() => setWanted('recording')} />}>
        <RecordingMenu isWanted={wanted === 'recording'} />
      </Suspense>
      <ActionButton does="present" to look="quiet" icon tip>
        <Presentation size={17} aria-hidden="true" />
      </ActionButton>
      <ActionButton does="palette" to={undefined} look="quiet" icon tip>
        <Search size={17} aria-hidden="true" />
      </ActionButton>
      <ActionButton does="help" to={undefined} look="quiet" icon tip>
        <CircleHelp size={17} aria-hidden="true" />
      </ActionButton>
    </header>
  );
}
