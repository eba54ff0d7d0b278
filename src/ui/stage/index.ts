/** The stage shows the cluster as a picture that can be touched; other pictures share its brushes. */
export { paintOf, type Palette } from './palette.ts';
export { VeiledGlyph } from './ProcessShape.tsx';
export { StageView } from './StageView.tsx';
export { crossPath, tokenPath } from './token-path.ts';
export { usePalette } from './use-palette.ts';
export { useSize } from './use-size.ts';
export { useZoom } from './use-zoom.ts';
export type { View } from './zoom.ts';
