/** The timeline: playback, speed, scrubber, leadership, faults and branches. */
export { MarkGlyph } from './MarkGlyph.tsx';
export { speedBeside } from './speed-scale.ts';
export { Timeline } from './Timeline.tsx';
