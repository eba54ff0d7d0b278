import { memo } from 'react';
import type { EnvelopeId, EnvelopeView, NodeView } from '../../contract/index.ts';
import { glyphOf, type Machine } from '../../scene/index.ts';
import { hover, select } from '../../store/index.ts';
import { moreText, ticketName } from '../words/index.ts';
import { termed } from '../parts/index.ts';
import styles from './Stage.module.css';
import { Token } from './Token.tsx';

interface Props {
  readonly node: NodeView;
  readonly machine: Machine;
  readonly envelopes: ReadonlyMap<EnvelopeId, EnvelopeView>;
  readonly scale: number;
  readonly selected: EnvelopeId | null;
}

const TICKET_MIN = 24;

/** One ticket for each message that waits in a node's inbox, in the order of arrival. */
export const Inbox = memo(function Inbox({ node, machine, envelopes, scale, selected }: Props) {
  const { tray } = machine;
  const size = Math.max(TICKET_MIN, 24 * scale);
  const fit = Math.max(1, Math.floor(tray.width / size));
  const all = node.mailbox;
  const shown = all.length <= fit ? all : all.slice(0, Math.max(1, fit - 1));
  const top = tray.y + tray.height - size - 1;
  return (
    <>
      {shown.map((id, at) => {
        const envelope = envelopes.get(id);
        return (
          envelope !== undefined && (
            <Ticket
              key={id}
              envelope={envelope}
              x={tray.x + at * size}
              y={top}
              size={size}
              pressed={selected === id}
            />
          )
        );
      })}
      {shown.length < all.length && (
        <span
          className={styles.moreTickets}
          style={{ left: tray.x + shown.length * size + 3, top: top + size * 0.2 }}
        >
          {moreText(all.length - shown.length)}
        </span>
      )}
    </>
  );
});

const Ticket = memo(function Ticket(props: {
  readonly envelope: EnvelopeView;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly pressed: boolean;
}) {
  const { envelope, x, y, size, pressed } = props;
  const { id } = envelope;
  return (
    <button
      type="button"
      {...termed('message')}
      data-envelope={id}
      className={styles.ticket}
      style={{ left: x, top: y, width: size, height: size }}
      aria-label={ticketName(envelope)}
      aria-pressed={pressed}
      onClick={() => select({ kind: 'envelope', id })}
      onPointerEnter={() => hover({ kind: 'envelope', id })}
      onPointerLeave={() => hover(null)}
    >
      <svg width={size} height={size} viewBox="-12 -12 24 24" aria-hidden>
        <Token glyph={glyphOf(envelope.body)} size={8} />
      </svg>
    </button>
  );
});
