import type { CrashPoint, Frame, NodeView } from '../../contract/index.ts';
import { act } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { Ref } from '../parts/index.ts';
import {
  crashName,
  crashPointMeaning,
  FAULT_WORDS,
  INSPECTOR_WORDS,
  nodeStatus,
  notRetired,
  pauseName,
  processName,
  restartName,
  resumeName,
  VEIL_WORDS,
  wipeName,
} from '../words/index.ts';
import { EnvelopeRows } from './EnvelopeRows.tsx';
import styles from './Inspector.module.css';

/** One node: what runs on it, and what can be done to it. */
export function NodePanel({ frame, node }: { readonly frame: Frame; readonly node: NodeView }) {
  const waiting = node.mailbox.flatMap((id) => frame.envelopes.find((one) => one.id === id) ?? []);
  const isUnknown = node.status === 'unknown';
  return (
    <>
      <header className={styles.head}>
        <h3 className={styles.title}>{INSPECTOR_WORDS.node(node.id)}</h3>
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
      {isUnknown && (
        <div className={styles.moves}>
          <Button
            label={restartName(node.id)}
            onPress={() => void act({ kind: 'restart', node: node.id })}
          >
            {INSPECTOR_WORDS.restart}
          </Button>
        </div>
      )}
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

function Down({ node: { id, wiped } }: { readonly node: NodeView }) {
  return (
    <>
      <div className={styles.moves}>
        <Button
          look="main"
          label={restartName(id)}
          onPress={() => void act({ kind: 'restart', node: id })}
        >
          {INSPECTOR_WORDS.restart}
        </Button>
      </div>
      <dl className={styles.choices}>
        <div>
          <dt>
            <Button
              label={wipeName(id)}
              isDisabled={wiped}
              onPress={() => void act({ kind: 'wipe', node: id })}
            >
              {wiped ? INSPECTOR_WORDS.wiped : INSPECTOR_WORDS.wipe}
            </Button>
          </dt>
          <dd>{FAULT_WORDS.wipeAbout}</dd>
        </div>
      </dl>
    </>
  );
}

function Running({ node }: { readonly node: NodeView }) {
  const crash = (point: CrashPoint) => void act({ kind: 'crash', node: node.id, point });
  return (
    <>
      <div className={styles.moves}>
        <Button label={crashName(node.id)} onPress={() => crash('now')}>
          {INSPECTOR_WORDS.crash}
        </Button>
        {node.status === 'paused' ? (
          <Button
            label={resumeName(node.id)}
            onPress={() => void act({ kind: 'resume', node: node.id })}
          >
            {INSPECTOR_WORDS.resume}
          </Button>
        ) : (
          <Button
            label={pauseName(node.id)}
            onPress={() => void act({ kind: 'pause', node: node.id })}
          >
            {INSPECTOR_WORDS.pause}
          </Button>
        )}
      </div>
      <dl className={styles.choices}>
        <div>
          <dt>
            <Button
              label={FAULT_WORDS.beforePersist(node.id)}
              onPress={() => crash('beforePersist')}
            >
              {INSPECTOR_WORDS.crashBeforePersist}
            </Button>
          </dt>
          <dd>{crashPointMeaning('beforePersist')}</dd>
        </div>
        <div>
          <dt>
            <Button label={FAULT_WORDS.beforeSend(node.id)} onPress={() => crash('beforeSend')}>
              {INSPECTOR_WORDS.crashBeforeSend}
            </Button>
          </dt>
          <dd>{crashPointMeaning('beforeSend')}</dd>
        </div>
      </dl>
    </>
  );
}
