import type {
  AcceptorView,
  ClientView,
  LeaderView,
  ProcessView,
  ReplicaView,
} from '../../contract/index.ts';
import {
  entries,
  quorumOf,
  type AcceptorState,
  type ClientState,
  type LeaderState,
  type ProcessState,
  type ReplicaState,
  type Rules,
  type SlotMap,
} from '../../paxos/index.ts';
import type { NodeId } from '../../sim/index.ts';
import { standingOf } from './standing.ts';

/** A view shows at most this many entries of a list that grows with the run; a count tells of the rest. */
const SHOWN = 16;
const SHOWN_WAITING = 32;

/** The view of one process. */
export function processView(state: ProcessState, node: NodeId, rules: Rules): ProcessView {
  switch (state.role) {
    case 'acceptor':
      return acceptorView(state, node);
    case 'leader':
      return leaderView(state, node);
    case 'replica':
      return replicaView(state, node, rules);
    case 'client':
      return clientView(state, node);
  }
}

function newest<T, V>(map: SlotMap<T>, view: (slot: number, value: T) => V): readonly V[] {
  return entries(map, map.top - 4 * SHOWN)
    .slice(-SHOWN)
    .map(([slot, value]) => view(slot, value));
}

function acceptorView(state: AcceptorState, node: NodeId): AcceptorView {
  return {
    role: 'acceptor',
    id: state.id,
    node,
    standing: standingOf(state),
    retiredBelow: state.stable.retiredBelow,
    instances: state.stable.instances.map(({ cfg, promised, base, accepted }) => ({
      cfg,
      promised,
      base,
      accepted: newest(accepted, (slot, { ballot, cmd }) => ({ slot, ballot, cmd })),
      votes: accepted.size,
    })),
  };
}

function leaderView(state: LeaderState, node: NodeId): LeaderView {
  const { id, stable, volatile, pacing } = state;
  return {
    role: 'leader',
    id,
    node,
    standing: standingOf(state),
    retiredBelow: stable.retiredBelow,
    suspectAfter: pacing.suspectAfter,
    instances: volatile.instances.map((instance) => ({
      cfg: instance.cfg.id,
      round: stable.rounds.find(({ cfg }) => cfg === instance.cfg.id)?.round ?? 0,
      ballot: instance.ballot,
      mode: instance.mode,
      rival: instance.rival,
      base: instance.base,
      quorum: quorumOf(instance.cfg.acceptors.length),
      acceptors: instance.cfg.acceptors,
      scout: instance.scout && {
        waitfor: instance.scout.waitfor,
        pmax: instance.scout.pmax.slice(-SHOWN),
      },
      commanders: instance.commanders.map(({ slot, cmd, ok }) => ({ slot, cmd, ok })),
      proposals: instance.proposals.slice(-SHOWN),
      decided: instance.decided.size,
      decidedTop: instance.decided.top,
    })),
  };
}

function replicaView(own: ReplicaState, node: NodeId, rules: Rules): ReplicaView {
  const { id, stable, volatile } = own;
  const { application, settings } = rules;
  return {
    role: 'replica',
    id,
    node,
    standing: standingOf(own),
    retiredBelow: stable.retiredBelow,
    slotIn: volatile.slotIn,
    slotOut: volatile.slotOut,
    window: settings.window,
    top: volatile.top,
    requests: volatile.requests.slice(0, SHOWN_WAITING),
    waiting: volatile.requests.length,
    proposals: volatile.proposals,
    snap: stable.snap.upTo,
    log: newest(stable.log, (slot, cmd) => ({ slot, cmd })),
    decisions: stable.log.size,
    state: application.describe(volatile.state).slice(0, SHOWN_WAITING),
    sessions: volatile.sessions.slice(0, SHOWN_WAITING),
    configs: volatile.configs,
  };
}

function clientView({ id, stable, volatile }: ClientState, node: NodeId): ClientView {
  const { session, seq, open, queue, target, last } = volatile;
  return {
    role: 'client',
    id,
    node,
    session,
    seq,
    open,
    queue: queue.slice(0, SHOWN_WAITING),
    waiting: queue.length,
    target: stable.replicas[target]!,
    last: last && { seq: last.seq, slot: last.slot, result: last.result },
  };
}
