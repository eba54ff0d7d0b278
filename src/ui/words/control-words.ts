import type { EnvelopeView, NodeId, TimerView } from '../../contract/index.ts';
import { timerText } from './timer-words.ts';

/** The full names of controls: what a button does, to what. Tests and screen readers find them by these. */

type Way = Pick<EnvelopeView, 'body' | 'from' | 'to'>;

function wayText({ body, from, to }: Way): string {
  return `${body.type} from ${from} to ${to}`;
}

export function deliverName(way: Way): string {
  return `Deliver ${wayText(way)}`;
}
export function dropName(way: Way): string {
  return `Drop ${wayText(way)}`;
}
export function duplicateName(way: Way): string {
  return `Duplicate ${wayText(way)}`;
}
export function holdName(way: Way): string {
  return `Hold ${wayText(way)}`;
}
export function releaseName(way: Way): string {
  return `Release ${wayText(way)}`;
}
export function delayName(way: Way): string {
  return `Delay ${wayText(way)}`;
}
export function fireName({
  process,
  name,
  key,
}: Pick<TimerView, 'process' | 'name' | 'key'>): string {
  return `Fire ${timerText({ name, key })} of ${process}`;
}
export function crashName(node: NodeId): string {
  return `Crash ${node}`;
}
export function restartName(node: NodeId): string {
  return `Restart ${node}`;
}
/** Says what it is: no lawful fault. */
export function wipeName(node: NodeId): string {
  return `Wipe the disk of ${node} (malpractice)`;
}
export function pauseName(node: NodeId): string {
  return `Pause ${node}`;
}
export function resumeName(node: NodeId): string {
  return `Resume ${node}`;
}
export function cutName(from: NodeId, to: NodeId): string {
  return `Cut ${from} to ${to}`;
}
export function healName(from: NodeId, to: NodeId): string {
  return `Heal ${from} to ${to}`;
}
export function cutBothName(one: NodeId, other: NodeId): string {
  return `Cut ${one} and ${other} both ways`;
}
export function healBothName(one: NodeId, other: NodeId): string {
  return `Heal ${one} and ${other} both ways`;
}

export function seekName(index: number): string {
  return `Go to event ${index}`;
}
