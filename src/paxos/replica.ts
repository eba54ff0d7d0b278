import { catchUp, onCollected, onGap, onLearn, onStatus, onStatusTimer } from './catch-up.ts';
import { sameCommand, type ClientCommand } from './command.ts';
import type { Configuration } from './configuration.ts';
import { ignore } from './draft.ts';
import type { Event, Step } from './events.ts';
import type { AcceptorId, ReplicaId } from './ids.ts';
import { adoptSnapshot, onDecision, onLearned, onSnapshot, performDecided } from './learn.ts';
import {
  giveBack,
  handOver,
  hasLeft,
  isStranger,
  onConfigInfo,
  onJoined,
  onRetired,
  respondTo,
  serve,
} from './membership.ts';
import { sessionOf } from './perform.ts';
import { drainTo, onProposeRetry, propose } from './propose.ts';
import { onRead, onReadReply, onReadRetry } from './read.ts';
import { closeReplica, openReplica, type Turn } from './replica-turn.ts';
import type { Rules } from './rules.ts';
import { EMPTY } from './slot-map.ts';
import type { ReplicaState } from './states.ts';
import { act, note, stops } from './turn.ts';

/**
 * The replica (PMMC §2.1): it proposes its clients' commands for slots within its WINDOW, learns
 * what is decided, and performs decisions in slot order.
 */

export function bootReplica(
  id: ReplicaId,
  records: readonly Configuration[],
  rules: Pick<Rules, 'application'>,
): ReplicaState {
  const { initial } = rules.application;
  return {
    role: 'replica',
    id,
    stable: {
      snap: { upTo: 1, state: initial, sessions: [], configs: records },
      log: EMPTY,
      told: [],
      retiredBelow: 0,
    },
    volatile: {
      slotIn: 1,
      slotOut: 1,
      requests: [],
      proposals: [],
      state: initial,
      sessions: [],
      configs: records,
      top: 0,
      informed: [],
      gone: [],
      successors: [],
      reads: [],
    },
    pacing: { nextPeer: 0, gapAt: 0, learnAt: 0, announced: 0, repeats: 0 },
  };
}

/** After every event, a replica gives back what it cannot do, reports if it is a member, and catches up. */
export function stepReplica(rules: Rules, state: ReplicaState, event: Event): Step<ReplicaState> {
  const turn = openReplica(rules, state);
  if (event.kind === 'start') onStart(turn, event.fresh);
  else if (event.kind === 'message') onMessage(turn, event);
  else if (event.kind === 'timer') onTimer(turn, event);
  else ignore(turn, 'notForMe');
  handOver(turn);
  serve(turn, event);
  catchUp(turn);
  return closeReplica(turn);
}

/** After a crash the replica performs its log again up to the first hole, in silence, which restores `slotOut`. */
function onStart(turn: Turn, fresh: boolean): void {
  note(turn, { kind: 'started', fresh });
  const again = openReplica(turn.rules, turn.before);
  if (turn.stable.snap.upTo > again.volatile.slotOut) adoptSnapshot(again, turn.stable.snap);
  performDecided(again);
  const { slotOut, state, sessions, configs } = again.volatile;
  Object.assign(turn.volatile, { slotOut, slotIn: slotOut, state, sessions, configs });
  turn.volatile.top = Math.max(turn.stable.log.top, turn.volatile.top);
  if (slotOut < drainTo(turn)) propose(turn);
}

function onMessage(turn: Turn, { from, body }: Extract<Event, { kind: 'message' }>): void {
  switch (body.type) {
    case 'request':
      return onRequest(turn, body.cmd);
    case 'read':
      return onRead(turn, body.cmd);
    case 'readReply':
      return onReadReply(turn, from as AcceptorId, body);
    case 'decision':
      return onDecision(turn, body);
    case 'learned':
      return onLearned(turn, from, body);
    case 'snapshot':
      return onSnapshot(turn, from, body);
    case 'status':
      return onStatus(turn, from as ReplicaId, body);
    case 'learn':
      return onLearn(turn, from, body);
    case 'collected':
      return onCollected(turn, body);
    case 'configInfo':
      return onConfigInfo(turn, from, body);
    case 'joined':
      return onJoined(turn, from, body);
    case 'retired':
      return onRetired(turn, from, body);
    default:
      return ignore(turn, 'notForMe');
  }
}

function onTimer(turn: Turn, { name, key, attempt }: Extract<Event, { kind: 'timer' }>): void {
  switch (name) {
    case 'proposeRetry':
      return onProposeRetry(turn, key, attempt);
    case 'gap':
    case 'learn':
      return onGap(turn, name, attempt);
    case 'status':
      return onStatusTimer(turn);
    case 'readRetry':
      return onReadRetry(turn, attempt);
    default:
      return ignore(turn, 'notForMe');
  }
}

/** The replica takes a client's command on once, and answers it as often as it is asked. */
function onRequest(turn: Turn, cmd: ClientCommand): void {
  const { rules, volatile } = turn;
  act(turn, 'R1');
  if (isStranger(turn)) return ignore(turn, 'notMember');
  const session = sessionOf(volatile.sessions, cmd.client);
  if (stops(turn, 'R2', session !== undefined && cmd.seq < session.seq)) {
    return ignore(turn, 'oldDuplicate');
  }
  const isAnswered = session !== undefined && rules.isAnswered(session, cmd);
  if (stops(turn, 'R3', isAnswered)) {
    const { client, seq, slot, result } = session!;
    note(turn, { kind: 'responded', client, seq, slot, result, cached: true });
    return respondTo(turn, session!);
  }
  if (stops(turn, 'R4', isOnItsWay(turn, cmd))) return ignore(turn, 'alreadyRequested');
  if (hasLeft(turn)) return giveBack(turn, cmd);
  act(turn, 'R5');
  note(turn, { kind: 'requested', cmd });
  turn.volatile.requests = [...turn.volatile.requests, cmd];
  propose(turn);
}

function isOnItsWay({ volatile }: Turn, cmd: ClientCommand): boolean {
  const { requests, proposals } = volatile;
  for (const request of requests) if (sameCommand(request, cmd)) return true;
  for (const proposal of proposals) if (sameCommand(proposal.cmd, cmd)) return true;
  return false;
}
