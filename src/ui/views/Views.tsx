import { Maximize2, Minimize2, X } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { ToggleButton, ToggleButtonGroup, type Key } from 'react-aria-components';
import { useDeeds, VIEWS, type ShownView, type ViewName } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { BELOW, later, raise, useMedia } from '../parts/index.ts';
import { VIEW_WORDS as words } from '../words/index.ts';
import styles from './Views.module.css';

const PICTURES: Readonly<Record<ViewName, ReturnType<typeof later<object>>>> = {
  lifelines: later(async () => (await import('../lifelines/index.ts')).Lifelines),
  lattice: later(async () => (await import('../lattice/index.ts')).Lattice),
  traffic: later(async () => (await import('../traffic/index.ts')).Traffic),
  why: later(async () => (await import('../why/index.ts')).Why),
  comparison: later(async () => (await import('../comparison/index.ts')).Comparison),
};

/** Loads the code of all pictures once the first one stands. */
export const bringViews = (): Promise<unknown> =>
  Promise.allSettled(Object.values(PICTURES).map(({ bring }) => bring()));

interface ViewsProps {
  readonly view: ShownView;
}

/** The other pictures of the run, one at a time: below the stage, beside it or in its place. */
export function Views({ view }: ViewsProps) {
  const deeds = useDeeds();
  const { shown, isLarge } = view;
  const Picture = shown === null ? null : PICTURES[shown];
  const strip = useRef<HTMLDivElement>(null);
  const isBelow = useMedia(BELOW);
  useEffect(() => {
    // Without this the picture would open out of sight.
    if (shown !== null && isBelow) raise(strip.current!);
  }, [shown, isBelow]);
  // The button that closes the picture disappears with it, so the focus moves to its tab.
  const close = () => {
    strip.current?.querySelectorAll('button')[VIEWS.indexOf(shown!)]?.focus();
    deeds.showView(null);
  };
  return (
    <div
      className={styles.views}
      data-open={shown !== null || undefined}
      data-large={isLarge || undefined}
    >
      <div ref={strip} className={styles.strip}>
        <ToggleButtonGroup
          aria-label={words.title}
          selectionMode="multiple"
          selectedKeys={shown === null ? [] : [shown]}
          onSelectionChange={(keys) => deeds.showView(pressed(keys, shown))}
          className={styles.tabs!}
        >
          {VIEWS.map((id) => (
            <ToggleButton key={id} id={id} className={styles.tab!}>
              {words.names[id]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {shown !== null && <Room isLarge={isLarge} onClose={close} />}
      </div>
      {Picture !== null && shown !== null && (
        <section key={shown} aria-label={words.names[shown]} className={styles.panel}>
          <h2 className={styles.hidden}>{words.names[shown]}</h2>
          <Suspense fallback={null}>
            <Picture />
          </Suspense>
        </section>
      )}
    </div>
  );
}

/** The picture whose button was pressed, or null if it was the one in sight. */
function pressed(keys: ReadonlySet<Key>, shown: ViewName | null): ViewName | null {
  return VIEWS.find((view) => view !== shown && keys.has(view)) ?? null;
}

interface RoomProps {
  readonly isLarge: boolean;
  readonly onClose: () => void;
}

function Room({ isLarge, onClose }: RoomProps) {
  const { enlargeView } = useDeeds();
  const Sign = isLarge ? Minimize2 : Maximize2;
  return (
    <>
      <Button
        look="quiet"
        icon
        label={isLarge ? words.smaller : words.larger}
        onPress={() => enlargeView(!isLarge)}
      >
        <Sign size={15} aria-hidden="true" />
      </Button>
      <Button look="quiet" icon label={words.close} onPress={onClose}>
        <X size={16} aria-hidden="true" />
      </Button>
    </>
  );
}
