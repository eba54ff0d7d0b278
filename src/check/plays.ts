import type { LeaderId, ProcessId } from '../paxos/index.ts';
import { crash, deliver, duplicate, fire, request, restart, stateOf, type Trial } from './trial.ts';

/** Exact schedules, message by message, in which a broken variant shows. */

export type Play = (trial: Trial) => void;

/** A command of client n reaches its replica, and the replica's proposal for slot 1 its leader. */
export function propose(trial: Trial, n: 1 | 2 | 3): void {
  request(trial, `k${n}`, 'put', 'x', String(n));
  deliver(trial, 'request', `k${n}`, `r${n}`);
  deliver(trial, 'propose', `r${n}`, `l${n}`);
}

/** The leader's scout goes out, and these acceptors promise. */
export function adopt(trial: Trial, leader: LeaderId, ...acceptors: readonly ProcessId[]): void {
  fire(trial, leader, 'elect');
  deliver(trial, 'p1a', leader, ...acceptors);
  for (const one of acceptors) deliver(trial, 'p1b', one, leader);
}

/** c1 is chosen by a1 and a2, and nobody knows. */
function chooseFirst(trial: Trial): void {
  propose(trial, 1);
  propose(trial, 2);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1', 'a2');
}

export const V1: Play = (trial) => {
  propose(trial, 1);
  propose(trial, 2);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  fire(trial, 'l2', 'elect');
  deliver(trial, 'p1a', 'l2', 'a2');
  deliver(trial, 'p2a', 'l1', 'a2');
  deliver(trial, 'p1a', 'l2', 'a3');
  deliver(trial, 'p1b', 'a2', 'l2');
  deliver(trial, 'p1b', 'a3', 'l2');
  deliver(trial, 'p2a', 'l2', 'a1', 'a2');
};

export const V2: Play = (trial) => {
  chooseFirst(trial);
  adopt(trial, 'l2', 'a1', 'a2');
  deliver(trial, 'p2a', 'l2', 'a1', 'a2');
};

export const V3: Play = (trial) => {
  for (const n of [1, 2, 3] as const) propose(trial, n);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  adopt(trial, 'l2', 'a2', 'a3');
  deliver(trial, 'p2a', 'l2', 'a2', 'a3');
  adopt(trial, 'l3', 'a1', 'a2');
  deliver(trial, 'p2a', 'l3', 'a1', 'a2');
};

export const V6: Play = (trial) => {
  propose(trial, 1);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  duplicate(trial, 'p2b', 'a1', 'l1');
  deliver(trial, 'p2b', 'a1', 'l1');
  deliver(trial, 'p2b', 'a1', 'l1');
};

export const V7: Play = (trial) => {
  chooseFirst(trial);
  fire(trial, 'l2', 'elect');
  deliver(trial, 'p1a', 'l2', 'a3');
  duplicate(trial, 'p1b', 'a3', 'l2');
  deliver(trial, 'p1b', 'a3', 'l2');
  deliver(trial, 'p1b', 'a3', 'l2');
  if (stateOf(trial, 'l2').volatile.instances[0]!.mode !== 'active') return;
  deliver(trial, 'p2a', 'l2', 'a1', 'a2');
};

export const V8: Play = (trial) => {
  propose(trial, 1);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  fire(trial, 'l2', 'elect');
  deliver(trial, 'p1a', 'l2', 'a2');
  deliver(trial, 'p2a', 'l1', 'a2');
  deliver(trial, 'p2b', 'a2', 'l1');
  fire(trial, 'l1', 'elect');
  deliver(trial, 'p1a', 'l1', 'a3');
  deliver(trial, 'p1a', 'l1', 'a3');
  deliver(trial, 'p1b', 'a3', 'l1');
  deliver(trial, 'p1b', 'a3', 'l1');
  deliver(trial, 'p1a', 'l1', 'a2');
  deliver(trial, 'p1b', 'a2', 'l1');
  deliver(trial, 'p2b', 'a1', 'l1');
  deliver(trial, 'p2a', 'l1', 'a2');
  deliver(trial, 'p2b', 'a2', 'l1');
};

export const V9: Play = (trial) => {
  propose(trial, 1);
  propose(trial, 2);
  fire(trial, 'l1', 'elect');
  deliver(trial, 'p1a', 'l1', 'a2');
  adopt(trial, 'l2', 'a2', 'a3');
  deliver(trial, 'p2a', 'l2', 'a2', 'a3');
  deliver(trial, 'p1a', 'l1', 'a3');
  deliver(trial, 'p1b', 'a3', 'l1');
  fire(trial, 'l1', 'elect');
  deliver(trial, 'p1a', 'l1', 'a1');
  deliver(trial, 'p1a', 'l1', 'a1');
  deliver(trial, 'p1b', 'a1', 'l1');
  deliver(trial, 'p1b', 'a1', 'l1');
  deliver(trial, 'p1b', 'a2', 'l1');
  if (stateOf(trial, 'l1').volatile.instances[0]!.mode !== 'active') return;
  deliver(trial, 'p2a', 'l1', 'a1');
};

export const V12: Play = (trial) => {
  chooseFirst(trial);
  crash(trial, 'a1');
  restart(trial, 'a1');
  adopt(trial, 'l2', 'a3', 'a1');
  deliver(trial, 'p2a', 'l2', 'a1', 'a3');
};

export const V13: Play = (trial) => {
  propose(trial, 1);
  adopt(trial, 'l1', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  crash(trial, 'l1');
  restart(trial, 'l1');
  request(trial, 'k2', 'put', 'x', '2');
  deliver(trial, 'request', 'k2', 'r2');
  deliver(trial, 'propose', 'r2', 'l1');
  fire(trial, 'l1', 'elect');
  deliver(trial, 'p1a', 'l1', 'a3');
  deliver(trial, 'p1a', 'l1', 'a3');
  deliver(trial, 'p1a', 'l1', 'a2');
};

export const V14: Play = (trial) => {
  propose(trial, 1);
  adopt(trial, 'l1', 'a1', 'a2');
  request(trial, 'k2', 'put', 'x', '2');
  deliver(trial, 'request', 'k2', 'r2');
  deliver(trial, 'propose', 'r2', 'l1');
};

export const V15: Play = (trial) => {
  for (const n of [1, 2, 3] as const) propose(trial, n);
  adopt(trial, 'l1', 'a1', 'a3');
  adopt(trial, 'l2', 'a2', 'a3');
  deliver(trial, 'p2a', 'l2', 'a1', 'a2');
  deliver(trial, 'p2a', 'l1', 'a1');
  adopt(trial, 'l3', 'a1', 'a3');
  deliver(trial, 'p2a', 'l3', 'a1', 'a3');
};

export const V31: Play = (trial) => {
  chooseFirst(trial);
  crash(trial, 'a1');
  restart(trial, 'a1');
};

export const V4: Play = (trial) => {
  propose(trial, 1);
  propose(trial, 2);
  adopt(trial, 'l1', 'a1');
  deliver(trial, 'p2a', 'l1', 'a1', 'a2');
  adopt(trial, 'l2', 'a3');
  deliver(trial, 'p2a', 'l2', 'a1', 'a2');
};

/** Two acceptors vote for what the leader asks next, and it decides. */
export function decideNext(trial: Trial, leader: LeaderId): void {
  deliver(trial, 'p2a', leader, 'a1', 'a2');
  for (const acceptor of ['a1', 'a2'] as const) deliver(trial, 'p2b', acceptor, leader);
}
