import type { Frame, NodeView } from '../../contract/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Ref, Term } from '../parts/index.ts';
import {
  CRASH_POINTS,
  FAULT_WORDS,
  INSPECTOR_WORDS,
  nodeStatus,
  notRetired,
  processName,
  VEIL_WORDS,
} from '../words/index.ts';
import { EnvelopeRows } from './EnvelopeRows.tsx';
import styles from './Inspector.module.css';

/** One server: what runs on it, and what can be done to it. */
export function NodePanel({ frame, node }: { readonly frame: Frame; readonly node: NodeView }) {
  const waiting = node.mailbox.flatMap((id) => frame.envelopes.find((one) => one.id === id) ?? []);
  const isUnknown = node.status === 'unknown';
  return (
    <>
      <header className={styles.head}>
        <h3 className={styles.title}>
          <Term is={`node:${node.status}`}>{INSPECTOR_WORDS.node(node.id)}</Term>
        </h3>
        <p className={styles.subtitle}>
          {isUnknown && frame.seenBy !== null
            ? VEIL_WORDS.unknownTo(frame.seenBy)
            : `${nodeStatus(node)}, ${INSPECTOR_WORDS.starts(node.incarnation)}`}
        </p>
      </header>
      <ul className={styles.processes} aria-label={INSPECTOR_WORDS.processes}>
        {node.processes.map((id) => (
          <li key={id}>
            <Ref to={{ kind: 'process', id }}>{processName(id)}</Ref>
          </li>
        ))}
      </ul>
      <Leaving frame={frame} node={node} />
      {node.status === 'down' ? <Down node={node} /> : <Running node={node} />}
      <Links frame={frame} node={node} />
      {!isUnknown && (
        <EnvelopeRows
          title={INSPECTOR_WORDS.inbox}
          envelopes={waiting}
          time={frame.time}
          empty={INSPECTOR_WORDS.inboxEmpty}
        />
      )}
    </>
  );
}

/** A button for each link of the node leads to it. */
function Links({ frame, node: { id } }: { readonly frame: Frame; readonly node: NodeView }) {
  const others = frame.nodes.filter((other) => other.id !== id);
  if (others.length === 0) return null;
  return (
    <section className={styles.block}>
      <h4 className={styles.blockTitle}>{INSPECTOR_WORDS.links}</h4>
      <ul className={styles.links}>
        {others.map(({ id: to }) => (
          <li key={to}>
            <Ref
              to={{ kind: 'link', from: id, to }}
              label={INSPECTOR_WORDS.linkName(id, to)}
              className={styles.tag!}
            >
              {to}
            </Ref>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Warns while processes of this node are leaving, because they may still be needed: I19 does not hold yet. */
function Leaving({ frame, node }: { readonly frame: Frame; readonly node: NodeView }) {
  const leaving = frame.processes.filter(
    (one) => one.node === node.id && one.role !== 'client' && one.standing === 'leaving',
  );
  if (leaving.length === 0) return null;
  return <p className={styles.warning}>{notRetired(leaving.map(({ id }) => id))}</p>;
}

function Down({ node }: { readonly node: NodeView }) {
  return (
    <>
      <div className={styles.moves}>
        <ActionButton does="restart" to={node} look="main" />
      </div>
      <dl className={styles.choices}>
        <Choice does="wipe" node={node} about={FAULT_WORDS.wipeAbout} />
      </dl>
    </>
  );
}

/** The viewer does not know the state of a veiled server, so every action is offered for it. */
function Running({ node }: { readonly node: NodeView }) {
  const { status } = node;
  const isUnknown = status === 'unknown';
  return (
    <>
      <div className={styles.moves}>
        <ActionButton does="crash" to={node} />
        {isUnknown && <ActionButton does="restart" to={node} />}
        {status !== 'paused' && <ActionButton does="pauseServer" to={node} />}
        {status !== 'up' && <ActionButton does="resumeServer" to={node} />}
      </div>
      <dl className={styles.choices}>
        <Choice does="crashBeforePersist" node={node} about={CRASH_POINTS.beforePersist.meaning} />
        <Choice does="crashBeforeSend" node={node} about={CRASH_POINTS.beforeSend.meaning} />
        {isUnknown && <Choice does="wipe" node={node} about={FAULT_WORDS.wipeAbout} />}
      </dl>
    </>
  );
}

interface ChoiceProps {
  readonly does: 'wipe' | 'crashBeforePersist' | 'crashBeforeSend';
  readonly node: NodeView;
  readonly about: string;
}

function Choice({ does, node, about }: ChoiceProps) {
  const isWiped = does === 'wipe' && node.wiped;
  return (
    <div>
      <dt>
        <ActionButton does={does} to={node}>
          {isWiped ? INSPECTOR_WORDS.wiped : undefined}
        </ActionButton>
      </dt>
      <dd>{about}</dd>
    </div>
  );
}
