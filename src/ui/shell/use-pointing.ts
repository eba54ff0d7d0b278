import { useEffect } from 'react';
import { pointWith } from '../../store/index.ts';

/** Notices when a person turns from the mouse to the screen, so that the page speaks of what they do. */
export function usePointing(): void {
  useEffect(() => {
    // A person who has touched nothing yet is taken for one with a finger where the screen is made for it.
    if (matchMedia('(pointer: coarse)').matches) pointWith('finger');
    const notice = ({ pointerType }: PointerEvent) =>
      pointWith(pointerType === 'touch' ? 'finger' : 'mouse');
    window.addEventListener('pointerdown', notice, { capture: true, passive: true });
    return () => window.removeEventListener('pointerdown', notice, { capture: true });
  }, []);
}
