import { useCallback, useEffect, useState } from 'react';
import { useSynod } from '../../store/index.ts';
import { BELOW, useMedia } from '../parts/index.ts';
import type { Notice } from './Notices.tsx';

/** A notice can be read in so many milliseconds: some to find it, and some for each of its characters. */
const FOUND = 4_000;
const READ = 80;

interface Noticing {
  readonly notice: Notice | null;
  readonly show: (notice: Notice) => void;
  readonly tell: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly dismiss: () => void;
  /** While a person points at the notice or uses it, it stays. */
  readonly read: (isRead: boolean) => void;
}

/**
 * There is one notice at a time. News goes by itself once it can have been read. Bad news, and what carries the way back,
 * stays until a person dismisses it, uses it, or is told something else.
 */
export function useNotice(): Noticing {
  const [notice, setNotice] = useState<Notice | null>(null);
  const [isRead, read] = useState(false);
  const show = useCallback((next: Notice | null) => {
    setNotice(next);
    read(false);
  }, []);
  const dismiss = useCallback(() => show(null), [show]);
  useEffect(() => {
    if (notice === null || isRead || notice.bad === true || notice.offersBack === true) return;
    const timer = setTimeout(dismiss, FOUND + READ * notice.text.length);
    return () => clearTimeout(timer);
  }, [notice, isRead, dismiss]);
  // In one column it would lie in the way: a person who goes on with the run has read the offer.
  const isBelow = useMedia(BELOW);
  useEffect(() => {
    if (!isBelow || notice?.offersBack !== true) return;
    const index = () => useSynod.getState().frame?.index;
    const shownAt = index();
    return useSynod.subscribe(() => {
      if (index() !== shownAt) dismiss();
    });
  }, [isBelow, notice, dismiss]);
  const tell = useCallback((text: string) => show({ text }), [show]);
  const warn = useCallback((text: string) => show({ text, bad: true }), [show]);
  return { notice, show, tell, warn, dismiss, read };
}
