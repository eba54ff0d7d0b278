import { whenThere } from '../parts/index.ts';

/** A control glows for as long as it takes to look up and find it, in milliseconds. */
const GLOW = 3_000;

let glowing: HTMLElement | null = null;

/** Leads the eye and the focus to a control, and leaves it to the person to press it. */
export function pointOut(selector: string): void {
  whenThere(selector, (control) => {
    control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    control.focus({ preventScroll: true });
    delete glowing?.dataset.glow;
    glowing = control;
    control.dataset.glow = '';
    setTimeout(() => delete control.dataset.glow, GLOW);
  });
}
