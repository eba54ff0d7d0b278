import type {
  ActionKind,
  AnswersView,
  Beat,
  BreakView,
  EventView,
  Note,
  NoteKind,
} from '../../contract/index.ts';
import { CHANGES } from './change-samples.ts';
import { B1, B2, BOTTOM, GET, MESSAGES, OTHER, PUT } from './message-samples.ts';
import { acted, fired, handled } from './sample-event.ts';

/** Tests use an event of every kind, each a plausible moment of one run. */

const at3 = { cfg: 0, slot: 3, ballot: B2, cmd: PUT } as const;
const count = { cfg: 0, ballot: B2, have: 1, need: 2 } as const;
const carried = [{ slot: 3, ballot: B1, cmd: PUT, acceptor: 'a1' }] as const;

/** Events in which a note of each kind weighs most, one for each way of wording it. */
export const NOTED: Readonly<Record<NoteKind, readonly EventView[]>> = {
  promised: [
    handled('a2', [{ kind: 'promised', cfg: 0, ballot: B1, was: BOTTOM, pvalues: 0 }]),
    handled('a2', [{ kind: 'promised', cfg: 0, ballot: B1, was: B1, pvalues: 0 }]),
    handled('a2', [{ kind: 'promised', cfg: 0, ballot: B2, was: B1, pvalues: 0 }]),
    handled('a2', [{ kind: 'promised', cfg: 0, ballot: B2, was: B1, pvalues: 3 }]),
  ],
  refusedP1a: [handled('a2', [{ kind: 'refusedP1a', cfg: 0, ballot: B1, promised: B2 }])],
  accepted: [
    handled('a2', [{ kind: 'accepted', ...at3, was: B2, again: false }]),
    handled('a2', [{ kind: 'accepted', ...at3, was: B2, again: true }]),
    handled('a2', [{ kind: 'accepted', ...at3, was: B1, again: false }]),
    {
      ...handled('a2', [{ kind: 'accepted', ...at3, was: B2, again: false }]),
      beats: [{ kind: 'chosen', slot: 3, ballot: B2, cmd: PUT }],
    },
  ],
  refusedP2a: [
    handled('a2', [
      { kind: 'refusedP2a', cfg: 0, slot: 3, ballot: B1, promised: B2, why: 'promised' },
    ]),
    handled('a2', [
      { kind: 'refusedP2a', cfg: 0, slot: 3, ballot: B1, promised: B1, why: 'collected' },
    ]),
  ],
  scouting: [
    fired('l2', 'elect', [{ kind: 'scouting', cfg: 0, ballot: B2, after: null }]),
    {
      ...fired('l2', 'elect', [{ kind: 'scouting', cfg: 0, ballot: B2, after: null }]),
      byHand: true,
    },
    handled('l2', [{ kind: 'scouting', cfg: 0, ballot: B2, after: null }]),
    handled('l2', [{ kind: 'scouting', cfg: 2, ballot: B2, after: 0 }]),
  ],
  promiseCounted: [handled('l2', [{ kind: 'promiseCounted', from: 'a1', ...count }])],
  adopted: [
    handled('l2', [{ kind: 'adopted', cfg: 0, ballot: B2, carried: [], filled: [] }]),
    handled('l2', [
      { kind: 'promiseCounted', from: 'a1', ...count, have: 2 },
      { kind: 'adopted', cfg: 0, ballot: B2, carried, filled: [] },
      { kind: 'commanding', ...at3, origin: 'adopted' },
    ]),
    handled('l2', [
      { kind: 'promiseCounted', from: 'a1', ...count, have: 2 },
      {
        kind: 'adopted',
        cfg: 0,
        ballot: B2,
        carried: [...carried, ...carried],
        filled: [2, 4, 7, 9, 11],
      },
    ]),
    handled('l2', [{ kind: 'adopted', cfg: 0, ballot: B2, carried: [], filled: [2] }]),
    handled('l2', [
      { kind: 'adopted', cfg: 0, ballot: B2, carried: [], filled: [] },
      { kind: 'commanding', ...at3, origin: 'proposed' },
    ]),
    handled('l2', [
      { kind: 'adopted', cfg: 0, ballot: B2, carried: [], filled: [] },
      { kind: 'commanding', ...at3, origin: 'proposed' },
      { kind: 'commanding', ...at3, slot: 4, origin: 'proposed' },
    ]),
    handled('l2', [
      { kind: 'promiseCounted', from: 'a1', ...count, have: 1, need: 2 },
      { kind: 'adopted', cfg: 0, ballot: B2, carried: [], filled: [] },
    ]),
  ],
  preempted: [
    handled('l1', [{ kind: 'preempted', cfg: 0, ballot: B1, by: B2 }]),
    fired('l1', 'elect', [{ kind: 'preempted', cfg: 0, ballot: B1, by: B2 }]),
    handled('l1', [
      { kind: 'preempted', cfg: 0, ballot: B1, by: B2 },
      { kind: 'scouting', cfg: 0, ballot: { round: 3, leader: 1 }, after: null },
    ]),
  ],
  proposalKept: [handled('l1', [{ kind: 'proposalKept', cfg: 0, slot: 3, cmd: PUT }])],
  commanding: [
    handled('l1', [{ kind: 'commanding', ...at3, origin: 'proposed' }]),
    handled('l1', [{ kind: 'commanding', ...at3, origin: 'adopted' }]),
    handled('l1', [{ kind: 'commanding', ...at3, cmd: 'noop', origin: 'filled' }]),
    handled('l1', [
      { kind: 'commanding', ...at3, origin: 'proposed' },
      { kind: 'commanding', ...at3, slot: 4, origin: 'proposed' },
    ]),
  ],
  voteCounted: [handled('l1', [{ kind: 'voteCounted', slot: 3, from: 'a1', ...count }])],
  decided: [
    handled('l1', [{ kind: 'decided', ...at3 }]),
    handled('l1', [
      { kind: 'voteCounted', slot: 3, from: 'a1', ...count, have: 2 },
      { kind: 'decided', ...at3, cmd: OTHER },
    ]),
  ],
  decisionRepeated: [handled('l1', [{ kind: 'decisionRepeated', cfg: 0, slot: 3, to: 'r2' }])],
  quorumLost: [fired('l1', 'quorum', [{ kind: 'quorumLost', cfg: 0, ballot: B1 }])],
  rivalAlive: [handled('l2', [{ kind: 'rivalAlive', cfg: 0, ballot: B1, leader: 'l1' }])],
  rivalSeen: [
    handled('l2', [{ kind: 'rivalSeen', cfg: 0, ballot: B1 }]),
    fired('l2', 'ping', [{ kind: 'rivalSeen', cfg: 0, ballot: B1 }]),
  ],
  pinged: [
    fired('l2', 'ping', [{ kind: 'pinged', cfg: 0, to: ['l1'] }]),
    fired('l2', 'ping', [{ kind: 'pinged', cfg: 0, to: ['l1', 'l3'] }]),
    fired('l2', 'ping', [{ kind: 'pinged', cfg: 0, to: [] }]),
  ],
  ponged: [
    handled('l1', [{ kind: 'ponged', cfg: 0, to: 'l2', active: true }]),
    handled('l1', [{ kind: 'ponged', cfg: 0, to: 'l2', active: false }]),
  ],
  wasCollected: [handled('l1', [{ kind: 'wasCollected', cfg: 0, slot: 3, base: 8, to: 'r2' }])],
  baseRaised: [handled('l1', [{ kind: 'baseRaised', cfg: 0, base: 4 }])],
  requested: [
    handled('r1', [{ kind: 'requested', cmd: PUT }]),
    handled('r1', [
      { kind: 'requested', cmd: PUT },
      { kind: 'proposed', cfg: 0, slot: 3, cmd: PUT },
    ]),
  ],
  proposed: [
    handled('r1', [{ kind: 'proposed', cfg: 0, slot: 3, cmd: PUT }]),
    handled('r1', [{ kind: 'proposed', cfg: 0, slot: 3, cmd: 'noop' }]),
    handled('r1', [
      { kind: 'proposed', cfg: 0, slot: 3, cmd: PUT },
      { kind: 'proposed', cfg: 0, slot: 4, cmd: PUT },
    ]),
  ],
  learned: [
    handled('r1', [{ kind: 'learned', slot: 3, cmd: PUT }]),
    handled('r1', [
      { kind: 'learned', slot: 3, cmd: PUT },
      { kind: 'learned', slot: 4, cmd: PUT },
    ]),
  ],
  performed: [
    handled('r1', [
      { kind: 'learned', slot: 3, cmd: PUT },
      { kind: 'performed', slot: 3, cmd: PUT, result: 'ok', repeated: false },
    ]),
    handled('r1', [
      { kind: 'learned', slot: 3, cmd: PUT },
      { kind: 'performed', slot: 3, cmd: PUT, result: 'ok', repeated: false },
      { kind: 'responded', client: 'k1', seq: 3, slot: 3, result: 'ok', cached: false },
    ]),
    handled('r1', [{ kind: 'performed', slot: 3, cmd: PUT, result: 'ok', repeated: true }]),
    handled('r1', [{ kind: 'performed', slot: 3, cmd: 'noop', result: '', repeated: false }]),
    handled('r1', [
      { kind: 'performed', slot: 3, cmd: PUT, result: 'ok', repeated: false },
      { kind: 'displaced', slot: 3, cmd: OTHER, by: PUT },
    ]),
    handled('r1', [
      { kind: 'learned', slot: 3, cmd: PUT },
      { kind: 'performed', slot: 3, cmd: PUT, result: 'ok', repeated: false },
      { kind: 'performed', slot: 4, cmd: PUT, result: 'ok', repeated: false },
    ]),
    handled(
      'r1',
      [3, 4].flatMap((slot): Note[] => [
        { kind: 'learned', slot, cmd: PUT },
        { kind: 'performed', slot, cmd: PUT, result: 'ok', repeated: false },
      ]),
      MESSAGES.learned[0],
    ),
  ],
  displaced: [handled('r1', [{ kind: 'displaced', slot: 3, cmd: OTHER, by: PUT }])],
  responded: [
    handled('r1', [
      { kind: 'responded', client: 'k1', seq: 3, slot: 3, result: 'ok', cached: false },
    ]),
    handled('r1', [
      { kind: 'responded', client: 'k1', seq: 3, slot: 3, result: 'ok', cached: true },
    ]),
  ],
  statusSent: [
    fired('r1', 'status', [{ kind: 'statusSent', slotOut: 4 }]),
    fired('r1', 'status', [{ kind: 'statusSent', slotOut: 1 }]),
  ],
  askedToLearn: [
    fired('r1', 'gap', [{ kind: 'askedToLearn', from: 3, to: 'r2' }]),
    fired('r1', 'gap', [
      { kind: 'askedToLearn', from: 3, to: 'r2' },
      { kind: 'proposed', cfg: 0, slot: 3, cmd: 'noop' },
    ]),
  ],
  toldCollected: [handled('r1', [{ kind: 'toldCollected', base: 4 }])],
  snapshotTaken: [
    fired('r1', 'status', [
      { kind: 'snapshotTaken', upTo: 17 },
      { kind: 'statusSent', slotOut: 17 },
    ]),
  ],
  snapshotSent: [handled('r2', [{ kind: 'snapshotSent', to: 'r1', upTo: 17 }])],
  snapshotInstalled: [handled('r1', [{ kind: 'snapshotInstalled', upTo: 17, was: 3 }])],
  taught: [
    handled('r2', [{ kind: 'taught', to: 'r1', from: 3, count: 2 }]),
    handled('r2', [{ kind: 'taught', to: 'r1', from: 3, count: 0 }]),
  ],
  ...CHANGES,
  asked: [
    handled('k1', [{ kind: 'asked', cmd: PUT, to: 'r1', read: false }]),
    handled('k1', [{ kind: 'asked', cmd: GET, to: 'r1', read: true }]),
  ],
  queued: [handled('k1', [{ kind: 'queued', waiting: 2 }])],
  answered: [
    handled('k1', [{ kind: 'answered', client: 'k1', seq: 3, slot: 3, result: 'ok', from: 'r1' }]),
    handled('k1', [
      { kind: 'answered', client: 'k1', seq: 3, slot: 3, result: 'ok', from: 'r1' },
      { kind: 'asked', cmd: OTHER, to: 'r1', read: false },
    ]),
  ],
  askedAgain: [
    fired('k1', 'clientRetry', [{ kind: 'askedAgain', cmd: PUT, was: 'r1', to: 'r2', attempt: 1 }]),
  ],
  started: [
    handled('l1', [{ kind: 'started', fresh: true }]),
    handled('l1', [{ kind: 'started', fresh: false }]),
  ],
  resent: [
    fired('l1', 'p1Retry', [
      { kind: 'resent', what: 'p1a', slot: 0, to: ['a2'], timer: 'p1Retry' },
    ]),
    fired('l1', 'p2Retry', [
      { kind: 'resent', what: 'p2a', slot: 3, to: ['a2', 'a3'], timer: 'p2Retry' },
    ]),
    fired('r1', 'proposeRetry', [
      { kind: 'resent', what: 'propose', slot: 3, to: ['l1', 'l2'], timer: 'proposeRetry' },
    ]),
    fired('r1', 'readRetry', [
      { kind: 'resent', what: 'readQuery', slot: 0, to: ['a2'], timer: 'readRetry' },
    ]),
    fired('r1', 'readRetry', [
      { kind: 'resent', what: 'readQuery', slot: 3, to: [], timer: 'readRetry' },
    ]),
  ],
  ignored: [handled('l1', [{ kind: 'ignored', why: 'noScout' }])],
};

const POLICY = {
  transport: 'unreliable',
  latencyMin: 5_000,
  latencyMax: 15_000,
  loss: 0.1,
  duplication: 0.05,
  reordering: 0.02,
  tail: 10,
} as const;
const P2A = MESSAGES.p2a[0]!;
const BETWEEN = [
  { from: 'n1', to: 'n2' },
  { from: 'n2', to: 'n1' },
] as const;

/** Events of actions that run no handler. */
export const ACTED: {
  readonly [K in Exclude<ActionKind, 'deliver' | 'fire' | 'request'>]: readonly EventView[];
} = {
  arrive: [acted({ kind: 'arrive', envelope: 17 }, P2A), acted({ kind: 'arrive', envelope: 17 })],
  drop: (['lost', 'cut', 'down', 'hand'] as const).map((why) => ({
    ...acted({ kind: 'drop', envelope: 17, why }, P2A),
    dropped: why,
  })),
  duplicate: [acted({ kind: 'duplicate', envelope: 17 }, P2A)],
  hold: [acted({ kind: 'hold', envelope: 17 }, P2A)],
  release: [acted({ kind: 'release', envelope: 17 }, P2A)],
  delay: [acted({ kind: 'delay', envelope: 17, by: 20_000 }, P2A)],
  crash: (['now', 'beforePersist', 'beforeSend'] as const).map((point) =>
    acted({ kind: 'crash', node: 'n1', point }),
  ),
  restart: [
    acted({ kind: 'restart', node: 'n1' }),
    { ...acted({ kind: 'restart', node: 'n1' }), notes: [{ kind: 'started', fresh: true }] },
  ],
  wipe: [acted({ kind: 'wipe', node: 'n1' })],
  pause: [acted({ kind: 'pause', node: 'n1' })],
  resume: [acted({ kind: 'resume', node: 'n1' })],
  cut: [
    acted({ kind: 'cut', links: BETWEEN.slice(0, 1) }),
    acted({ kind: 'cut', links: BETWEEN }),
    acted({
      kind: 'cut',
      links: [...BETWEEN, { from: 'n1', to: 'n3' }, { from: 'n3', to: 'n1' }],
    }),
    acted({ kind: 'cut', links: [...BETWEEN, { from: 'n1', to: 'n3' }] }),
    acted({ kind: 'cut', links: [] }),
  ],
  heal: [
    acted({ kind: 'heal', links: BETWEEN.slice(0, 1) }),
    acted({ kind: 'heal', links: BETWEEN }),
    acted({
      kind: 'heal',
      links: [...BETWEEN, { from: 'n1', to: 'n3' }, { from: 'n3', to: 'n1' }],
    }),
    acted({ kind: 'heal', links: [...BETWEEN, { from: 'n1', to: 'n3' }] }),
    acted({ kind: 'heal', links: [] }),
  ],
  weather: [
    acted({ kind: 'weather', links: null, policy: POLICY }),
    acted({
      kind: 'weather',
      links: BETWEEN.slice(0, 1),
      policy: { ...POLICY, transport: 'manual' },
    }),
    acted({ kind: 'weather', links: BETWEEN, policy: { ...POLICY, transport: 'reliable' } }),
  ],
  load: [
    acted({ kind: 'load', load: { kind: 'none' } }),
    acted({ kind: 'load', load: { kind: 'closed', think: 0 } }),
    acted({ kind: 'load', load: { kind: 'closed', think: 20_000 } }),
    acted({ kind: 'load', load: { kind: 'open', perSecond: 5 } }),
  ],
  election: (['monitor', 'eager', 'manual'] as const).map((policy) =>
    acted({ kind: 'election', policy }),
  ),
};

const ANSWERS: AnswersView = {
  index: 5,
  after: 451_000,
  crash: true,
  kept: 6,
  slots: [1, 6],
  lost: [],
  forgotten: 0,
};

export const BEATS: { readonly [K in Beat['kind']]: readonly Extract<Beat, { kind: K }>[] } = {
  scouting: [{ kind: 'scouting', leader: 'l2', ballot: B2 }],
  proposing: [{ kind: 'proposing', leader: 'l1', ballot: B1, slots: [3, 4] }],
  gaveUp: [{ kind: 'gaveUp', client: 'k1', on: 'r1' }],
  restored: [{ kind: 'restored', answers: ANSWERS }],
  adopted: [{ kind: 'adopted', leader: 'l1', ballot: B1 }],
  preempted: [{ kind: 'preempted', leader: 'l1', ballot: B1, by: B2 }],
  quorumLost: [{ kind: 'quorumLost', leader: 'l1', ballot: B1 }],
  chosen: [{ kind: 'chosen', slot: 3, ballot: B1, cmd: PUT }],
  decided: [{ kind: 'decided', leader: 'l1', slot: 3, cmd: PUT }],
  learned: [{ kind: 'learned', replica: 'r1', slot: 3, cmd: PUT }],
  performed: [{ kind: 'performed', replica: 'r1', slot: 3, cmd: PUT }],
  answered: [{ kind: 'answered', client: 'k1', seq: 3, result: 'ok' }],
  reconfigured: [{ kind: 'reconfigured', replica: 'r1', cfg: 1, from: 8 }],
  standing: [
    { kind: 'standing', process: 'a4', standing: 'joining' },
    { kind: 'standing', process: 'a1', standing: 'leaving' },
    { kind: 'standing', process: 'a1', standing: 'retired' },
  ],
  handedOver: [{ kind: 'handedOver', replica: 'r1' }],
  redirected: [{ kind: 'redirected', client: 'k1', to: 'r2' }],
  crashed: [
    { kind: 'crashed', nodes: ['n1'] },
    { kind: 'crashed', nodes: ['n1', 'n2'] },
  ],
  restarted: [
    { kind: 'restarted', nodes: ['n1'] },
    { kind: 'restarted', nodes: ['n1', 'n2'] },
  ],
  wiped: [{ kind: 'wiped', node: 'n1' }],
  cut: [{ kind: 'cut' }],
  healed: [{ kind: 'healed' }],
  broken: [
    { kind: 'broken', breaks: [broken('I2')] },
    { kind: 'broken', breaks: [broken('I2'), broken('I8')] },
  ],
};

function broken(invariant: string): BreakView {
  return { invariant, index: 7, at: 1_000, witnesses: ['a1'], data: { slot: 1 } };
}
