import type { Frame, Slot, SlotView } from '../../contract/index.ts';
import { seek, watchLedger } from '../../store/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { BallotMark, Ref, Seats, Term } from '../parts/index.ts';
import {
  commandText,
  INSPECTOR_WORDS,
  requestText,
  untouchedText,
  VEIL_WORDS,
} from '../words/index.ts';
import { Field, None, Value } from './Fields.tsx';
import styles from './Inspector.module.css';

/** The story of one slot: its votes, when its command was chosen, and how far each replica is with it. */
export function SlotPanel({ frame, slot }: { readonly frame: Frame; readonly slot: Slot }) {
  const view = frame.ledger.slots.find((one) => one.slot === slot);
  return (
    <>
      <header className={styles.head}>
        <h3 className={styles.title}>
          <Term is="slot">{INSPECTOR_WORDS.slot(slot)}</Term>
        </h3>
      </header>
      <Governs frame={frame} slot={slot} />
      {view === undefined ? (
        <OutOfSight slot={slot} frame={frame} />
      ) : (
        <Story frame={frame} view={view} />
      )}
    </>
  );
}

/** Says which configuration decides the slot, once there has been more than one. */
function Governs({ frame, slot }: { readonly frame: Frame; readonly slot: Slot }) {
  const { records } = frame;
  const record = records.findLast(({ from }) => from <= slot);
  if (record === undefined || records.length === 1) return null;
  return (
    <dl className={styles.fields}>
      <Field name={INSPECTOR_WORDS.governs}>
        <Value>{record.id}</Value> {INSPECTOR_WORDS.fromSlot(record.from)}{' '}
        <Value>{record.acceptors.join(' ')}</Value>
      </Field>
    </dl>
  );
}

interface OutOfSightProps {
  readonly slot: Slot;
  readonly frame: Frame;
}

function OutOfSight({ slot, frame }: OutOfSightProps) {
  const { since, top } = frame.ledger;
  if (slot > top) {
    const text =
      frame.seenBy === null ? INSPECTOR_WORDS.untouched : untouchedText(slot, frame.seenBy);
    return <p className={styles.remark}>{text}</p>;
  }
  if (slot < since) return <p className={styles.remark}>{INSPECTOR_WORDS.forgottenSlot}</p>;
  return (
    <p className={styles.remark}>
      {INSPECTOR_WORDS.notInLedger}{' '}
      <Button onPress={() => void watchLedger(slot)}>{INSPECTOR_WORDS.showInLedger}</Button>
    </p>
  );
}

function Chosen({
  chosen: { cmd, ballot, index },
}: {
  readonly chosen: NonNullable<SlotView['chosen']>;
}) {
  return (
    <>
      <Value>{commandText(cmd)}</Value> {ballot !== null && <BallotMark ballot={ballot} />}{' '}
      {index !== null && (
        <Button onPress={() => void seek(index)}>{INSPECTOR_WORDS.chosenIn(index)}</Button>
      )}
    </>
  );
}

function Story({ frame, view }: { readonly frame: Frame; readonly view: SlotView }) {
  const { chosen, votes, quorum } = view;
  const acceptors = frame.records.find(({ id }) => id === view.cfg)?.acceptors ?? [];
  const cmd = chosen?.cmd ?? votes?.cmd ?? null;
  return (
    <dl className={styles.fields}>
      <Field name={INSPECTOR_WORDS.chosen}>
        {chosen === null ? (
          frame.seenBy === null ? (
            INSPECTOR_WORDS.notChosen
          ) : (
            VEIL_WORDS.notLearned
          )
        ) : (
          <>
            <Chosen chosen={chosen} />
            {frame.seenBy === null && (
              <ActionButton does="whySlot" to={{ slot: view.slot, replica: null }} look="quiet" />
            )}
          </>
        )}
      </Field>
      {cmd !== null && cmd !== 'noop' && (
        <Field name={INSPECTOR_WORDS.request}>
          <Value>{requestText(cmd)}</Value>
        </Field>
      )}
      <Field name={INSPECTOR_WORDS.votes}>
        {votes === null ? (
          <span className={styles.none}>
            {frame.seenBy !== null
              ? VEIL_WORDS.unknown
              : chosen === null
                ? INSPECTOR_WORDS.noVotes
                : INSPECTOR_WORDS.collected}
          </span>
        ) : (
          <>
            <BallotMark ballot={votes.ballot} /> <Value>{commandText(votes.cmd)}</Value>{' '}
            <Seats
              acceptors={acceptors}
              taken={votes.voters}
              quorum={quorum}
              ballot={votes.ballot}
            />
          </>
        )}
      </Field>
      {view.cells.map(({ replica, status, cmd: own }) => (
        <div key={replica}>
          <dt>
            <Ref to={{ kind: 'process', id: replica }}>{replica}</Ref>
          </dt>
          <dd>
            {status === 'empty' ? <None /> : <Term is={`cell:${status}`}>{status}</Term>}{' '}
            {own !== null && <Value>{commandText(own)}</Value>}
            {status !== 'empty' && (
              <ActionButton does="whySlot" to={{ slot: view.slot, replica }} look="quiet" />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
