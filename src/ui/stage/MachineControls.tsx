import { Pause, Play, Power, RotateCcw } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { NodeId, NodeView } from '../../contract/index.ts';
import { LETTER_MIN, type Machine } from '../../scene/index.ts';
import { hover, select } from '../../store/index.ts';
import { useAction } from '../actions/index.ts';
import { Tipped } from '../controls/index.ts';
import { machineName } from '../words/index.ts';
import { termed } from '../parts/index.ts';
import styles from './Stage.module.css';

interface Props {
  readonly node: NodeView;
  readonly machine: Machine;
  /** The height of a button in pixels, or 0 for no buttons. */
  readonly control: number;
  readonly scale: number;
  readonly selected: boolean;
  /** The server whose knowledge is shown. */
  readonly seenBy: NodeId | null;
  /** A compact stage has no room for words on buttons. */
  readonly compact: boolean;
}

/** A node's name and the buttons that act on it. */
export const MachineControls = memo(function MachineControls(props: Props) {
  const { node, machine, control, scale, selected, seenBy, compact } = props;
  const { label, controls } = machine;
  const size = Math.max(LETTER_MIN, 19 * scale);
  return (
    <>
      <button
        type="button"
        className={styles.name}
        style={{ left: label.x - 4, top: label.y - 0.92 * size, fontSize: size }}
        {...termed(`node:${node.status}`)}
        data-node={node.id}
        aria-label={machineName(node, seenBy)}
        aria-pressed={selected}
        onClick={() => select({ kind: 'node', id: node.id })}
        onPointerEnter={() => hover({ kind: 'node', id: node.id })}
        onPointerLeave={() => hover(null)}
      >
        {node.id}
      </button>
      {controls !== null &&
        OFFERED[node.status].map((does, at) => {
          const wide = controls.flow === 'column' && machine.form === 'lane' && !compact;
          const step = control + (wide ? 0 : 4 * scale);
          return (
            <Control
              // oxlint-disable-next-line react/no-array-index-key -- the button that undoes an action takes its place and its focus
              key={at}
              does={does}
              node={node}
              wide={wide}
              left={controls.x + (controls.flow === 'row' ? at * step : 0)}
              top={controls.y + (controls.flow === 'column' ? at * step : 0)}
              size={control}
            />
          );
        })}
    </>
  );
});

type Offered = keyof typeof ICONS;

const ICON = { size: 15, strokeWidth: 2, 'aria-hidden': true } as const;
const ICONS = {
  crash: <Power {...ICON} />,
  restart: <RotateCcw {...ICON} />,
  pauseServer: <Pause {...ICON} />,
  resumeServer: <Play {...ICON} />,
} as const satisfies Readonly<Record<string, ReactNode>>;

/** The stage has room for two actions; the inspector offers all. */
const OFFERED: Readonly<Record<NodeView['status'], readonly Offered[]>> = {
  unknown: ['crash', 'restart'],
  down: ['restart'],
  paused: ['crash', 'resumeServer'],
  up: ['crash', 'pauseServer'],
};

interface ControlProps {
  readonly does: Offered;
  readonly node: NodeView;
  readonly wide: boolean;
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

function Control({ does, node, wide, left, top, size }: ControlProps) {
  const { name, short, hint, run } = useAction(does, node);
  return (
    <Tipped name={name} hint={hint}>
      <button
        type="button"
        data-tip=""
        data-does={does}
        data-to={node.id}
        className={styles.control}
        data-wide={wide || undefined}
        style={{ left, top, width: wide ? undefined : size, height: size }}
        aria-label={name}
        aria-keyshortcuts={hint.aria || undefined}
        onClick={run}
      >
        {ICONS[does]}
        {wide && short}
      </button>
    </Tipped>
  );
}
