import type {
  Action,
  EventView,
  Message,
  Note,
  ProcessId,
  TimerName,
} from '../../contract/index.ts';
import { envelope, MESSAGES } from './message-samples.ts';

/** Tests use these functions to make events with any notes. */

const QUIET: Omit<EventView, 'action' | 'actor'> = {
  index: 5,
  at: 13_500,
  byHand: false,
  envelope: null,
  dropped: null,
  crashed: null,
  notes: [],
  lines: [],
  refusals: [],
  sent: [],
  waited: null,
  changed: [],
  beats: [],
  quiet: false,
};

/** A message handled by `actor`, with these notes. */
export function handled(
  actor: ProcessId,
  notes: readonly Note[],
  body: Message = MESSAGES.p2a[0]!,
): EventView {
  return {
    ...QUIET,
    action: { kind: 'deliver', envelope: 17 },
    actor,
    envelope: envelope(body, 'l1', actor),
    notes,
  };
}

/** A timer fired at `actor`, with these notes. */
export function fired(actor: ProcessId, timer: TimerName, notes: readonly Note[]): EventView {
  return { ...QUIET, action: { kind: 'fire', process: actor, timer, key: 3 }, actor, notes };
}

export function acted(action: Action, body: Message | null = null): EventView {
  return {
    ...QUIET,
    action,
    actor: null,
    envelope: body === null ? null : envelope(body, 'l1', 'a2'),
  };
}
