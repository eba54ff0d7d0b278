import { MoreHorizontal } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import type { NodeView } from '../../contract/index.ts';
import { act } from '../../store/index.ts';
import { Button, controlStyles } from '../controls/index.ts';
import {
  crashName,
  FAULT_WORDS as words,
  nodeStatus,
  pauseName,
  restartName,
  resumeName,
  wipeName,
} from '../words/index.ts';
import { isolate } from '../links/index.ts';
import styles from './Faults.module.css';

interface ServersProps {
  readonly nodes: readonly NodeView[];
}

/** A row for each node, where a hand can crash or restart it, pause it, or cut it off. */
export function Servers({ nodes }: ServersProps) {
  return (
    <section aria-labelledby="faults-servers">
      <h3 id="faults-servers" className={styles.title}>
        {words.servers}
      </h3>
      <ul className={styles.servers}>
        {nodes.map((node) => (
          <Server key={node.id} node={node} nodes={nodes} />
        ))}
      </ul>
    </section>
  );
}

function Server({ node, nodes }: ServersProps & { readonly node: NodeView }) {
  const { id, status, processes, crashAt } = node;
  const isDown = status === 'down';
  return (
    <li className={styles.server} data-status={status}>
      <span className={styles.who}>
        <b>{id}</b>
        <span className={styles.processes}>{processes.join(' ')}</span>
        {(status !== 'up' || crashAt !== null) && <em>{nodeStatus(node)}</em>}
      </span>
      <span className={styles.hands}>
        {status === 'unknown' && (
          <Button label={restartName(id)} onPress={() => void act({ kind: 'restart', node: id })}>
            {words.restart}
          </Button>
        )}
        <Button
          label={isDown ? restartName(id) : crashName(id)}
          onPress={() =>
            void act(
              isDown ? { kind: 'restart', node: id } : { kind: 'crash', node: id, point: 'now' },
            )
          }
        >
          {isDown ? words.restart : words.crash}
        </Button>
        {isDown ? <Down node={node} /> : <Running node={node} />}
        <Button
          label={words.isolateName(id)}
          look="quiet"
          isDisabled={nodes.length < 2}
          onPress={() =>
            void act(
              isolate(
                nodes.map((other) => other.id),
                id,
              ),
            )
          }
        >
          {words.isolate}
        </Button>
      </span>
    </li>
  );
}

function Down({ node: { id, wiped } }: { readonly node: NodeView }) {
  return (
    <MenuTrigger>
      <Button label={words.whileDown(id)} look="quiet" icon isDisabled={wiped}>
        <MoreHorizontal size={15} aria-hidden="true" />
      </Button>
      <Popover className={controlStyles.popover!} placement="bottom end">
        <Menu className={controlStyles.list!} onAction={() => void act({ kind: 'wipe', node: id })}>
          <MenuItem
            className={`${controlStyles.item} ${styles.malpractice}`}
            textValue={wipeName(id)}
          >
            <Text slot="label">{wipeName(id)}</Text>
            <Text slot="description" className={controlStyles.about}>
              {words.wipeAbout}
            </Text>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Running({ node: { id, status } }: { readonly node: NodeView }) {
  const paused = status === 'paused';
  return (
    <>
      <MenuTrigger>
        <Button label={words.crashPoints(id)} look="quiet" icon>
          <MoreHorizontal size={15} aria-hidden="true" />
        </Button>
        <Popover className={controlStyles.popover!} placement="bottom end">
          <Menu
            className={controlStyles.list!}
            onAction={(point) =>
              void act({ kind: 'crash', node: id, point: point as 'beforePersist' | 'beforeSend' })
            }
          >
            <MenuItem id="beforePersist" className={controlStyles.item!}>
              {words.beforePersist(id)}
            </MenuItem>
            <MenuItem id="beforeSend" className={controlStyles.item!}>
              {words.beforeSend(id)}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Button
        label={paused ? resumeName(id) : pauseName(id)}
        look="quiet"
        onPress={() => void act({ kind: paused ? 'resume' : 'pause', node: id })}
      >
        {paused ? words.resume : words.pause}
      </Button>
    </>
  );
}
