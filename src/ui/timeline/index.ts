export { ticks } from './axis.ts';
export { Bands } from './Bands.tsx';
export { MarkGlyph } from './MarkGlyph.tsx';
export { Playhead } from './Playhead.tsx';
export { Timeline } from './Timeline.tsx';
