import { Pause, Play, Power, RotateCcw, type LucideIcon } from 'lucide-react';
import { memo } from 'react';
import type { Action, NodeId, NodeView } from '../../contract/index.ts';
import type { Machine } from '../../scene/index.ts';
import { act, hover, select } from '../../store/index.ts';
import {
  crashName,
  machineName,
  pauseName,
  restartName,
  resumeName,
  STAGE_WORDS,
} from '../words/index.ts';
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
  const size = 19 * scale;
  return (
    <>
      <button
        type="button"
        className={styles.name}
        style={{ left: label.x - 4, top: label.y - 0.92 * size, fontSize: size }}
        aria-label={machineName(node, seenBy)}
        aria-pressed={selected}
        onClick={() => select({ kind: 'node', id: node.id })}
        onPointerEnter={() => hover({ kind: 'node', id: node.id })}
        onPointerLeave={() => hover(null)}
      >
        {node.id}
      </button>
      {controls !== null &&
        actionsFor(node).map(({ icon: Icon, name, word, action }, at) => {
          const wide = controls.flow === 'column' && machine.form === 'lane' && !compact;
          const step = control + (wide ? 0 : 4 * scale);
          return (
            <button
              // oxlint-disable-next-line react/no-array-index-key -- the button that undoes an action takes its place and its focus
              key={at}
              type="button"
              className={styles.control}
              data-wide={wide || undefined}
              style={{
                left: controls.x + (controls.flow === 'row' ? at * step : 0),
                top: controls.y + (controls.flow === 'column' ? at * step : 0),
                width: wide ? undefined : control,
                height: control,
              }}
              aria-label={name}
              title={name}
              onClick={() => void act(action)}
            >
              <Icon size={15} strokeWidth={2} aria-hidden />
              {wide && word}
            </button>
          );
        })}
    </>
  );
});

interface Choice {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly word: string;
  readonly action: Action;
}

function actionsFor({ id, status }: NodeView): readonly Choice[] {
  const { buttons } = STAGE_WORDS;
  const crash: Choice = {
    icon: Power,
    name: crashName(id),
    word: buttons.crash,
    action: { kind: 'crash', node: id, point: 'now' },
  };
  const restart: Choice = {
    icon: RotateCcw,
    name: restartName(id),
    word: buttons.restart,
    action: { kind: 'restart', node: id },
  };
  switch (status) {
    case 'unknown':
      return [crash, restart];
    case 'down':
      return [restart];
    case 'paused':
      return [
        crash,
        {
          icon: Play,
          name: resumeName(id),
          word: buttons.resume,
          action: { kind: 'resume', node: id },
        },
      ];
    case 'up':
      return [
        crash,
        {
          icon: Pause,
          name: pauseName(id),
          word: buttons.pause,
          action: { kind: 'pause', node: id },
        },
      ];
  }
}
