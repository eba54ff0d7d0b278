import type { TermId } from './glossary.ts';
import { MARK_TERMS, MESSAGE_TERMS } from './terms.ts';

interface SignPage {
  readonly title: string;
  readonly about?: string;
  readonly terms: readonly TermId[];
}

/** The legend of the page, part by part. */
export const SIGN_PAGES: readonly SignPage[] = [
  {
    title: 'On the stage',
    terms: [
      'client',
      'replica',
      'leader',
      'acceptor',
      'ballot',
      'hue',
      'crown',
      'passive',
      'dashedHexagon',
      'pills',
      'commander',
      'promise',
      'ring',
      'bottom',
      'voteTile',
      'replicaTile',
      'timer',
      'glow',
      'server',
      'inbox',
      'crashed',
      'paused',
      'cut',
    ],
  },
  {
    title: 'Messages on their way',
    terms: [
      'tokenShape',
      'tokenFill',
      'tokenCross',
      'dashedTrail',
      'heartbeat',
      'inFlight',
      'held',
      'dropped',
    ],
  },
  {
    title: 'Messages by their tag',
    about:
      'A tag names the type, then the ballot, then the slot. Each configuration has ballots of its own: c1 behind a ballot says that it belongs to configuration 1. A ballot of the first configuration has no such mark.',
    terms: Object.values(MESSAGE_TERMS),
  },
  {
    title: 'In the ledger',
    terms: [
      'veil',
      'proposed',
      'accepted',
      'chosen',
      'learned',
      'performed',
      'noop',
      'window',
      'slotOut',
      'slotIn',
      'configuration',
    ],
  },
  {
    title: 'On the timeline',
    terms: ['timelineBand', 'timelineMark', ...new Set(Object.values(MARK_TERMS))],
  },
  { title: 'In the pictures', terms: ['lattice', 'invariant'] },
];
