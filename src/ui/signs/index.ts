/** The signs of the page as swatches, for the help and for cards. */
export { Sign, SIGNS } from './Sign.tsx';
