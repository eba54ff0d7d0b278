import type {
  Action,
  EnvelopeView,
  LinkPolicy,
  NodeId,
  ProcessId,
  TimerView,
} from '../../contract/index.ts';
import { operationText, spanText } from './format.ts';
import { policyText } from './policy-words.ts';
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

/** What an action asks for, in the imperative: for undo lists, palettes and hands on the timeline. */
export function actionText(action: Action): string {
  switch (action.kind) {
    case 'arrive':
      return `Let message ${action.envelope} arrive`;
    case 'deliver':
      return `Deliver message ${action.envelope}`;
    case 'drop':
      return `Drop message ${action.envelope}`;
    case 'duplicate':
      return `Duplicate message ${action.envelope}`;
    case 'hold':
      return `Hold message ${action.envelope}`;
    case 'release':
      return `Release message ${action.envelope}`;
    case 'delay':
      return `Delay message ${action.envelope} by ${spanText(action.by)}`;
    case 'fire':
      return fireName({ process: action.process, name: action.timer, key: action.key });
    case 'crash':
      return crashText(action.node, action.point);
    case 'restart':
      return restartName(action.node);
    case 'pause':
      return pauseName(action.node);
    case 'resume':
      return resumeName(action.node);
    case 'cut':
      return `Cut ${action.links.map(({ from, to }) => `${from} to ${to}`).join(', ')}`;
    case 'heal':
      return `Heal ${action.links.map(({ from, to }) => `${from} to ${to}`).join(', ')}`;
    case 'weather':
      return weatherText(action.policy, action.links !== null);
    case 'request':
      return `${action.client}: ${operationText(action.op)}`;
    case 'load':
      return `Set the load: ${action.load.kind}`;
  }
}

function crashText(node: NodeId, point: Extract<Action, { kind: 'crash' }>['point']): string {
  switch (point) {
    case 'now':
      return crashName(node);
    case 'beforePersist':
      return `${crashName(node)} before it persists`;
    case 'beforeSend':
      return `${crashName(node)} before it sends`;
  }
}

function weatherText(policy: LinkPolicy, some: boolean): string {
  return `${some ? 'Set the links' : 'Set every link'}: ${policyText(policy)}`;
}

/** `Select leader l1`, for a way to what a name stands for. */
export function selectName(id: ProcessId | NodeId): string {
  return `Select ${id}`;
}

export function seekName(index: number): string {
  return `Go to event ${index}`;
}
