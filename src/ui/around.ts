/** What is around the stage, its caption and the transport: it comes in one piece, after their first picture. */
export { TopBar } from './bar/index.ts';
export { LedgerView } from './ledger/index.ts';
export { Notices } from './shell/index.ts';
export { Scrubber, Tempo } from './timeline/index.ts';
export { bringViews, Views } from './views/index.ts';
