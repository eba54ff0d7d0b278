import { bootAcceptor, stepAcceptor } from './acceptor.ts';
import { bootClient, stepClient } from './client.ts';
import type { Configuration } from './configuration.ts';
import type { Event, Step } from './events.ts';
import {
  roleOf,
  type AcceptorId,
  type ClientId,
  type LeaderId,
  type ProcessId,
  type ReplicaId,
} from './ids.ts';
import { bootLeader, stepLeader } from './leader.ts';
import { bootReplica, stepReplica } from './replica.ts';
import type { Rules } from './rules.ts';
import type { ProcessState } from './states.ts';

/**
 * One handler of one process, whole and pure: the same rules, state and event give the same
 * outcome. A state that did not change keeps its identity.
 */
export function step(rules: Rules, state: ProcessState, event: Event): Step<ProcessState> {
  const lawful = stepOfRole(rules, state, event);
  return rules.patch === undefined ? lawful : rules.patch(state, event, lawful);
}

function stepOfRole(rules: Rules, state: ProcessState, event: Event): Step<ProcessState> {
  switch (state.role) {
    case 'acceptor':
      return stepAcceptor(rules, state, event);
    case 'leader':
      return stepLeader(rules, state, event);
    case 'replica':
      return stepReplica(rules, state, event);
    case 'client':
      return stepClient(rules, state, event);
  }
}

/** A process that has never run, in a cluster with these configurations. */
export function boot(rules: Rules, id: ProcessId, records: readonly Configuration[]): ProcessState {
  switch (roleOf(id)) {
    case 'acceptor':
      return bootAcceptor(id as AcceptorId, records);
    case 'leader':
      return bootLeader(id as LeaderId, records, rules.settings);
    case 'replica':
      return bootReplica(id as ReplicaId, records, rules);
    case 'client':
      return bootClient(id as ClientId, records);
  }
}

/** What is left of a process when its node has crashed: its stable part. */
export function afterCrash(
  rules: Rules,
  state: ProcessState,
  records: readonly Configuration[],
): ProcessState {
  return rules.survives(state, boot(rules, state.id, records));
}
