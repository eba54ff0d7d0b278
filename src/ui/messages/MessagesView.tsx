import type { ReactNode } from 'react';
import type { EnvelopeView, Frame } from '../../contract/index.ts';
import { act, useSynod, type SynodState } from '../../store/index.ts';
import { Button, useCalm } from '../controls/index.ts';
import { deliverName, MESSAGES_WORDS } from '../words/index.ts';
import { groupsOf } from './groups.ts';
import { MessageRow } from './MessageRow.tsx';
import styles from './Messages.module.css';

/** A long list helps nobody, and costs frames. */
const ROWS = 40;

const frameOf = (state: SynodState) => state.frame;

/** All messages under way: what waits in inboxes, what is held, what flies, the next to arrive first. */
export function MessagesView() {
  const frame = useCalm(frameOf);
  return (
    <section className={styles.messages} aria-label={MESSAGES_WORDS.title}>
      {frame !== null && <Groups frame={frame} />}
    </section>
  );
}

function Groups({ frame }: { readonly frame: Frame }) {
  const { inboxes, held, flying } = groupsOf(frame);
  const [next] = flying;
  if (frame.envelopes.length === 0) return <p className={styles.empty}>{MESSAGES_WORDS.empty}</p>;
  return (
    <>
      {inboxes.map(({ node, envelopes }) => (
        <Group
          key={node}
          title={MESSAGES_WORDS.inboxOf(node)}
          envelopes={envelopes}
          frame={frame}
        />
      ))}
      {held.length > 0 && (
        <Group title={MESSAGES_WORDS.held} envelopes={held} frame={frame}>
          <Button
            look="quiet"
            label={MESSAGES_WORDS.releaseAllName}
            onPress={() => void actOnEach(held, 'release')}
          >
            {MESSAGES_WORDS.releaseAll}
          </Button>
        </Group>
      )}
      {next !== undefined && (
        <Group title={MESSAGES_WORDS.inFlight} envelopes={flying} frame={frame}>
          <Button
            look="quiet"
            label={MESSAGES_WORDS.holdAllName}
            onPress={() => void actOnEach(flying, 'hold')}
          >
            {MESSAGES_WORDS.holdAll}
          </Button>
          <Button
            look="quiet"
            label={MESSAGES_WORDS.deliverNextName(deliverName(next))}
            onPress={() => void act({ kind: 'deliver', envelope: next.id })}
          >
            {MESSAGES_WORDS.deliverNext}
          </Button>
        </Group>
      )}
    </>
  );
}

/** One action each, for the world knows no action on many; a message that has ended meanwhile is passed over. */
async function actOnEach(
  envelopes: readonly EnvelopeView[],
  kind: 'hold' | 'release',
): Promise<void> {
  for (const { id } of envelopes) {
    const isHere = useSynod.getState().frame?.envelopes.some((envelope) => envelope.id === id);
    if (isHere) await act({ kind, envelope: id });
  }
}

interface GroupProps {
  readonly title: string;
  readonly envelopes: readonly EnvelopeView[];
  readonly frame: Frame;
  readonly children?: ReactNode;
}

function Group({ title, envelopes, frame, children }: GroupProps) {
  const shown = envelopes.slice(0, ROWS);
  return (
    <section className={styles.group} aria-label={title}>
      <header className={styles.head}>
        <h3 className={styles.title}>
          {title} <span className={styles.count}>{envelopes.length}</span>
        </h3>
        {children}
      </header>
      <ul className={styles.rows}>
        {shown.map((envelope) => (
          <MessageRow key={envelope.id} envelope={envelope} time={frame.time} />
        ))}
      </ul>
      {envelopes.length > shown.length && (
        <p className={styles.empty}>{MESSAGES_WORDS.more(envelopes.length - shown.length)}</p>
      )}
    </section>
  );
}
