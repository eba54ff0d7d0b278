export { ticks } from './axis.ts';
export { Bands } from './Bands.tsx';
export { Playhead } from './Playhead.tsx';
export { Scrubber } from './Scrubber.tsx';
export { Tempo } from './Tempo.tsx';
export { Timeline } from './Timeline.tsx';
