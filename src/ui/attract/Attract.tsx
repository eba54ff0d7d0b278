import { useEffect, useEffectEvent } from 'react';
import {
  act,
  attract,
  openScene,
  play,
  setSpeed,
  togglePresenting,
  useSynod,
  whileBusy,
} from '../../store/index.ts';
import { toStage } from '../keys/index.ts';
import { leadersNodes } from '../parts/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';
import { afterSecond, NEW_ROUND, type Deed } from './plan.ts';
import styles from './Attract.module.css';

/** A passer-by can read along at this speed. */
const SPEED = 0.04;

interface AttractProps {
  /** Opens the scene as a person does, so that the run before is kept. */
  readonly open: () => Promise<unknown>;
}

/**
 * The page plays Failover by itself: with load and captions, a crash of the leader every half minute, and its restart. It
 * does nothing that a person could not do. Any key, click or touch gives the page back; the run goes on.
 */
export function Attract({ open }: AttractProps) {
  const begin = useEffectEvent(() => whileBusy(open));
  // A browser may keep Escape for itself and only leave the full screen.
  useEffect(
    () =>
      useSynod.subscribe(({ presenting }, before) => {
        if (before.presenting && !presenting) attract(false);
      }),
    [],
  );
  useEffect(() => {
    const { speed } = useSynod.getState().preferences;
    let isOver = false;
    let timer = 0;
    if (!useSynod.getState().presenting) togglePresenting();
    setSpeed(SPEED);
    void begin().then(() => {
      if (isOver) return;
      play();
      timer = runByItself();
    });
    return () => {
      isOver = true;
      window.clearInterval(timer);
      // A speed that was set in the meantime stays.
      if (useSynod.getState().preferences.speed === SPEED) setSpeed(speed);
      if (useSynod.getState().presenting) togglePresenting();
      // Leaving the presentation gives the focus back to where it was before; the next key is for the run.
      requestAnimationFrame(toStage);
    };
  }, []);
  useEffect(() => {
    window.addEventListener('keydown', takeOver, true);
    return () => window.removeEventListener('keydown', takeOver, true);
  }, []);
  return (
    <button
      type="button"
      className={styles.cover}
      onClick={() => attract(false)}
      // Otherwise the finger would press what lies below, too.
      onTouchEnd={(event) => {
        event.preventDefault();
        attract(false);
      }}
    >
      <span>{words.attracting}</span>
    </button>
  );
}

/** The key that gives the page back does nothing else; the browser keeps its own keys. */
function takeOver(event: KeyboardEvent): void {
  const isBrowsers = event.ctrlKey || event.metaKey || event.altKey || /^F\d/u.test(event.key);
  if (!isBrowsers) event.preventDefault();
  event.stopImmediatePropagation();
  attract(false);
}

/** Does each second what is due; time out of sight does not count. Returns the timer. */
function runByItself(): number {
  let round = NEW_ROUND;
  return window.setInterval(() => {
    if (document.hidden) return;
    const { frame, playing } = useSynod.getState();
    if (!playing) play();
    const after = afterSecond(round, leadersNodes(frame)[0] ?? null);
    ({ round } = after);
    if (after.deed !== null) void done(after.deed);
  }, 1_000);
}

async function done(deed: Deed): Promise<void> {
  switch (deed.kind) {
    case 'begin':
      await openScene('failover');
      if (useSynod.getState().attracting) play();
      return;
    case 'crash':
      await act({ kind: 'crash', node: deed.node, point: 'now' });
      return;
    case 'restart':
      await act({ kind: 'restart', node: deed.node });
  }
}
