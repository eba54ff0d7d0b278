import { useEffect } from 'react';
import { pointWith } from '../../store/index.ts';

/** Notices when a person turns from the mouse to the screen, so that the page speaks of what they do. */
export function usePointing(): void {
  useEffect(() => {
    const notice = ({ pointerType }: PointerEvent) =>
      pointWith(pointerType === 'touch' ? 'finger' : 'mouse');
    window.addEventListener('pointerdown', notice, { capture: true, passive: true });
    return () => window.removeEventListener('pointerdown', notice, { capture: true });
  }, []);
}
