import type {
  Command,
  EventView,
  WhyBecause,
  WhyStep,
  WhyTarget,
  WhyView,
} from '../../../contract/index.ts';
import { ballotText, commandShort, countText, spanText } from '../values/format.ts';
import { messageText } from '../values/message-words.ts';
import { timerText } from '../values/timer-words.ts';

export const WHY_WORDS = {
  chain: 'From what was asked about back to where it began',
  empty: 'You have not asked about anything yet.',
  hint: (byKey: boolean) =>
    `Press ${byKey ? 'W, or ' : ''}“Why?” beside an event, a message, a slot or a field. Its causes appear here, back to a request, a timer or a person’s hand.`,
  why: 'Why?',
  whyEvent: (index: number) => `Why event ${countText(index)}?`,
  event: (index: number) => `event ${countText(index)}`,
  when: ({ index, at }: Pick<EventView, 'index' | 'at'>) =>
    `event ${countText(index)}, ${spanText(at)}`,
  path: 'Path of causes',
  because: 'because',
} as const;

const STATE_FIELDS: Readonly<Record<string, string>> = {
  retiredBelow: 'retired',
  snap: 'snapshot',
  log: 'decisions',
  target: 'asks',
};

/** Names a field of a process's state, from the name by which events report its change. */
export function stateFieldName(field: string): string {
  return STATE_FIELDS[field] ?? field;
}

export function whyQuestion({ target, envelope, steps }: WhyView): string {
  switch (target.kind) {
    case 'event':
      return target.slot === undefined
        ? `Why did event ${countText(target.index)} happen?`
        : `Why did event ${countText(target.index)} do what it did in slot ${target.slot}?`;
    case 'message':
      return envelope === null
        ? 'Why was this message sent?'
        : `Why did ${envelope.from} send ${messageText(envelope.body)} to ${envelope.to}?`;
    case 'slot':
      return slotQuestion(target, steps);
    case 'field':
      return `Why is “${stateFieldName(target.field)}” of ${target.process} what it is?`;
  }
}

function slotQuestion(
  { slot, replica }: Extract<WhyTarget, { kind: 'slot' }>,
  [effect]: readonly WhyStep[],
): string {
  const kinds = ['performed', 'learned', 'proposed', 'accepted'] as const;
  const note = kinds
    .flatMap((kind) => effect?.event.notes.filter((one) => one.kind === kind) ?? [])
    .find((one) => 'slot' in one && one.slot === slot);
  const what = note !== undefined && 'cmd' in note ? ` ${named(note.cmd)}` : '';
  if (replica === null)
    return `Why is${what === '' ? ' what it is' : what} chosen in slot ${slot}?`;
  if (note === undefined || what === '') return `Why is slot ${slot} at ${replica} as it is?`;
  const did = { performed: 'perform', learned: 'learn', proposed: 'propose', accepted: 'accept' };
  return `Why did ${replica} ${did[note.kind as keyof typeof did]}${what} in slot ${slot}?`;
}

function named(cmd: Command): string {
  return cmd === 'noop' ? 'a no-op' : commandShort(cmd);
}

/** Says how a step came from the next one; null where the next line says it. */
export function whyLink({ event, by }: WhyStep): string | null {
  const { envelope, at, actor } = event;
  if (by === 'queued') return `The request had waited in ${actor ?? 'its client'} since:`;
  if (by !== 'message' || envelope === null) return null;
  const took = at - envelope.sentAt;
  const copy = envelope.copyOf === null ? '' : 'a copy of ';
  return `By ${copy}${messageText(envelope.body)} from ${envelope.from}, sent ${took === 0 ? 'at that moment' : `${spanText(took)} before`}:`;
}

/** Says a reason that lay in the state, as a clause. */
export function becauseText(because: WhyBecause): string {
  switch (because.kind) {
    case 'promisedHigher':
      return `${because.acceptor} had promised ${ballotText(because.ballot)}`;
    case 'collected':
      return `${because.acceptor} had collected slot ${because.slot}`;
    case 'scouted':
      return `${because.leader} had sent out a scout with the higher ballot ${ballotText(because.ballot)}`;
    case 'carried': {
      const { carried, to } = because;
      return `${carried.acceptor}’s promise to ${ballotText(to)} reported its vote for ${named(carried.cmd)} in slot ${carried.slot}, and no promise reported a higher ballot there: the leader must propose it`;
    }
    case 'voted':
      return because.counts
        ? `${because.acceptor} had accepted it in ${ballotText(because.ballot)}, too`
        : `${because.acceptor} had accepted ${named(because.cmd)} for slot ${because.slot} in ${ballotText(because.ballot)}`;
    case 'hole': {
      const { slot, above } = because;
      return `no promise reported a vote in slot ${slot}, but ${above.acceptor}’s reported one in slot ${above.slot}: a no-op fills the hole before it`;
    }
    case 'promised':
      return `${because.acceptor} had promised ${ballotText(because.ballot)}`;
    case 'keptProposal':
      return `${because.leader} had kept the proposal of ${named(because.cmd)} for slot ${because.slot}, and no promise reported a vote there`;
    case 'waited':
      return `${because.replica} had learned slot ${because.slot} before, and waited for the slots before it`;
    case 'chosen':
      return `${named(because.cmd)} had been chosen in slot ${because.slot} in ${ballotText(because.ballot)}`;
    case 'crashed':
      return `${because.node} had crashed`;
    case 'paused':
      return `${because.node} had been paused`;
    case 'cut':
      return `the link from ${because.from} to ${because.to} had been cut`;
    case 'copied':
      return 'a person had made a copy of the message';
  }
}

export function becauseCommands(because: WhyBecause): readonly string[] {
  const cmd = because.kind === 'carried' ? because.carried.cmd : 'cmd' in because && because.cmd;
  return cmd === false || cmd === 'noop' ? [] : [commandShort(cmd)];
}

export function whyPathText(
  path: readonly {
    readonly number: number;
    readonly from: string | null;
    readonly to: string;
  }[],
): string {
  return path
    .map(({ number, from, to }) =>
      from === null ? `${number} ${to}` : `${number} ${from} to ${to}`,
    )
    .join(', ');
}

/** Says where the chain ends. */
export function whyRootText({ root, steps }: WhyView): string {
  const last = steps.at(-1)?.event;
  switch (root) {
    case 'load':
      return `Here it began: ${last?.actor ?? 'a client'} asked, because its load told it to.`;
    case 'request':
      return 'Here it began: a person sent this request.';
    case 'timer':
      return last?.action.kind === 'fire'
        ? `Here it began: the ${timerText({ name: last.action.timer, key: last.action.key })} timer of ${last.action.process} went off.`
        : 'Here it began: a timer went off.';
    case 'hand':
      return 'Here it began: a person did this by hand.';
    case 'start':
      return 'It has been so since the run began.';
    case 'steps':
      return `The chain goes on, but Synod stops after ${steps.length} steps. Ask “Why?” of its last event.`;
    case 'events':
      return steps.length === 0
        ? 'This happened too long ago for Synod to search for its cause.'
        : 'The cause of this lies too far back for Synod to search for it.';
  }
}

/** Says what came before the beginning; null where nothing needs saying. */
export function whyBeyond({ root, beyond }: WhyView): string | null {
  if (beyond === null) return null;
  if (beyond === 'start') {
    return root === 'timer'
      ? 'The timer had been armed when the run began.'
      : 'The load of the clients had been set when the run began.';
  }
  if (root === 'timer') return 'The timer had been armed before:';
  return beyond.action.kind === 'load'
    ? 'The load had been set before:'
    : 'It could ask since its last answer:';
}
