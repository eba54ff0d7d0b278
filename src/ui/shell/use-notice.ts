import { useCallback, useEffect, useState } from 'react';
import { useSynod } from '../../store/index.ts';
import type { Notice } from './Notices.tsx';

/** Good news goes by itself after this many milliseconds; bad news stays until a person dismisses it. */
const SHOWN = 10_000;

interface Noticing {
  readonly notice: Notice | null;
  readonly show: (notice: Notice) => void;
  readonly tell: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly dismiss: () => void;
}

/** There is one notice at a time. Everything that it offers can also be found elsewhere. */
export function useNotice(): Noticing {
  const [notice, show] = useState<Notice | null>(null);
  const dismiss = useCallback(() => show(null), []);
  useEffect(() => {
    if (notice === null || notice.bad === true) return;
    const timer = setTimeout(dismiss, SHOWN);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  // A person who goes on with the run has declined the offer and wants to see the caption.
  useEffect(() => {
    if (notice?.offersBack !== true) return;
    const index = () => useSynod.getState().frame?.index;
    const shownAt = index();
    return useSynod.subscribe(() => {
      if (index() !== shownAt) dismiss();
    });
  }, [notice, dismiss]);
  const tell = useCallback((text: string) => show({ text }), []);
  const warn = useCallback((text: string) => show({ text, bad: true }), []);
  return { notice, show, tell, warn, dismiss };
}
