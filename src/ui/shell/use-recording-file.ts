import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';

/** Lets a person select a file or drop one on the page; says whether one is being dragged over it. */
export function useRecordingFile(onFile: (file: File) => void): {
  readonly pick: () => void;
  readonly isOver: boolean;
} {
  const [isOver, setOver] = useState(false);
  const drop = useEffectEvent((event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    setOver(false);
    if (file === undefined) return;
    event.preventDefault();
    onFile(file);
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent) => drop(event);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', dropped);
    };
  }, []);
  const chosen = useRef(onFile);
  useEffect(() => {
    chosen.current = onFile;
  });
  const pick = useCallback(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,.txt,application/json,text/plain';
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file !== undefined) chosen.current(file);
    });
    input.click();
  }, []);
  return { pick, isOver };
}
