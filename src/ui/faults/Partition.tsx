import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup, type Key } from 'react-aria-components';
import type { Frame, NodeId } from '../../contract/index.ts';
import { act, useSynod } from '../../store/index.ts';
import { ActionButton, useAction } from '../actions/index.ts';
import { Button, controlStyles } from '../controls/index.ts';
import { linksBetween, partsOf } from '../links/index.ts';
import { FAULT_WORDS as words, partsText } from '../words/index.ts';
import styles from './Faults.module.css';

type PartitionProps = Pick<Frame, 'nodes' | 'links'>;

/** A person selects the nodes of one side by name, or draws a line around them on the stage; no message then passes. */
export function Partition({ nodes, links }: PartitionProps) {
  const [selected, setSelected] = useState<ReadonlySet<Key>>(new Set());
  const tool = useSynod((state) => state.tool);
  const ids = nodes.map(({ id }) => id);
  const between = linksBetween(ids, selected as ReadonlySet<NodeId>);
  const draw = useAction('drawPartition', undefined);
  return (
    <section aria-labelledby="faults-partition">
      <h3 id="faults-partition" tabIndex={-1} className={styles.title}>
        {words.partition}
      </h3>
      <Parts nodes={ids} links={links} />
      <p className={styles.help}>{words.partitionHelp}</p>
      <ToggleButtonGroup
        aria-label={words.otherSide}
        selectionMode="multiple"
        selectedKeys={selected}
        onSelectionChange={setSelected}
        className={styles.sides!}
      >
        {nodes.map(({ id }) => (
          <ToggleButton key={id} id={id} className={`${controlStyles.segment} ${styles.side}`}>
            {id}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className={styles.row}>
        <Button
          isDisabled={between.length === 0}
          onPress={() => void act({ kind: 'cut', links: between })}
        >
          {words.cutOff}
        </Button>
        <ToggleButton
          className={`${controlStyles.segment} ${styles.draw}`}
          isSelected={tool === 'partition'}
          onChange={() => draw.run()}
        >
          {words.draw}
        </ToggleButton>
        <ActionButton does="healAll" to={undefined} />
      </div>
    </section>
  );
}

interface PartsProps {
  readonly nodes: readonly NodeId[];
  readonly links: Frame['links'];
}

/** The present partition, side by side, with the button that heals it. */
function Parts({ nodes, links }: PartsProps) {
  const groups = partsOf(nodes, links);
  const isWhole = groups.length < 2;
  return (
    <p className={styles.parts}>
      <span>
        {words.now} {isWhole ? words.noPartition : <b>{partsText(groups)}</b>}
      </span>
      {!isWhole && <ActionButton does="healPartition" to={groups} />}
    </p>
  );
}
