import { X } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { attract, useSynod, whileBusy } from '../store/index.ts';
import { DeedsContext, press, putAway } from './actions/index.ts';
import { CaptionView } from './caption/index.ts';
import { Button } from './controls/index.ts';
import { STAGE, useKeys } from './keys/index.ts';
import {
  Blank,
  copyRecording,
  ErrorBoundary,
  Lost,
  usePointing,
  usePresenting,
  useShell,
  VariantNote,
} from './shell/index.ts';
import { BELOW, later, useMedia, whenQuiet } from './parts/index.ts';
import { StageView, VeiledGlyph } from './stage/index.ts';
import { Timeline } from './timeline/index.ts';
import { SHELL_WORDS as words } from './words/index.ts';
import styles from './App.module.css';

type Around = typeof import('./around.ts');

const FaultDialog = lazy(async () => ({
  default: (await import('./fault/index.ts')).FaultDialog,
}));
const SightNote = lazy(async () => ({ default: (await import('./menus/index.ts')).SightNote }));
const Selected = lazy(async () => ({ default: (await import('./dock/index.ts')).Selected }));
const Dock = lazy(async () => ({ default: (await import('./dock/index.ts')).Dock }));
const Attract = later(async () => (await import('./attract/index.ts')).Attract);
const Start = later(async () => (await import('./start/index.ts')).Start);
const Editor = later(async () => (await import('./editor/index.ts')).Editor);
const Library = later(async () => (await import('./library/index.ts')).Library);
const Palette = later(async () => (await import('./palette/index.ts')).Palette);
const Rules = later(async () => (await import('./rules/index.ts')).Rules);
const Reconfigure = later(async () => (await import('./reconfigure/index.ts')).Reconfigure);
const Cards = later(async () => (await import('./glossary/index.ts')).Cards);
const Help = later(async () => (await import('./help/index.ts')).Help);

/** The whole page. */
export function App() {
  useLook();
  return (
    <ErrorBoundary>
      <Page />
    </ErrorBoundary>
  );
}

function Page() {
  const phase = useSynod((state) => state.phase);
  const hasRun = useSynod((state) => state.frame !== null);
  const shell = useShell();
  const presenting = usePresenting(() => putAway(shell.deeds));
  const starting = useStarting();
  const isLow = useMedia('(max-height: 960px)');
  const attracting = useAttracting(hasRun);
  const around = useAround(hasRun);
  useRest(around);
  usePointing();
  useKeys((keyed, event) => void press(keyed, event, shell.deeds), shell.sheet !== null);
  if (phase === 'lost' && !hasRun) return <Lost />;
  return (
    <DeedsContext value={shell.deeds}>
      <div className={styles.page}>
        <a href={`#${STAGE}`} className={styles.skip}>
          {words.skip}
        </a>
        <div className={styles.top} hidden={presenting}>
          {around !== null && <around.TopBar />}
        </div>
        <main
          id={STAGE}
          tabIndex={-1}
          className={styles.main}
          data-beside={presenting || isLow || undefined}
          data-open={shell.deeds.view.shown !== null || undefined}
          data-large={shell.deeds.view.isLarge || undefined}
        >
          {presenting && <h1 className="visually-hidden">{words.wordmark}</h1>}
          {presenting && <VariantNote />}
          {around !== null && (
            <Suspense fallback={null}>
              <SightNote />
            </Suspense>
          )}
          <div className={styles.stage} hidden={shell.deeds.view.isLarge}>
            {hasRun ? <StageView /> : <p className={styles.opening}>{words.opening}</p>}
            {around !== null && (
              <Suspense fallback={null}>
                <Selected />
              </Suspense>
            )}
          </div>
          <CaptionView />
          {starting === 'stage' && <Starting isReady={around !== null} />}
          {around === null ? <div className={styles.viewsRoom} /> : <around.Views />}
          {around !== null && (
            <around.Notices notice={shell.notice} onDismiss={shell.dismiss} onRead={shell.read} />
          )}
        </main>
        <aside className={styles.side} aria-label={words.side} hidden={!shell.hasSide}>
          {presenting && (
            <Button
              label={words.closeSide}
              look="quiet"
              icon
              className={styles.closeSide!}
              onPress={shell.closeSide}
            >
              <X size={18} aria-hidden="true" />
            </Button>
          )}
          <div className={styles.ledger} hidden={presenting}>
            {around !== null && <around.LedgerView />}
          </div>
          {starting === 'side' && <Starting isReady={around !== null} />}
          {around !== null && (
            <Suspense fallback={null}>
              <Dock panel={shell.panel} />
            </Suspense>
          )}
        </aside>
        <Timeline around={around} />
      </div>
      <Sheets shell={shell} />
      <Explaining wish={shell.explained} />
      {/* The dialog is loaded at once, because after a fault it may be too late to load anything. */}
      {around !== null && (
        <Suspense fallback={null}>
          <FaultDialog />
        </Suspense>
      )}
      {shell.isOver && <div className={styles.drop}>{words.dropHere}</div>}
      {attracting && (
        <Suspense fallback={null}>
          <Attract open={() => shell.deeds.openScene('failover')} />
        </Suspense>
      )}
      <Blank />
    </DeedsContext>
  );
}

/** The page plays by itself if a person wishes it, or if its address ends with `?attract`. */
function useAttracting(hasRun: boolean): boolean {
  const attracting = useSynod((state) => state.attracting);
  useEffect(() => {
    if (hasRun && new URLSearchParams(location.search).has('attract')) attract(true);
  }, [hasRun]);
  return attracting && hasRun;
}

/** The first steps stand below the stage where the page has one column, else beside it; null if they are put away. */
function useStarting(): 'stage' | 'side' | null {
  const isBelow = useMedia(BELOW);
  const isOpen = useSynod(
    ({ preferences, presenting, attracting }) =>
      preferences.startHere && !presenting && !attracting,
  );
  if (!isOpen) return null;
  return isBelow ? 'stage' : 'side';
}

function Starting({ isReady }: { readonly isReady: boolean }) {
  const room = <div className={styles.starting} />;
  if (!isReady) return room;
  return (
    <Suspense fallback={room}>
      <Start />
    </Suspense>
  );
}

/** The dialogs, which load when they are asked for. */
function Sheets({ shell }: { readonly shell: ReturnType<typeof useShell> }) {
  const { sheet, closeSheet } = shell;
  return (
    <Suspense fallback={null}>
      {sheet === 'editor' && <EditorSheet shell={shell} />}
      {sheet === 'palette' && <Palette onClose={closeSheet} />}
      {sheet === 'library' && <Library onClose={closeSheet} />}
      {sheet === 'rules' && <Rules onClose={closeSheet} />}
      {sheet === 'help' && <Help onClose={closeSheet} />}
      {sheet === 'glossary' && <Help begin="glossary" term={shell.term} onClose={closeSheet} />}
      {sheet === 'reconfigure' && <Reconfigure onClose={closeSheet} />}
    </Suspense>
  );
}

/** Cards explain the page once it stands; before that, asking for one loads them. */
function Explaining({ wish }: { readonly wish: number }) {
  const hasRun = useSynod((state) => state.frame !== null);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    if (!hasRun) return;
    return whenQuiet(() => void Cards.bring().then(() => setReady(true)));
  }, [hasRun]);
  if (!isReady && wish === 0) return null;
  return (
    <Suspense fallback={null}>
      <Cards wish={wish} />
    </Suspense>
  );
}

function EditorSheet({ shell }: { readonly shell: ReturnType<typeof useShell> }) {
  const run = useSynod((state) => state.frame?.run ?? null);
  const hello = useSynod((state) => state.hello);
  const standard = hello?.scenes[0];
  if (run === null || hello === null || standard === undefined) return null;
  return (
    <Editor
      cluster={run.cluster}
      seed={run.seed}
      standard={standard.cluster}
      limits={hello.limits}
      open={shell.openOwn}
      onClose={shell.closeSheet}
      copyRecording={copyRecording}
    />
  );
}

/**
 * The stage with its caption and the transport stand first. What is around them is loaded and drawn once they
 * have been painted; until then its room is kept.
 */
function useAround(isOpen: boolean): Around | null {
  const [around, setAround] = useState<Around | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    const bring = async () => setAround(await import('./around.ts'));
    const fail = (error: unknown) =>
      setAround(() => {
        throw error;
      });
    const handle = requestAnimationFrame(() => void whileBusy(bring).catch(fail));
    return () => cancelAnimationFrame(handle);
  }, [isOpen]);
  return around;
}

/**
 * Once the picture stands, this loads the parts that a person may ask for, so that they open at once and
 * without a network. A part that fails to load is asked for again when it is needed.
 */
function useRest(around: Around | null): void {
  useEffect(() => {
    if (around === null) return;
    return whenQuiet(() => {
      void Promise.allSettled([
        around.bringViews(),
        ...[Cards, Editor, Help, Library, Palette, Reconfigure, Rules, VeiledGlyph].map(
          ({ bring }) => bring(),
        ),
      ]);
    });
  }, [around]);
}

/** The look is an attribute of the whole document, so that the ground behind the page changes, too. */
function useLook(): void {
  const theme = useSynod((state) => state.preferences.theme);
  const presenting = useSynod((state) => state.presenting);
  const projector = useSynod((state) => state.preferences.projector) || presenting;
  useEffect(() => {
    const { dataset, style } = document.documentElement;
    style.colorScheme = theme === 'system' ? 'light dark' : theme;
    if (projector) dataset.projector = '';
    else delete dataset.projector;
    if (presenting) dataset.presenting = '';
    else delete dataset.presenting;
  }, [theme, projector, presenting]);
}
