import type { MessageType, NoteKind, Settings, TimerName } from '../paxos/index.ts';

/** What the engine's names mean to the author of a script: the tables of its reference page. */

/**
 * The third text of a message or a note is how traces word it after its name, with fields in
 * braces. Three fields are derived: `refusal` is the ballot that an acceptor has promised instead,
 * `members` are those of a record, and `newest` is the last of several records.
 */
type Meaning = readonly [whose: string, what: string, trace: string];

/** The sender and the receiver of each message, and when it is sent. */
export const MESSAGES: Readonly<Record<MessageType, Meaning>> = {
  request: [
    'client to a replica',
    'it asks; to the next replica while it is not answered',
    '{cmd}',
  ],
  response: [
    'replica to client',
    'it has performed the command, now or before: each replica sends one',
    '{client}#{seq} slot {slot} {result}',
  ],
  propose: [
    'replica to all leaders',
    'a command for a slot; again until it has performed that slot',
    '{slot}:{cmd}',
  ],
  p1a: [
    'leader to all acceptors',
    'it begins a ballot; again to those that have not promised',
    '{ballot}',
  ],
  p1b: [
    'acceptor to leader',
    'answers a p1a: a promise with all its votes, or a refusal',
    '{re} {refusal} {pvalues}',
  ],
  p2a: [
    'active leader to all acceptors',
    'asks for votes for a command in a slot; again to those that have not voted',
    '{slot}:{cmd} @{ballot}',
  ],
  p2b: ['acceptor to leader', 'answers a p2a: a vote, or a refusal', '{slot} @{re} {refusal}'],
  decision: [
    'leader to all replicas',
    'a majority has voted; once more to a replica that proposes for a decided slot',
    '{slot}:{cmd}',
  ],
  ping: ['passive leader to others', 'is the active one alive? to all where that is silent', ''],
  pong: [
    'leader to leader',
    'answers a ping; a leader that was just adopted sends one unasked',
    '{ballot} active {active}',
  ],
  status: [
    'replica to all but clients',
    'how far it has performed, now and then: acceptors and leaders drop what a majority has',
    'slotOut {slotOut}',
  ],
  learn: [
    'replica to replica',
    'it lacks a slot that is decided: it asks one after the other',
    'from {from}',
  ],
  learned: [
    'replica or active leader to replica',
    'answers a learn with decisions; a leader sends it unasked where two status say the same slot',
    '{entries}',
  ],
  snapshot: [
    'replica to replica',
    'answers a learn where its log does not go back so far',
    'below {upTo}',
  ],
  collected: [
    'leader to replica',
    'answers a propose for a slot that is collected',
    'below {base}',
  ],
  retired: ['all but clients, to whoever asks', 'that configuration is over here', '{cfg}'],
  configInfo: [
    'replica to all but clients',
    'there is another record; again to those that do not seem to know',
    '{newest}',
  ],
  joined: ['all but clients, to replica', 'answers a configInfo', '{cfg}'],
  read: ['client to a replica', 'as request, for `get` with `set reads quorum`', '{cmd}'],
  readQuery: [
    'replica to acceptors',
    'how far may anything be decided? for a read',
    '{client}#{seq}',
  ],
  readReply: [
    'acceptor to replica',
    'answers a readQuery with its highest slot',
    '{client}#{seq} top {top}',
  ],
  moved: [
    'replica to client',
    'it has left the configuration and gives the request back',
    '{client}#{seq} to {replicas}',
  ],
};

/** The process that reports each note, and what has happened. */
export const NOTES: Readonly<Record<NoteKind, Meaning>> = {
  promised: ['acceptor', 'promises a ballot, perhaps once more', '{ballot} (was {was})'],
  refusedP1a: ['acceptor', 'has promised a higher ballot', '{ballot} (promised {promised})'],
  accepted: [
    'acceptor',
    'votes for a command in a slot, perhaps once more',
    '{slot}:{cmd} @{ballot}',
  ],
  refusedP2a: [
    'acceptor',
    'does not vote: its promise is higher, or the slot is collected',
    '{slot} @{ballot} ({why} {promised})',
  ],
  scouting: ['leader', 'begins a ballot and asks for promises', '{ballot}'],
  promiseCounted: ['leader', 'counts a promise', '{have} of {need}'],
  adopted: ['leader', 'has a majority of promises: it is active', '{ballot} {carried}'],
  preempted: ['leader', 'hears of a higher ballot and gives up its own', 'by {by}'],
  proposalKept: ['leader', 'is not active: it keeps a proposal until it is', '{slot}:{cmd}'],
  commanding: [
    'leader',
    'asks for votes for a command in a slot',
    '{slot}:{cmd} @{ballot} {origin}',
  ],
  voteCounted: ['leader', 'counts a vote', 'slot {slot} {have} of {need}'],
  decided: ['leader', 'has a majority of votes for a slot', '{slot}:{cmd}'],
  decisionRepeated: [
    'leader',
    'is asked for a decided slot and tells the decision again',
    '{slot}',
  ],
  quorumLost: ['leader', 'has open slots, hears no majority any more and steps down', '{ballot}'],
  rivalAlive: ['leader', 'hears that another one is active, and waits on', '{ballot}'],
  rivalSeen: ['leader', 'is passive and hears of a higher ballot', '{ballot}'],
  pinged: ['leader', 'asks others whether they are alive', ''],
  ponged: ['leader', 'says that it is alive', ''],
  wasCollected: ['leader', 'is asked for a slot that is collected', '{slot} below {base}'],
  baseRaised: ['acceptor, leader', 'drops slots that a majority of replicas has on disk', '{base}'],
  requested: ['replica', 'takes on a command of a client', '{cmd}'],
  proposed: ['replica', 'proposes a command for a slot', '{slot}:{cmd}'],
  learned: ['replica', 'learns what a slot was decided with', '{slot}:{cmd}'],
  performed: [
    'replica',
    'applies a command, or passes over one that it has applied before',
    '{slot}:{cmd} = {result}',
  ],
  displaced: [
    'replica',
    'finds another command in the slot of its own, and tries a later one',
    '{slot}:{cmd} by {by}',
  ],
  responded: ['replica', 'answers a client', '{client}#{seq} {result}'],
  statusSent: ['replica', 'reports how far it is', '{slotOut}'],
  askedToLearn: ['replica', 'asks a peer for slots that it lacks', 'from {from}'],
  toldCollected: ['replica', 'hears that slots it lacks are collected', 'below {base}'],
  snapshotTaken: ['replica', 'keeps a snapshot and drops old slots of its log', 'below {upTo}'],
  snapshotSent: ['replica', 'sends its snapshot to a peer', 'below {upTo}'],
  snapshotInstalled: ['replica', 'goes on from the snapshot of a peer', 'below {upTo} (was {was})'],
  taught: [
    'replica, leader',
    'sends decisions to a replica that lacks them',
    '{count} from {from}',
  ],
  reconfigured: ['replica', 'performs a reconfig: there is another record', '{record} {members}'],
  reconfigRefused: ['replica', 'performs a reconfig that cannot be made', '{slot}:{cmd} {why}'],
  informed: ['replica', 'tells others of the newest record', '{cfg}'],
  readBegun: ['replica', 'asks acceptors on behalf of a read', '{cmd}'],
  readReplied: ['acceptor', 'says how far it has voted', 'top {top}'],
  readCounted: ['replica', 'counts the reply to a read', '{have} of {need} top {top}'],
  readAnswered: [
    'replica',
    'answers a read from its own state',
    '{client}#{seq} after slot {slot} {result}',
  ],
  handedOver: ['replica', 'has left and gives a request back', '{cmd}'],
  serving: ['replica', 'is a member again, and reports from now on', '{record}'],
  peerRetired: ['replica', 'hears that a configuration is over somewhere', '{process} {cfg}'],
  redirected: ['client', 'hears who the replicas are now, and asks one of them', '{cmd} to {to}'],
  asked: ['client', 'asks a replica', '{cmd}'],
  queued: ['client', 'keeps a request until the one before is answered', '{waiting}'],
  answered: [
    'client',
    'gets the first response to its request',
    '{client}#{seq} slot {slot} {result}',
  ],
  askedAgain: ['client', 'has no response and asks the next replica', '{cmd} attempt {attempt}'],
  joined: ['all but clients', 'hears of a record', '{record}'],
  retired: ['all but clients', 'is done with a configuration', '{cfg}'],
  wasRetired: ['all but clients', 'is asked in a configuration that is over', '{cfg}'],
  started: ['all', 'starts, or comes back', ''],
  resent: ['leader, replica', 'sends p1a, p2a, propose or readQuery again', '{what} {slot}'],
  ignored: ['all', 'gets a message that changes nothing', '{why}'],
};

/** The process that each timer belongs to, and what happens when it goes off. */
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
