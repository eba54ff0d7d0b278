import type { Frame, LineId, ProcessView, TimerView } from '../../contract/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Ref, Term } from '../parts/index.ts';
import {
  dueText,
  INSPECTOR_WORDS,
  nodeStatus,
  processName,
  STANDING_WORDS,
  TIMER_WORDS,
  timerText,
} from '../words/index.ts';
import { Code } from './Code.tsx';
import { EnvelopeRows } from './EnvelopeRows.tsx';
import { Owner, type Changed } from './Fields.tsx';
import styles from './Inspector.module.css';
import { ProcessState } from './States.tsx';

const NO_LINES: readonly LineId[] = [];

/** The inside of one process: its state, timers, inbox and code. */
export function ProcessPanel({
  frame,
  view,
}: {
  readonly frame: Frame;
  readonly view: ProcessView;
}) {
  const { event } = frame;
  const isActor = event?.actor === view.id;
  const changed: Changed = new Set(isActor ? event.changed.map(({ field }) => field) : []);
  const node = frame.nodes.find(({ id }) => id === view.node);
  const mine = frame.envelopes.filter(({ to }) => to === view.id);
  const inbox = mine.filter(({ state }) => state === 'waiting');
  const order = node?.mailbox ?? [];
  const timers = frame.timers.filter(({ process }) => process === view.id);
  return (
    <>
      <header className={styles.head}>
        <h3 className={styles.title}>
          <Term is={`role:${view.role}`}>{processName(view.id)}</Term>
        </h3>
        <p className={styles.subtitle}>
          {INSPECTOR_WORDS.on} <Ref to={{ kind: 'node', id: view.node }}>{view.node}</Ref>
          {node !== undefined && node.status !== 'up' && `, ${nodeStatus(node)}`}
          {view.role !== 'client' &&
            view.standing !== 'member' &&
            `, ${STANDING_WORDS[view.standing]}`}
        </p>
      </header>
      <Owner value={view.id}>
        <ProcessState view={view} changed={changed} />
      </Owner>
      {view.role !== 'acceptor' && <Timers frame={frame} timers={timers} />}
      <EnvelopeRows
        title={INSPECTOR_WORDS.inbox}
        envelopes={inbox.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))}
        time={frame.time}
        empty={INSPECTOR_WORDS.inboxEmpty}
      />
      {frame.seenBy === null && (
        <EnvelopeRows
          title={INSPECTOR_WORDS.inFlight}
          envelopes={mine
            .filter(({ state }) => state !== 'waiting')
            .toSorted((a, b) => a.dueAt - b.dueAt)}
          time={frame.time}
        />
      )}
      <Code
        key={view.id}
        process={view.id}
        role={view.role}
        ran={isActor ? event.lines : NO_LINES}
        refusals={isActor ? event.refusals : NO_LINES}
      />
    </>
  );
}

interface TimersProps {
  readonly frame: Frame;
  readonly timers: readonly TimerView[];
}

function Timers({ frame, timers }: TimersProps) {
  return (
    <section className={timers.length === 0 ? styles.vacant : styles.block}>
      <h4 className={styles.blockTitle}>{INSPECTOR_WORDS.timers}</h4>
      {timers.length === 0 && <p className={styles.none}>{INSPECTOR_WORDS.noTimers}</p>}
      <ul className={styles.rows}>
        {timers.toSorted(byDue).map((timer) => (
          <li key={`${timer.name} ${timer.key}`}>
            <span className={styles.value} title={TIMER_WORDS[timer.name].meaning}>
              {timerText(timer)}
            </span>
            <span className={styles.due}>
              {timer.dueAt === null ? INSPECTOR_WORDS.byHandOnly : dueText(timer.dueAt, frame.time)}
            </span>
            <ActionButton does="fire" to={timer} look="quiet" />
          </li>
        ))}
      </ul>
    </section>
  );
}

function byDue(a: TimerView, b: TimerView): number {
  return (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY);
}
