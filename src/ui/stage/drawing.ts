/** The glyphs of the stage, for those who draw its signs elsewhere. They are loaded with what shows them. */
export { AcceptorGlyph } from './AcceptorGlyph.tsx';
export { ClientGlyph } from './ClientGlyph.tsx';
export { LeaderGlyph } from './LeaderGlyph.tsx';
export { MachineGround } from './MachineGround.tsx';
export { paint, prepare } from './paint.ts';
export { Picture } from './Picture.tsx';
export { CutSign } from './Roads.tsx';
export { ReplicaGlyph } from './ReplicaGlyph.tsx';
export { SlotCell } from './SlotCell.tsx';
export { Token } from './Token.tsx';
export { toneOf } from './tones.ts';
export { usePalette } from './use-palette.ts';
