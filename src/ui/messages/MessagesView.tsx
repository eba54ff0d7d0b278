import { useRef } from 'react';
import type { EnvelopeView, Frame, TimerView } from '../../contract/index.ts';
import type { SynodState } from '../../store/index.ts';
import { ActionButton, flyingIn, PlayOn } from '../actions/index.ts';
import { useCalm } from '../controls/index.ts';
import { DelayField, Empty } from '../parts/index.ts';
import { INSPECTOR_WORDS, MESSAGES_WORDS, VEIL_WORDS } from '../words/index.ts';
import { Group } from './Group.tsx';
import { receiversOf } from './groups.ts';
import { MessageRow } from './MessageRow.tsx';
import styles from './Messages.module.css';
import { TimerRow } from './TimerRow.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { timerId, useOutlooks, type Outlooks } from './use-outlooks.ts';

const frameOf = (state: SynodState) => state.frame;

/**
 * Everything that can happen next: the messages under way, grouped by the node they go to, and the
 * timers. A hand can make each happen; a sentence says what it would do now.
 */
export function MessagesView() {
  const frame = useCalm(frameOf);
  return (
    <section className={styles.messages} aria-label={MESSAGES_WORDS.title}>
      {frame !== null && (
        <>
          <Tools envelopes={frame.envelopes} />
          <Lists frame={frame} />
        </>
      )}
    </section>
  );
}

function Lists({ frame }: { readonly frame: Frame }) {
  const lists = useRef<HTMLDivElement>(null);
  const onFocus = useKeptFocus(lists);
  const outlook = useOutlooks();
  return (
    <div ref={lists} className={styles.messages} onFocus={onFocus}>
      <Receivers frame={frame} outlook={outlook} />
      <Timers frame={frame} outlook={outlook} />
    </div>
  );
}

function Tools({ envelopes }: { readonly envelopes: readonly EnvelopeView[] }) {
  return (
    <div className={styles.tools}>
      <ActionButton does="deliverNext" to={flyingIn(envelopes)[0] ?? null} />
      <ActionButton does="holdAll" to={undefined} />
      <ActionButton does="releaseAll" to={undefined} />
      <span className={styles.delay}>
        {INSPECTOR_WORDS.delayBy} <DelayField />
      </span>
    </div>
  );
}

interface ListProps {
  readonly frame: Frame;
  readonly outlook: Outlooks | null;
}

function Receivers({ frame, outlook }: ListProps) {
  const { seenBy } = frame;
  if (frame.envelopes.length === 0)
    return (
      <Empty says={seenBy === null ? MESSAGES_WORDS.empty : VEIL_WORDS.noMessages(seenBy)}>
        <PlayOn />
      </Empty>
    );
  const row = (envelope: EnvelopeView) => (
    <MessageRow
      key={envelope.id}
      envelope={envelope}
      time={frame.time}
      said={null}
      fresh
      {...outlook?.(envelope.id)}
    />
  );
  return receiversOf(frame).map(({ node, envelopes }) => (
    <Group key={node} title={MESSAGES_WORDS.to(node)} items={envelopes} row={row} />
  ));
}

function Timers({ frame, outlook }: ListProps) {
  const { timers, time } = frame;
  const row = (timer: TimerView) => (
    <TimerRow
      key={timerId(timer)}
      timer={timer}
      time={time}
      said={null}
      fresh
      {...outlook?.(timerId(timer))}
    />
  );
  return (
    <Group
      title={INSPECTOR_WORDS.timers}
      items={timers.toSorted(byDue)}
      row={row}
      empty={INSPECTOR_WORDS.noTimers}
    />
  );
}

/** Timers that only a hand fires come last. */
function byDue(a: TimerView, b: TimerView): number {
  if (a.dueAt === b.dueAt) return 0;
  return a.dueAt === null ? 1 : b.dueAt === null ? -1 : a.dueAt - b.dueAt;
}
