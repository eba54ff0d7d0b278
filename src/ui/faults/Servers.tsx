import { MoreHorizontal } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import type { NodeView } from '../../contract/index.ts';
import { ActionButton, useAction } from '../actions/index.ts';
import { Button, controlStyles } from '../controls/index.ts';
import { FAULT_WORDS as words, nodeStatus } from '../words/index.ts';
import styles from './Faults.module.css';

/** A row for each node, where a hand can crash or restart it, pause it, or cut it off. */
export function Servers({ nodes }: { readonly nodes: readonly NodeView[] }) {
  return (
    <section aria-labelledby="faults-servers">
      <h3 id="faults-servers" className={styles.title}>
        {words.servers}
      </h3>
      <ul className={styles.servers}>
        {nodes.map((node) => (
          <Server key={node.id} node={node} />
        ))}
      </ul>
    </section>
  );
}

interface ServerProps {
  readonly node: NodeView;
}

function Server({ node }: ServerProps) {
  const { id, status, processes, crashAt } = node;
  const isDown = status === 'down';
  const isUnknown = status === 'unknown';
  return (
    <li className={styles.server} data-status={status}>
      <span className={styles.who}>
        <b>{id}</b>
        <span className={styles.processes}>{processes.join(' ')}</span>
        {(status !== 'up' || crashAt !== null) && <em>{nodeStatus(node)}</em>}
      </span>
      <span className={styles.hands}>
        {isUnknown && <ActionButton does="restart" to={node} />}
        <ActionButton does={isDown ? 'restart' : 'crash'} to={node} />
        {isDown ? <Down node={node} /> : <Crashes node={node} />}
        {isUnknown && <ActionButton does="resumeServer" to={node} look="quiet" />}
        {!isDown && (
          <ActionButton
            does={status === 'paused' ? 'resumeServer' : 'pauseServer'}
            to={node}
            look="quiet"
          />
        )}
        <ActionButton does="isolate" to={node} look="quiet" />
      </span>
    </li>
  );
}

function Down({ node }: ServerProps) {
  const { name, whyNot, run } = useAction('wipe', node);
  return (
    <MenuTrigger>
      <Button label={words.whileDown(node.id)} look="quiet" icon whyNot={whyNot}>
        <MoreHorizontal size={15} aria-hidden="true" />
      </Button>
      <Popover className={controlStyles.popover!} placement="bottom end">
        <Menu className={controlStyles.list!} onAction={() => run()}>
          <MenuItem className={`${controlStyles.item} ${styles.malpractice}`} textValue={name}>
            <Text slot="label">{name}</Text>
            <Text slot="description" className={controlStyles.about}>
              {words.wipeAbout}
            </Text>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Crashes({ node }: ServerProps) {
  const points = {
    beforePersist: useAction('crashBeforePersist', node),
    beforeSend: useAction('crashBeforeSend', node),
  };
  return (
    <MenuTrigger>
      <Button label={words.crashPoints(node.id)} look="quiet" icon>
        <MoreHorizontal size={15} aria-hidden="true" />
      </Button>
      <Popover className={controlStyles.popover!} placement="bottom end">
        <Menu className={controlStyles.list!}>
          {Object.entries(points).map(([point, { name, run }]) => (
            <MenuItem key={point} className={controlStyles.item!} onAction={run}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
