export { ticks } from './axis.ts';
export { Bands } from './Bands.tsx';
export { Playhead } from './Playhead.tsx';
export { Timeline } from './Timeline.tsx';
