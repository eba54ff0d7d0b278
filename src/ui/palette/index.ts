/** The command palette, and the sheet that it and other lists are searched in. */
export { Palette } from './Palette.tsx';
export { SearchSheet } from './SearchSheet.tsx';
