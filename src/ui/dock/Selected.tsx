import { ArrowDown, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Group } from 'react-aria-components';
import { select, useSynod, type Selection, type SynodState } from '../../store/index.ts';
import { useDeeds } from '../actions/index.ts';
import { Button, useCalm } from '../controls/index.ts';
import { INSPECTOR, PANELS } from '../keys/index.ts';
import { BELOW, lead, useFoot, useMedia } from '../parts/index.ts';
import { SELECTED_WORDS as words, selectedText } from '../words/index.ts';
import styles from './Selected.module.css';

/** A person notices the panels only if this many pixels of them are in sight. */
const SEEN = 96;

const frameOf = (state: SynodState) => state.frame;

/** While the panels are out of sight below, a line at the foot of the stage says what is selected and leads to it. */
export function Selected() {
  const isBelow = useMedia(BELOW);
  const selection = useSynod((state) => state.selection);
  if (!isBelow || selection === null) return null;
  return <Line selection={selection} />;
}

function Line({ selection }: { readonly selection: Selection }) {
  const deeds = useDeeds();
  const frame = useCalm(frameOf);
  const foot = useFoot();
  const isSeen = useSeen(foot);
  if (frame === null || isSeen) return null;
  const look = () => {
    deeds.showPanel('inspector');
    requestAnimationFrame(() => lead(INSPECTOR));
  };
  return (
    <Group aria-label={words.title} className={styles.line!} style={{ bottom: foot }}>
      <Button look="quiet" icon label={words.nothing} onPress={() => select(null)}>
        <X size={18} aria-hidden="true" />
      </Button>
      <p className={styles.text}>{selectedText(frame, selection)}</p>
      <Button look="quiet" className={styles.look!} onPress={look}>
        {words.look}
        <ArrowDown size={16} aria-hidden="true" />
      </Button>
    </Group>
  );
}

/** Tells whether the panels are in sight above a foot of this height; true until it is known. */
function useSeen(foot: number): boolean {
  const [isSeen, setSeen] = useState(true);
  useEffect(() => {
    const panels = document.getElementById(PANELS);
    if (panels === null) return;
    const observer = new IntersectionObserver(
      (entries) => setSeen(entries.at(-1)?.isIntersecting ?? true),
      { rootMargin: `0px 0px -${foot + SEEN}px` },
    );
    observer.observe(panels);
    return () => observer.disconnect();
  }, [foot]);
  return isSeen;
}
