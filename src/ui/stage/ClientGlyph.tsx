import { memo } from 'react';
import type { ClientView } from '../../contract/index.ts';
import { CLIENT } from '../../scene/index.ts';
import { commandText, shorten } from '../words/index.ts';
import styles from './Stage.module.css';

const ID = 34;
const CHARACTER = 7.9;

interface Props {
  readonly client: ClientView;
  readonly width: number;
  readonly down: boolean;
}

/** A speech bubble with what the client asks for, or with its last answer. */
export const ClientGlyph = memo(function ClientGlyph({ client, width, down }: Props) {
  const { id, open, last } = client;
  const left = -width / 2;
  const outline = bubble(width);
  const letters = Math.floor((width - ID - 14) / CHARACTER);
  const text = open === null ? (last === null ? '' : `= ${last.result}`) : commandText(open);
  if (down) {
    return (
      <>
        <path className={styles.fallen} d={`M${left} ${CLIENT.height / 2}H${-left}`} />
        <text className={styles.fallenId} x={0} y={CLIENT.height / 2 - 8} textAnchor="middle">
          {id}
        </text>
      </>
    );
  }
  return (
    <>
      <path className={styles.halo} d={outline} />
      <path className={styles.body} d={outline} />
      <text className={styles.id} x={left + 10} y={6}>
        {id}
      </text>
      <text className={open === null ? styles.answer : styles.command} x={left + ID + 2} y={5.5}>
        {shorten(text, Math.max(3, letters))}
      </text>
    </>
  );
});

export function bubble(width: number): string {
  const [x, y, r] = [width / 2, CLIENT.height / 2, 9];
  return (
    `M${r - x} ${-y}H${x - r}Q${x} ${-y} ${x} ${r - y}V${y - r}Q${x} ${y} ${x - r} ${y}` +
    `H${32 - x}l-11 ${CLIENT.tail}v${-CLIENT.tail}H${r - x}Q${-x} ${y} ${-x} ${y - r}V${r - y}Q${-x} ${-y} ${r - x} ${-y}Z`
  );
}
