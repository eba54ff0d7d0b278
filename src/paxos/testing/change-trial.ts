import type { ClientCommand, Reconfig } from '../command.ts';
import type { Configuration } from '../configuration.ts';
import type { Event } from '../events.ts';
import type { ReplicaId, Slot } from '../ids.ts';
import type { ReplicaState } from '../states.ts';
import { afterCrash } from '../step.ts';
import { decision, from, RECORD, RULES } from './trial.ts';

/** A change of configuration on trial: r1 leaves, r4 joins, and a replica hears of it; for tests only. */

/** r4 replaces r1; the change is decided in slot 1 and in effect from slot 6. */
export const NEXT: Configuration = { ...RECORD, id: 1, from: 6, replicas: ['r2', 'r3', 'r4'] };
export const THEN: Configuration = { ...NEXT, id: 2, from: 9, replicas: ['r1', 'r3', 'r4'] };

export function changing(op: Partial<Reconfig>, seq = 1): ClientCommand {
  return { client: 'k9', seq, op: { expect: 0, add: [], remove: [], ...op } };
}

export const CHANGE = changing({ add: ['r4'], remove: ['r1'] });

export function info(...more: readonly Configuration[]): Event {
  return from('r2', { type: 'configInfo', records: [RECORD, ...more] });
}

export function decide(slot: Slot, cmd: ClientCommand | 'noop' = 'noop'): Event {
  return from('l1', decision(slot, cmd));
}

export function request(cmd: ClientCommand): Event {
  return from('k1', { type: 'request', cmd });
}

export function says(replica: ReplicaId, slotOut: Slot, cfgTop = 0): Event {
  return from(replica, { type: 'status', slotOut, top: slotOut - 1, cfgTop });
}

export function back(state: ReplicaState): ReplicaState {
  return afterCrash(RULES, state, [RECORD]) as ReplicaState;
}
