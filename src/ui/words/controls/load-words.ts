import type { Load } from '../../../contract/index.ts';
import { countText, spanText } from '../values/format.ts';

export const LOAD_WORDS = {
  clients: 'Clients',
  command: 'Command',
  client: 'Client',
  send: 'Send command',
  sendShort: 'Send',
  placeholder: 'put x 1',
  language: 'Commands',
  examples: [
    ['put x 1', 'store 1 under x'],
    ['get x', 'read x'],
    ['append x 2', 'add 2 to the end of x'],
    ['delete x', 'remove x'],
    ['cas x 1 2', 'if x holds 1, store 2'],
    ['reconfig add a4 remove a1', 'change the configuration: a4 replaces a1'],
  ],
  quotes: 'Put a value with blanks in quotes: put name "Ada Lovelace".',
  idle: 'has no open request',
  waits: (command: string, replica: string) => `waits for ${command} at ${replica}`,
  queued: (count: number) => `${countText(count)} queued`,
  load: 'Load',
  loadKind: 'What the clients do by themselves',
  none: 'Nothing',
  closed: 'Ask, wait for the answer, think, ask again',
  open: 'Ask at a steady rate, answered or not',
  think: 'Think',
  rate: 'Rate',
  apply: 'Set the load',
  answers: 'Latest answers',
  noAnswers:
    'No answer yet. A client gets one once a replica has performed its command; it appears here.',
  answer: (slot: number, result: string) => `slot ${slot}: ${result === '' ? 'ok' : result}`,
} as const;

export function loadText(load: Load): string {
  if (load.kind === 'none') return 'no load';
  if (load.kind === 'closed') return `thinking ${spanText(load.think)} between requests`;
  return `${countText(load.perSecond)} requests a second`;
}
