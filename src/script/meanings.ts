import type { MessageType, NoteKind, Settings, TimerName } from '../paxos/index.ts';

/** These tables tell the author of a script what the engine's names mean; the reference page shows them. */

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
    'the client asks; it asks the next replica while it has no response',
    '{cmd}',
  ],
  response: [
    'replica to client',
    'the replica has performed the command, now or before; each replica sends one',
    '{client}#{seq} slot {slot} {result}',
  ],
  propose: [
    'replica to all leaders',
    'proposes a command for a slot; sent again until the replica has performed that slot',
    '{slot}:{cmd}',
  ],
  p1a: [
    'leader to all acceptors',
    'begins a ballot; sent again to acceptors that have not promised',
    '{ballot}',
  ],
  p1b: [
    'acceptor to leader',
    'answers a p1a: with a promise and all its votes, or with a refusal',
    '{re} {refusal} {pvalues}',
  ],
  p2a: [
    'active leader to all acceptors',
    'asks for votes for a command in a slot; sent again to acceptors that have not voted',
    '{slot}:{cmd} @{ballot}',
  ],
  p2b: [
    'acceptor to leader',
    'answers a p2a: with a vote, or with a refusal',
    '{slot} @{re} {refusal}',
  ],
  decision: [
    'leader to all replicas',
    'a majority has voted; sent again to a replica that proposes for a decided slot',
    '{slot}:{cmd}',
  ],
  ping: [
    'passive leader to others',
    'asks whether the active leader is alive; sent to all leaders while that one is silent',
    '',
  ],
  pong: [
    'leader to leader',
    'answers a ping; a leader that was just adopted sends one unasked',
    '{ballot} active {active}',
  ],
  status: [
    'replica to all but clients',
    'says how far the replica has performed, so that acceptors and leaders can drop what a majority has',
    'slotOut {slotOut}',
  ],
  learn: [
    'replica to replica',
    'the replica lacks a decided slot, and asks its peers one after the other',
    'from {from}',
  ],
  learned: [
    'replica or active leader to replica',
    'answers a learn with decisions; a leader sends it unasked when two status of a replica name the same slot',
    '{entries}',
  ],
  snapshot: [
    'replica to replica',
    'answers a learn if the log of the sender does not reach back that far',
    'below {upTo}',
  ],
  collected: [
    'leader to replica',
    'answers a propose for a slot that is collected',
    'below {base}',
  ],
  retired: [
    'all but clients, to the process that asks',
    'says that a configuration is over for the sender',
    '{cfg}',
  ],
  configInfo: [
    'replica to all but clients',
    'tells of a new record; sent again to processes that have not answered',
    '{newest}',
  ],
  joined: ['all but clients, to replica', 'answers a configInfo', '{cfg}'],
  read: ['client to a replica', 'a request for a `get`, with `set reads quorum`', '{cmd}'],
  readQuery: [
    'replica to acceptors',
    'asks how far anything may be decided, on behalf of a read',
    '{client}#{seq}',
  ],
  readReply: [
    'acceptor to replica',
    'answers a readQuery with its highest slot',
    '{client}#{seq} top {top}',
  ],
  moved: [
    'replica to client',
    'the replica has left the configuration and hands the request back',
    '{client}#{seq} to {replicas}',
  ],
};

/** The process that reports each note, and what has happened. */
export const NOTES: Readonly<Record<NoteKind, Meaning>> = {
  promised: ['acceptor', 'promises a ballot, or does so again', '{ballot} (was {was})'],
  refusedP1a: ['acceptor', 'has promised a higher ballot', '{ballot} (promised {promised})'],
  accepted: [
    'acceptor',
    'votes for a command in a slot, or does so again',
    '{slot}:{cmd} @{ballot}',
  ],
  refusedP2a: [
    'acceptor',
    'does not vote, because its promise is higher or the slot is collected',
    '{slot} @{ballot} ({why} {promised})',
  ],
  scouting: ['leader', 'begins a ballot and asks for promises', '{ballot}'],
  promiseCounted: ['leader', 'counts a promise', '{have} of {need}'],
  adopted: ['leader', 'has a majority of promises, and so is active', '{ballot} {carried}'],
  preempted: ['leader', 'hears of a higher ballot and gives up its own', 'by {by}'],
  proposalKept: ['leader', 'keeps a proposal until it is active', '{slot}:{cmd}'],
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
  rivalAlive: ['leader', 'hears that another leader is active, and continues to wait', '{ballot}'],
  rivalSeen: ['leader', 'hears of a higher ballot while it is passive', '{ballot}'],
  pinged: ['leader', 'asks others whether they are alive', ''],
  ponged: ['leader', 'says that it is alive', ''],
  wasCollected: ['leader', 'is asked for a slot that is collected', '{slot} below {base}'],
  baseRaised: ['acceptor, leader', 'drops slots that a majority of replicas has on disk', '{base}'],
  requested: ['replica', 'takes on a command of a client', '{cmd}'],
  proposed: ['replica', 'proposes a command for a slot', '{slot}:{cmd}'],
  learned: ['replica', 'learns which command was decided in a slot', '{slot}:{cmd}'],
  performed: [
    'replica',
    'performs a command, or passes over one that it has performed before',
    '{slot}:{cmd} = {result}',
  ],
  displaced: [
    'replica',
    'finds another command in the slot of its proposal, and tries a later slot',
    '{slot}:{cmd} by {by}',
  ],
  responded: ['replica', 'answers a client', '{client}#{seq} {result}'],
  statusSent: ['replica', 'reports how far it has performed', '{slotOut}'],
  askedToLearn: ['replica', 'asks a peer for slots that it lacks', 'from {from}'],
  toldCollected: ['replica', 'hears that slots which it lacks are collected', 'below {base}'],
  snapshotTaken: ['replica', 'keeps a snapshot and drops old slots of its log', 'below {upTo}'],
  snapshotSent: ['replica', 'sends its snapshot to a peer', 'below {upTo}'],
  snapshotInstalled: ['replica', 'continues from the state of a peer', 'below {upTo} (was {was})'],
  taught: [
    'replica, leader',
    'sends decisions to a replica that lacks them',
    '{count} from {from}',
  ],
  reconfigured: ['replica', 'performs a reconfig, which makes a new record', '{record} {members}'],
  reconfigRefused: ['replica', 'performs a reconfig that is refused', '{slot}:{cmd} {why}'],
  informed: ['replica', 'tells others of the newest record', '{cfg}'],
  readBegun: ['replica', 'asks acceptors on behalf of a read', '{cmd}'],
  readReplied: ['acceptor', 'says how far it has voted', 'top {top}'],
  readCounted: ['replica', 'counts the reply to a read', '{have} of {need} top {top}'],
  readAnswered: [
    'replica',
    'answers a read from its own state',
    '{client}#{seq} after slot {slot} {result}',
  ],
  handedOver: ['replica', 'has left, and hands a request back', '{cmd}'],
  serving: ['replica', 'is a member again, and reports from now on', '{record}'],
  peerRetired: [
    'replica',
    'hears that a configuration is over for another process',
    '{process} {cfg}',
  ],
  redirected: [
    'client',
    'hears which replicas there are now, and asks one of them',
    '{cmd} to {to}',
  ],
  asked: ['client', 'asks a replica', '{cmd}'],
  queued: ['client', 'keeps a request until the one before is answered', '{waiting}'],
  answered: [
    'client',
    'gets the first response to its request',
    '{client}#{seq} slot {slot} {result}',
  ],
  askedAgain: ['client', 'has no response and asks the next replica', '{cmd} attempt {attempt}'],
  joined: ['all but clients', 'hears of a record', '{record}'],
  retired: ['all but clients', 'gives up a configuration that is over', '{cfg}'],
  wasRetired: ['all but clients', 'is asked about a configuration that is over', '{cfg}'],
  started: ['all', 'starts, or starts again', ''],
  resent: ['leader, replica', 'sends p1a, p2a, propose or readQuery again', '{what} {slot}'],
  ignored: ['all', 'gets a message that changes nothing', '{why}'],
};

/** The process that each timer belongs to, and what happens when it goes off. */
export const TIMER_MEANINGS: Readonly<Record<TimerName, readonly [string, string]>> = {
  elect: [
    'passive leader',
    'the leader begins a ballot; with `set election manual` only `fire` makes it do so',
  ],
  ping: ['passive leader', 'the leader sends ping; there is none unless the election is `monitor`'],
  quorum: [
    'active leader',
    'the leader steps down if slots are open and no majority has voted in the meantime',
  ],
  p1Retry: ['scouting leader', 'the leader sends p1a again'],
  p2Retry: ['active leader', 'the leader sends p2a again; the key is the slot'],
  proposeRetry: ['replica', 'the replica sends propose again; the key is the slot'],
  status: ['replica', 'the replica sends status'],
  gap: [
    'replica',
    'the replica knows a slot after the one that it waits for: it sends learn, and proposes a no-op the second time; the key is the slot',
  ],
  learn: [
    'replica',
    'the replica knows that others have performed more: it sends learn; the key is the slot',
  ],
  readRetry: ['replica', 'the replica sends readQuery again'],
  clientRetry: ['client', 'the client asks the next replica; the key is the number of the request'],
};

export const SETTING_MEANINGS: Readonly<
  Record<keyof Settings | 'loopback' | 'processing', string>
> = {
  window: 'the number of slots for which a replica may propose, from the one that it performs next',
  chunk:
    'the most decisions in one `learned`, and the number of slots from one snapshot to the next',
  election:
    'which leaders begin a ballot by themselves: `monitor` the one with the lowest number at once, and another one when the active leader is silent; `eager` every passive leader at once; `manual` none, but `fire elect at …` makes one do so',
  respond: 'which replicas respond: `all` that perform a command, or only its `proposer`',
  reads: 'how a `get` goes: through the `log`, or past it by asking a `quorum` of acceptors',
  ping: 'the time between two pings of a passive leader',
  suspectInitial:
    'the silence that a passive leader bears before it begins a ballot: a random span from this to twice this',
  suspectMin: 'the least that this silence can become',
  suspectMax: 'the most that it can become',
  suspectGrowth: 'the factor on it, each time that the leader steps down',
  suspectDecrease: 'what is taken from it with each slot that the leader decides',
  retry: 'the time until p1a, p2a and propose are sent again; it doubles each time',
  retryMax: 'the longest that `retry` becomes',
  clientRetry: 'the time until a client asks the next replica; it doubles each time',
  clientRetryMax: 'the longest that `clientRetry` becomes',
  quorumTtl:
    'the time without a majority of votes after which an active leader with open slots steps down',
  status: 'the time between two status; up to eight times as long while nothing moves',
  gap: 'the time until a replica asks for a slot below one that it knows',
  learn:
    'the time until a replica asks for slots that others know; it doubles each time, and so does `gap`',
  learnMax: 'the longest that `learn` and `gap` become',
  loopback: 'the time a message takes from one process to another on the same node',
  processing: 'the time a node needs for one message',
};
