/** Small marks that several panels share: ballots in their hue, quorums as seats, names to follow. */
export { BallotMark } from './BallotMark.tsx';
export { DelayField } from './DelayField.tsx';
export { hueStyle } from './hue.ts';
export { Marked } from './Marked.tsx';
export { LightSign } from './LightSign.tsx';
export { NoOp } from './NoOp.tsx';
export { isSame, Ref } from './Ref.tsx';
export { useMedia } from './use-media.ts';
export { useWidth } from './use-width.ts';
export { showLine } from './show-line.ts';
export { Seats } from './Seats.tsx';
export { Term } from './Term.tsx';
export { termed, type TermMark } from './term.ts';
export { whenThere } from './when-there.ts';
export { whenQuiet } from './when-quiet.ts';
export { later } from './later.ts';
export { BELOW, lead, raise } from './lead.ts';
export { useFoot } from './foot.ts';
