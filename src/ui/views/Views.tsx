import { Maximize2, Minimize2, X } from 'lucide-react';
import { Suspense, useEffect, useRef } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import {
  ActionButton,
  useAction,
  useDeeds,
  useDo,
  VIEWS,
  type ViewName,
} from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { STAGE } from '../keys/index.ts';
import { BELOW, later, lead, raise, useMedia } from '../parts/index.ts';
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

/** The other pictures of the run, one at a time: below the stage, beside it or in its place. */
export function Views() {
  const { shown, last, isLarge } = useDeeds().view;
  const show = useDo('showView');
  const hide = useAction('hideView', undefined);
  const Picture = shown === null ? null : PICTURES[shown];
  const strip = useRef<HTMLDivElement>(null);
  const isBelow = useMedia(BELOW);
  const before = useRef(shown);
  useEffect(() => {
    const wasShown = before.current !== null;
    before.current = shown;
    if (!isBelow) return;
    // Without this the picture would open out of sight, and leave the person below the stage when it closes.
    if (shown !== null) raise(strip.current!);
    else if (wasShown) lead(STAGE);
  }, [shown, isBelow]);
  // The button that closes the picture disappears with it, so the focus moves to its tab.
  const close = () => {
    if (!isBelow) strip.current?.querySelectorAll('button')[VIEWS.indexOf(last)]?.focus();
    hide.run();
  };
  return (
    <div className={styles.views} data-open={shown ?? undefined} data-large={isLarge || undefined}>
      <div ref={strip} className={styles.strip}>
        <ToggleButtonGroup
          aria-label={words.title}
          selectionMode="multiple"
          selectedKeys={shown === null ? [] : [shown]}
          onSelectionChange={(keys) => {
            const pressed = VIEWS.find((view) => view !== shown && keys.has(view));
            if (pressed === undefined) hide.run();
            else show(pressed);
          }}
          className={styles.tabs!}
        >
          {VIEWS.map((id) => (
            <ToggleButton key={id} id={id} className={styles.tab!}>
              {words.names[id]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {shown !== null && (
          <>
            <ActionButton
              does={isLarge ? 'shareRoom' : 'enlargeView'}
              to={undefined}
              look="quiet"
              icon
            >
              {isLarge ? <Minimize2 size={15} aria-hidden /> : <Maximize2 size={15} aria-hidden />}
            </ActionButton>
            <Button look="quiet" icon label={hide.name} hint={hide.hint} onPress={close}>
              <X size={16} aria-hidden="true" />
            </Button>
          </>
        )}
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
