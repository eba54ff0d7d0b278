import { useEffect, useRef, useState } from 'react';
import { useSynod } from '../../store/index.ts';

/** While the run plays, a screen reader is given at most one sentence in this time, in milliseconds. */
const APART = 2_000;
/** A summary is renewed every second, and is spoken less often. */
const SUMMARY_APART = 10_000;

/**
 * What a screen reader is told: each step of a person at once, and while the run plays the sentence that stands when
 * there is time for one.
 */
export function useSpoken(sentence: string, isSummary: boolean): string {
  const isPlaying = useSynod(({ playing }) => playing);
  const [spoken, setSpoken] = useState(sentence);
  const last = useRef({ at: -APART, isSummary: false });
  useEffect(() => {
    const speak = () => {
      last.current = { at: performance.now(), isSummary };
      setSpoken(sentence);
    };
    const apart = isSummary && last.current.isSummary ? SUMMARY_APART : APART;
    const wait = isPlaying ? last.current.at + apart - performance.now() : 0;
    if (wait <= 0) return speak();
    const timer = setTimeout(speak, wait);
    return () => clearTimeout(timer);
  }, [sentence, isSummary, isPlaying]);
  return spoken;
}
