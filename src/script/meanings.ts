import type { MessageType, NoteKind, Settings, TimerName } from '../paxos/index.ts';

/** What the names of the engine mean to who writes a script: the tables of its reference page. */

/** From whom to whom, and when. */
export const MESSAGE_MEANINGS: Readonly<Record<MessageType, readonly [string, string]>> = {
  request: ['client to a replica', 'it asks; to the next replica while it is not answered'],
  response: [
    'replica to client',
    'it has performed the command, now or before: each replica sends one',
  ],
  propose: [
    'replica to all leaders',
    'a command for a slot; again until it has performed that slot',
  ],
  p1a: ['leader to all acceptors', 'it begins a ballot; again to those that have not promised'],
  p1b: ['acceptor to leader', 'answers a p1a: a promise with all its votes, or a refusal'],
  p2a: [
    'active leader to all acceptors',
    'asks for votes for a command in a slot; again to those that have not voted',
  ],
  p2b: ['acceptor to leader', 'answers a p2a: a vote, or a refusal'],
  decision: [
    'leader to all replicas',
    'a majority has voted; once more to a replica that proposes for a decided slot',
  ],
  ping: ['passive leader to others', 'is the active one alive? to all where that is silent'],
  pong: ['leader to leader', 'answers a ping; a leader that was just adopted sends one unasked'],
  status: [
    'replica to all but clients',
    'how far it has performed, now and then: acceptors and leaders drop what a majority has',
  ],
  learn: ['replica to replica', 'it lacks a slot that is decided: it asks one after the other'],
  learned: [
    'replica or active leader to replica',
    'answers a learn with decisions; a leader sends it unasked where two status say the same slot',
  ],
  snapshot: ['replica to replica', 'answers a learn where its log does not go back so far'],
  collected: ['leader to replica', 'answers a propose for a slot that is collected'],
  retired: ['all but clients, to whoever asks', 'that configuration is over here'],
  configInfo: [
    'replica to all but clients',
    'there is another record; again to those that do not seem to know',
  ],
  joined: ['all but clients, to replica', 'answers a configInfo'],
  read: ['client to a replica', 'as request, for `get` with `set reads quorum`'],
  readQuery: ['replica to acceptors', 'how far may anything be decided? for a read'],
  readReply: ['acceptor to replica', 'answers a readQuery with its highest slot'],
  moved: ['replica to client', 'it has left the configuration and gives the request back'],
};

/** Who reports it, and what has happened. */
export const NOTE_MEANINGS: Readonly<Record<NoteKind, readonly [string, string]>> = {
  promised: ['acceptor', 'promises a ballot, perhaps once more'],
  refusedP1a: ['acceptor', 'has promised a higher ballot'],
  accepted: ['acceptor', 'votes for a command in a slot, perhaps once more'],
  refusedP2a: ['acceptor', 'does not vote: its promise is higher, or the slot is collected'],
  scouting: ['leader', 'begins a ballot and asks for promises'],
  promiseCounted: ['leader', 'counts a promise'],
  adopted: ['leader', 'has a majority of promises: it is active'],
  preempted: ['leader', 'hears of a higher ballot and gives up its own'],
  proposalKept: ['leader', 'is not active: it keeps a proposal until it is'],
  commanding: ['leader', 'asks for votes for a command in a slot'],
  voteCounted: ['leader', 'counts a vote'],
  decided: ['leader', 'has a majority of votes for a slot'],
  decisionRepeated: ['leader', 'is asked for a decided slot and tells the decision again'],
  quorumLost: ['leader', 'has open slots, hears no majority any more and steps down'],
  rivalAlive: ['leader', 'hears that another one is active, and waits on'],
  rivalSeen: ['leader', 'is passive and hears of a higher ballot'],
  pinged: ['leader', 'asks others whether they are alive'],
  ponged: ['leader', 'says that it is alive'],
  wasCollected: ['leader', 'is asked for a slot that is collected'],
  baseRaised: ['acceptor, leader', 'drops slots that a majority of replicas has on disk'],
  requested: ['replica', 'takes on a command of a client'],
  proposed: ['replica', 'proposes a command for a slot'],
  learned: ['replica', 'learns what a slot was decided with'],
  performed: ['replica', 'applies a command, or passes over one that it has applied before'],
  displaced: ['replica', 'finds another command in the slot of its own, and tries a later one'],
  responded: ['replica', 'answers a client'],
  statusSent: ['replica', 'reports how far it is'],
  askedToLearn: ['replica', 'asks a peer for slots that it lacks'],
  toldCollected: ['replica', 'hears that slots it lacks are collected'],
  snapshotTaken: ['replica', 'keeps a snapshot and drops old slots of its log'],
  snapshotSent: ['replica', 'sends its snapshot to a peer'],
  snapshotInstalled: ['replica', 'goes on from the snapshot of a peer'],
  taught: ['replica, leader', 'sends decisions to a replica that lacks them'],
  reconfigured: ['replica', 'performs a reconfig: there is another record'],
  reconfigRefused: ['replica', 'performs a reconfig that cannot be made'],
  informed: ['replica', 'tells others of the newest record'],
  readBegun: ['replica', 'asks acceptors on behalf of a read'],
  readReplied: ['acceptor', 'says how far it has voted'],
  readCounted: ['replica', 'counts the reply to a read'],
  readAnswered: ['replica', 'answers a read from its own state'],
  handedOver: ['replica', 'has left and gives a request back'],
  peerRetired: ['replica', 'hears that a configuration is over somewhere'],
  redirected: ['client', 'hears who the replicas are now, and asks one of them'],
  asked: ['client', 'asks a replica'],
  queued: ['client', 'keeps a request until the one before is answered'],
  answered: ['client', 'gets the first response to its request'],
  askedAgain: ['client', 'has no response and asks the next replica'],
  joined: ['all but clients', 'hears of a record'],
  retired: ['all but clients', 'is done with a configuration'],
  wasRetired: ['all but clients', 'is asked in a configuration that is over'],
  started: ['all', 'starts, or comes back'],
  resent: ['leader, replica', 'sends p1a, p2a, propose or readQuery again'],
  ignored: ['all', 'gets a message that changes nothing'],
};

/** Whose it is, and what it does when it goes off. */
export const TIMER_MEANINGS: Readonly<Record<TimerName, readonly [string, string]>> = {
  elect: ['passive leader', 'begins a ballot; with `set election manual` only by `fire`'],
  ping: ['passive leader', 'sends ping; only where the election is `monitor`'],
  quorum: ['active leader', 'steps down where slots are open and no majority has voted meanwhile'],
  p1Retry: ['scouting leader', 'sends p1a again'],
  p2Retry: ['active leader', 'sends p2a again; its key is the slot'],
  proposeRetry: ['replica', 'sends propose again; its key is the slot'],
  status: ['replica', 'sends status'],
  gap: [
    'replica',
    'knows a later slot than the one it waits for: sends learn, and the second time proposes a no-op; its key is the slot',
  ],
  learn: ['replica', 'knows that others are further: sends learn; its key is the slot'],
  readRetry: ['replica', 'sends readQuery again'],
  clientRetry: ['client', 'asks the next replica; its key is the number of the request'],
};

export const SETTING_MEANINGS: Readonly<
  Record<keyof Settings | 'loopback' | 'processing', string>
> = {
  window: 'slots that a replica may propose for, from the one that it performs next',
  chunk: 'decisions in one `learned` at most; a snapshot is taken every so many slots',
  election:
    'who begins a ballot by itself: `monitor` the leader of the lowest number at once, another one when the active is silent; `eager` each one at once, always; `manual` nobody: `fire elect at …`',
  respond: '`all` replicas that perform a command, or the `proposer`: the one that proposed it',
  reads: '`get` through the `log`, or past it by asking a `quorum` of acceptors',
  ping: 'between two pings of a passive leader',
  suspectInitial:
    'silence that a passive leader bears before it begins a ballot: a random one to two times this',
  suspectMin: 'it is never less',
  suspectMax: 'it is never more',
  suspectGrowth: 'the factor on it each time that this leader steps down',
  suspectDecrease: 'what it loses with each slot that this leader decides',
  retry: 'until p1a, p2a and propose are sent again; doubles each time',
  retryMax: 'up to this',
  clientRetry: 'until a client asks the next replica; doubles each time',
  clientRetryMax: 'up to this',
  quorumTtl: 'how long an active leader with open slots goes without a majority of votes',
  status: 'between two status; up to eight times as long while nothing moves',
  gap: 'until a replica asks for a slot below one that it knows',
  learn: 'until a replica asks for slots that others know; doubles each time, as gap does',
  learnMax: 'up to this',
  loopback: 'from one process to another on the same node',
  processing: 'what a node needs for one message',
};
