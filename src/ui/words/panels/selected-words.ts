import type { EnvelopeView, Frame, Link, ProcessId } from '../../../contract/index.ts';
import { roleOf } from '../../../scene/index.ts';
import type { Selection } from '../../../store/index.ts';
import { ENVELOPE_STATES } from '../values/state-words.ts';
import { messageTag } from '../values/message-words.ts';
import { INSPECTOR_WORDS } from './inspector-words.ts';
import { nodeText, processText, veiledText } from '../pictures/stage-words.ts';

/** Where the panels lie below the picture, a line says what is selected and leads there and back. */
export const SELECTED_WORDS = {
  title: 'What is selected',
  look: 'Look inside',
  back: 'Back to the stage',
  nothing: 'Select nothing',
} as const;

/** Says in one line what is selected: `l1, leader, active in 1·l1`. */
export function selectedText(frame: Frame, selection: Selection): string {
  switch (selection.kind) {
    case 'process':
      return textOf(frame, selection.id);
    case 'node': {
      const node = frame.nodes.find(({ id }) => id === selection.id);
      return node === undefined ? INSPECTOR_WORDS.gone(selection.id) : nodeText(node, frame.seenBy);
    }
    case 'envelope': {
      const envelope = frame.envelopes.find(({ id }) => id === selection.id);
      return envelope === undefined ? INSPECTOR_WORDS.goneEnvelope : envelopeText(envelope);
    }
    case 'slot':
      return INSPECTOR_WORDS.slot(selection.slot);
    case 'link':
      return linkText(selection);
  }
}

function textOf({ nodes, processes, seenBy }: Frame, id: ProcessId): string {
  const node = nodes.find((one) => one.processes.includes(id));
  if (node === undefined) return INSPECTOR_WORDS.gone(id);
  const process = processes.find((one) => one.id === id);
  return process === undefined
    ? veiledText({ id, role: roleOf(id) }, seenBy)
    : processText(process, node.status);
}

function envelopeText({ body, from, to, state }: EnvelopeView): string {
  return `${messageTag(body)} from ${from} to ${to}, ${ENVELOPE_STATES[state]}`;
}

function linkText({ from, to }: Link): string {
  return `Link from ${from} to ${to}`;
}
