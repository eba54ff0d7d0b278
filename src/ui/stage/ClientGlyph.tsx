import { memo } from 'react';
import type { ClientView } from '../../contract/index.ts';
import { CLIENT, heightFor, letterHeight } from '../../scene/index.ts';
import { commandText, shorten } from '../words/index.ts';
import { most } from './lettering.ts';
import { termed } from '../parts/index.ts';
import styles from './Stage.module.css';

const ID = 18;
const LETTERS = 13;
/** Before a hall, letters are this many times as large; the text is cut so that it fits then, too. */
const IN_A_HALL = 1.19;
/** The width of a letter, as a part of its height. */
const CHARACTER = 0.608;

interface Props {
  readonly client: ClientView;
  readonly width: number;
  readonly scale: number;
  readonly down: boolean;
}

/** A speech bubble with what the client asks for, or with its last answer. */
export const ClientGlyph = memo(function ClientGlyph({ client, width, scale, down }: Props) {
  const { id, open, last } = client;
  const left = -width / 2;
  const outline = bubble(width);
  const before = 12 + 1.25 * letterHeight(ID, scale);
  const room = width - before - 12;
  const letters = Math.floor(room / (CHARACTER * letterHeight(LETTERS, scale / IN_A_HALL)));
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
      <text
        {...termed(open === null ? 'answered' : 'command')}
        className={open === null ? styles.answer : styles.command}
        x={left + before + 2}
        y={5.5}
        style={most(heightFor(Math.min(text.length, letters), room))}
      >
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
