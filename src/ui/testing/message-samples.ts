import type {
  ClientCommand,
  EnvelopeView,
  Message,
  MessageType,
  ProcessId,
} from '../../contract/index.ts';

/** Tests use a message of every type. */

export const PUT: ClientCommand = { client: 'k1', seq: 3, op: ['put', 'x', '1'] };
export const OTHER: ClientCommand = {
  client: 'k2',
  seq: 5,
  op: ['put', 'name', 'a long value, with words'],
};
export const B1 = { round: 1, leader: 1 };
export const B2 = { round: 2, leader: 2 };
export const BOTTOM = { round: 0, leader: 0 };
export const GET: ClientCommand = { client: 'k1', seq: 4, op: ['get', 'x'] };
export const CHANGED = {
  id: 1,
  from: 8,
  acceptors: ['a2', 'a3', 'a4'],
  leaders: ['l1', 'l2'],
  replicas: ['r2', 'r3'],
} as const;
const RECORD = { id: 0, from: 1, acceptors: ['a1'], leaders: ['l1'], replicas: ['r1'] } as const;

export const MESSAGES: { readonly [T in MessageType]: readonly Extract<Message, { type: T }>[] } = {
  request: [{ type: 'request', cmd: PUT }],
  response: [
    { type: 'response', client: 'k1', seq: 3, slot: 3, result: 'ok', cfg: 0, replicas: ['r1'] },
  ],
  propose: [{ type: 'propose', cfg: RECORD, slot: 3, cmd: PUT }],
  p1a: [{ type: 'p1a', cfg: RECORD, ballot: B2 }],
  p1b: [
    {
      type: 'p1b',
      cfg: 0,
      re: B2,
      ballot: B2,
      base: 1,
      pvalues: [{ ballot: B1, slot: 3, cmd: PUT }],
    },
    { type: 'p1b', cfg: 0, re: B1, ballot: B2, base: 1, pvalues: [] },
  ],
  p2a: [{ type: 'p2a', cfg: 0, ballot: B1, slot: 3, cmd: PUT }],
  p2b: [
    { type: 'p2b', cfg: 0, re: B1, slot: 3, ballot: B1, base: 1 },
    { type: 'p2b', cfg: 0, re: B1, slot: 3, ballot: B2, base: 1 },
  ],
  decision: [{ type: 'decision', cfg: 0, slot: 3, cmd: 'noop' }],
  ping: [{ type: 'ping', cfg: 0, nonce: 3 }],
  pong: [
    { type: 'pong', cfg: 0, nonce: 3, ballot: B1, active: true },
    { type: 'pong', cfg: 0, nonce: 0, ballot: B1, active: false },
  ],
  status: [{ type: 'status', slotOut: 4, top: 5, cfgTop: 0 }],
  learn: [{ type: 'learn', from: 3 }],
  learned: [{ type: 'learned', entries: [{ slot: 3, cmd: PUT }], top: 3 }],
  snapshot: [{ type: 'snapshot', upTo: 17, state: [], sessions: [], configs: [], top: 20 }],
  collected: [{ type: 'collected', cfg: 0, base: 4 }],
  retired: [{ type: 'retired', cfg: 0 }],
  configInfo: [{ type: 'configInfo', records: [RECORD, CHANGED] }],
  joined: [{ type: 'joined', cfg: 1 }],
  read: [{ type: 'read', cmd: GET }],
  readQuery: [{ type: 'readQuery', cfg: 0, client: 'k1', seq: 4 }],
  readReply: [{ type: 'readReply', cfg: 0, client: 'k1', seq: 4, top: 3 }],
  moved: [{ type: 'moved', client: 'k1', seq: 3, cfg: 1, replicas: ['r2', 'r3'] }],
};

export function envelope(body: Message, from: ProcessId, to: ProcessId): EnvelopeView {
  return {
    id: 17,
    from,
    to,
    fromNode: 'n1',
    toNode: 'n2',
    body,
    state: 'flying',
    fate: 'arrives',
    cause: 4,
    sentAt: 1_000,
    dueAt: 13_500,
    copyOf: null,
  };
}
