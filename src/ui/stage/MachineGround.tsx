import { memo } from 'react';
import type { NodeView } from '../../contract/index.ts';
import type { Box, Machine } from '../../scene/index.ts';
import { termed } from '../parts/index.ts';
import styles from './Stage.module.css';

const RADIUS: Readonly<Record<Machine['form'], number>> = { lane: 10, island: 26, strip: 10 };

interface Props {
  readonly node: NodeView;
  readonly machine: Machine;
  readonly scale: number;
  readonly selected: boolean;
  readonly lit: boolean;
  readonly lifted: boolean;
}

/** The ground under a node's processes; it shows what has happened to the node. */
export const MachineGround = memo(function MachineGround(props: Props) {
  const { node, machine, scale, selected, lit, lifted } = props;
  const { box, form, label, tray } = machine;
  const radius = RADIUS[form] * scale;
  return (
    <g data-node={node.id} {...termed(`node:${node.status}`)}>
      <rect
        className={styles.ground}
        data-status={node.status}
        data-selected={selected || undefined}
        data-lit={lit || undefined}
        data-lifted={lifted || undefined}
        {...box}
        rx={radius}
      />
      {node.status === 'unknown' && (
        <rect className={styles.veil} style={{ fill: `url(#${VEIL})` }} {...box} rx={radius} />
      )}
      {node.status === 'paused' && <Frost box={box} radius={radius} id={node.id} />}
      <Fault
        node={node}
        x={label.x + nameWidth(node.id) * scale}
        y={label.y - 6 * scale}
        scale={scale}
      />
      {node.mailbox.length > 0 && (
        <path {...termed('inbox')} className={styles.tray} d={trayPath(tray)} />
      )}
    </g>
  );
});

const VEIL = 'veil';

/** Dots lie over everything that the viewer cannot know. */
export function VeilPattern() {
  return (
    <defs>
      <pattern id={VEIL} width={10} height={10} patternUnits="userSpaceOnUse">
        <circle className={styles.veilDot} cx={5} cy={5} r={1.2} />
      </pattern>
    </defs>
  );
}

function nameWidth(id: string): number {
  return id.length * 11.5 + 16;
}

/** A node that is down is crossed out; a node with a planned crash has the cross in outline. */
function Fault(props: {
  readonly node: NodeView;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}) {
  const { node, x, y, scale } = props;
  const at = `translate(${x} ${y}) scale(${scale})`;
  if (node.status === 'paused')
    return <path className={styles.fault} d="M-3.5 -7V7M3.5 -7V7" transform={at} />;
  if (node.status === 'unknown') return null;
  if (node.status === 'up' && node.crashAt === null) return null;
  return (
    <g transform={at}>
      <path
        className={styles.fault}
        data-armed={node.status === 'up' || undefined}
        d="M-7 -7L7 7M7 -7L-7 7"
      />
      {node.wiped && <path className={styles.disk} d={DISK} />}
    </g>
  );
}

/** An empty disk stands beside the cross when the disk was lost. */
const DISK = 'M17 -6a8 3 0 1 0 16 0a8 3 0 1 0 -16 0V6a8 3 0 0 0 16 0V-6M20 9L30 -1M20 -1L30 9';

/** Hatching says that nothing moves here. */
function Frost({
  box,
  radius,
  id,
}: {
  readonly box: Box;
  readonly radius: number;
  readonly id: string;
}) {
  const step = 12;
  const count = Math.ceil((box.width + box.height) / step);
  const lines = Array.from({ length: count }, (_, at) => {
    const x = box.x + at * step;
    return `M${x} ${box.y}l${-box.height} ${box.height}`;
  });
  return (
    <>
      <clipPath id={`frost-${id}`}>
        <rect {...box} rx={radius} />
      </clipPath>
      <path className={styles.frost} d={lines.join('')} clipPath={`url(#frost-${id})`} />
    </>
  );
}

function trayPath({ x, y, width, height }: Box): string {
  const lip = height * 0.42;
  return `M${x} ${y + height - lip}V${y + height - 3}q0 3 3 3H${x + width - 3}q3 0 3 -3V${y + height - lip}`;
}
