import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Cluster, Problem, SceneId } from '../../contract/index.ts';
import {
  comparePair,
  keep,
  onRules,
  openCase,
  openCluster,
  openRecording,
  openScene,
  returnTo,
  useSynod,
  whileBusy,
  type Kept,
} from '../../store/index.ts';
import type { TermId } from '../words/glossary/index.ts';
import { COMMAND_FIELD, START, takeAhead, toStage, typeAhead } from '../keys/index.ts';
import { whenThere } from '../parts/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';
import {
  NO_VIEW,
  type Deeds,
  type PanelName,
  type PlaceName,
  type SheetName,
  type ShownView,
  type ViewName,
} from '../actions/index.ts';
import { keepOnLeaving, keptRun } from './kept-run.ts';
import type { Notice } from './Notices.tsx';
import { copyRecording, readRecording, saveRecording, saveScript } from './recordings.ts';
import { useNotice } from './use-notice.ts';
import { useRecordingFile } from './use-recording-file.ts';

interface ShellState {
  readonly deeds: Deeds;
  readonly sheet: SheetName | null;
  /** How often a person has asked for an explanation. */
  readonly explained: number;
  /** The entry at which the glossary opens. */
  readonly term: TermId | null;
  readonly closeSheet: () => void;
  readonly panel: PanelName;
  /** While presenting, panels are put away until a person asks for one. */
  readonly hasSide: boolean;
  readonly closeSide: () => boolean;
  readonly notice: Notice | null;
  readonly dismiss: () => void;
  readonly read: (isRead: boolean) => void;
  /** True while a file is dragged over the page. */
  readonly isOver: boolean;
  readonly openOwn: (cluster: Cluster, seed: number) => Promise<readonly Problem[]>;
}

/** The page itself remembers the open sheet, the panel in sight, the picture and the last notice. */
export function useShell(): ShellState {
  const { sheet, open, close } = useSheet();
  const [explained, setExplained] = useState(0);
  const [term, setTerm] = useState<TermId | null>(null);
  const [panel, setPanel] = useState<PanelName>('inspector');
  const { hasSide, openSide, closeSide } = useSide();
  const [view, setView] = useState<ShownView>(NO_VIEW);
  useEffect(() => onAnswer(() => setView((now) => withShown(now, 'why'))), []);
  const { notice, show, tell, warn, dismiss, read } = useNotice();
  const { replace, back } = useEarlierRun(show, dismiss);
  const { pick, isOver } = useRecordingFile(
    (file) => void whileBusy(() => openFile(file, replace, warn)),
  );
  const deeds: Deeds = useMemo(
    () => ({
      openSheet: open,
      explain: () => setExplained((count) => count + 1),
      openGlossary: (wanted) => {
        setTerm(wanted ?? null);
        open('glossary');
      },
      showPanel: (wanted, place) => {
        setPanel(wanted);
        openSide();
        if (place !== undefined) requestAnimationFrame(() => bringIntoSight(place));
      },
      closeSide,
      view,
      showView: (shown) => {
        // A person who opens the comparison again sees the branch that is shown then.
        if (shown !== 'comparison') comparePair(null);
        setView((now) => withShown(now, shown));
      },
      enlargeView: (isLarge) => setView((now) => ({ ...now, isLarge })),
      openScene: (scene: SceneId) => replace(() => openedScene(scene), nameOf(scene)),
      openCase: (id, title) =>
        void opened(
          replace(() => openCase(id, title), title),
          title,
          warn,
        ),
      onRules: (variant) => void shownOnRules(variant),
      copyRecording: () =>
        void copyRecording().then((done) => (done ? tell(words.copied) : warn(words.notCopied))),
      saveRecording: () => void saveRecording().then(() => tell(words.saved)),
      saveScript: () => void saveScript().then((done) => done && tell(words.savedScript)),
      pickRecording: pick,
      backToEarlier: back,
      toCommand,
      toStart: () => whenThere(`#${START}`, () => bringIntoSight(START)),
      tell,
    }),
    [open, view, replace, back, tell, warn, pick, openSide, closeSide],
  );
  return {
    deeds,
    sheet,
    term,
    closeSheet: close,
    explained,
    panel,
    hasSide,
    closeSide,
    notice,
    dismiss,
    read,
    isOver,
    openOwn: (cluster, seed) => replace(() => openCluster(cluster, seed), words.ownCluster),
  };
}

/** These begin with a field to type into. */
const SEARCHED: readonly SheetName[] = ['palette', 'library', 'rules'];

function useSheet() {
  const [sheet, setSheet] = useState<SheetName | null>(null);
  const close = useCallback(() => {
    takeAhead('search');
    setSheet(null);
  }, []);
  const open = useCallback(
    (wanted: SheetName) => {
      if (SEARCHED.includes(wanted)) typeAhead('search', close);
      setSheet(wanted);
    },
    [close],
  );
  return { sheet, open, close };
}

function useSide() {
  const presenting = useSynod((state) => state.presenting);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (presenting) return () => setOpen(false);
    return undefined;
  }, [presenting]);
  const openSide = useCallback(() => setOpen(useSynod.getState().presenting), []);
  const closeSide = useCallback(() => {
    setOpen(false);
    return isOpen;
  }, [isOpen]);
  return { hasSide: isOpen || !presenting, openSide, closeSide };
}

/** The causes that a person asks for are shown, wherever the question came from. */
function onAnswer(show: () => void): () => void {
  return useSynod.subscribe(({ why }, before) => {
    if (why !== null && why !== before.why) show();
  });
}

function withShown({ last, isLarge }: ShownView, shown: ViewName | null): ShownView {
  return { shown, last: shown ?? last, isLarge: shown !== null && isLarge };
}

/** The command form may not have loaded yet; then what is typed waits for it. */
function toCommand(): void {
  const field = document.getElementById(COMMAND_FIELD);
  if (field === null) typeAhead('command', () => undefined);
  else field.focus();
}

function bringIntoSight(place: PlaceName | typeof START): void {
  const part = document.getElementById(place);
  part?.scrollIntoView({ block: 'nearest' });
  part?.focus();
}

type Opening = () => Promise<readonly Problem[]>;
type Replace = (open: Opening, name: string) => Promise<readonly Problem[]>;

/** Opening another run keeps the recording of the present one, and the way back to it. */
function useEarlierRun(
  show: (notice: Notice) => void,
  dismiss: () => void,
): { readonly replace: Replace; readonly back: Deeds['backToEarlier'] } {
  const [earlier, setEarlier] = useState<Kept | null>(null);
  const offer = useCallback(
    (kept: Kept, text: string) => {
      setEarlier(kept);
      show({ text, offersBack: true });
    },
    [show],
  );
  useReload(offer);
  const replace: Replace = useCallback(
    async (open, name) => {
      const present = keep();
      const problems = await open();
      if (problems.length > 0) return problems;
      // The focus moves from the menu to the picture, so that the next key is for the new run.
      toStage();
      if (present === null) show({ text: words.opened(name) });
      else offer(present, `${words.opened(name)} ${words.earlier(present.others)}`);
      return problems;
    },
    [show, offer],
  );
  const back = useMemo(() => {
    if (earlier === null) return null;
    return async () => {
      const present = keep();
      if (!(await whileBusy(() => returnTo(earlier)))) return;
      setEarlier(present);
      dismiss();
    };
  }, [earlier, dismiss]);
  return { replace, back };
}

/** The run that was kept when the page was left is offered once, as soon as there is a run to leave. */
function useReload(offer: (kept: Kept, text: string) => void): void {
  const isOpen = useSynod((state) => state.phase === 'open' && state.frame !== null);
  const offered = useRef(false);
  useEffect(() => keepOnLeaving(), []);
  useEffect(() => {
    if (!isOpen || offered.current) return;
    offered.current = true;
    const kept = keptRun();
    if (kept !== null) offer(kept, `${words.reloaded} ${words.earlier(kept.others)}`);
  }, [isOpen, offer]);
}

function nameOf(scene: SceneId): string {
  const { hello } = useSynod.getState();
  return hello?.scenes.find(({ id }) => id === scene)?.name ?? scene;
}

async function openedScene(scene: SceneId): Promise<readonly Problem[]> {
  await openScene(scene);
  return [];
}

async function shownOnRules(variant: string | null): Promise<void> {
  // The focus moves from the sheet or the menu to the picture, so that the next key is for the run.
  if (await onRules(variant)) toStage();
}

async function opened(
  opening: Promise<readonly Problem[]>,
  name: string,
  warn: (text: string) => void,
): Promise<void> {
  const problems = await opening;
  if (problems.length === 0) return;
  const { sentences } = await import('./sentences.ts');
  warn(words.notOpened(name, sentences(problems)));
}

async function openFile(file: File, replace: Replace, warn: (text: string) => void): Promise<void> {
  const read = await readRecording(file);
  if ('error' in read) return warn(read.error);
  await opened(
    replace(() => openRecording(read.text, file.name), file.name),
    file.name,
    warn,
  );
}
