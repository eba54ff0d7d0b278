import { useCallback, useEffect, useState } from 'react';
import { useSynod } from '../../store/index.ts';
import type { Notice } from './Notices.tsx';

/** Good news goes by itself after so long, in milliseconds; what went wrong stays until it is dismissed. */
const SHOWN = 10_000;

interface Noticing {
  readonly notice: Notice | null;
  readonly show: (notice: Notice) => void;
  readonly tell: (text: string) => void;
  readonly warn: (text: string) => void;
  readonly dismiss: () => void;
}

/** The one notice at a time. Nothing that it offers is offered by it alone. */
export function useNotice(): Noticing {
  const [notice, show] = useState<Notice | null>(null);
  const dismiss = useCallback(() => show(null), []);
  useEffect(() => {
    if (notice === null || notice.bad === true) return;
    const timer = setTimeout(dismiss, SHOWN);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  // Whoever goes on with the run has declined what is offered, and wants to see the caption.
  useEffect(() => {
    if (notice?.deed === undefined) return;
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
