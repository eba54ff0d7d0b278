import { useMemo } from 'react';
import type { EnvelopeView, NodeId, NodeView } from '../../contract/index.ts';
import type { Layout, Machine } from '../../scene/index.ts';
import { useShallow, useSynod, type SynodState } from '../../store/index.ts';
import { Inbox } from './Inbox.tsx';
import { MachineControls } from './MachineControls.tsx';
import { MachineGround } from './MachineGround.tsx';
import styles from './Stage.module.css';

const NONE: readonly NodeView[] = [];
const EMPTY: readonly EnvelopeView[] = [];

function selectedNode({ selection }: SynodState): NodeId | null {
  return selection?.kind === 'node' ? selection.id : null;
}

/** Selects the waiting messages, because these change seldom and flights change with every event. */
function inInboxes({ frame }: SynodState): readonly EnvelopeView[] {
  return (frame?.envelopes ?? EMPTY).filter(({ state }) => state === 'waiting');
}

function useMachines(layout: Layout): readonly (readonly [NodeView, Machine])[] {
  const nodes = useSynod(({ frame }) => frame?.nodes ?? NONE);
  return useMemo(() => {
    const machines = new Map(layout.machines.map((machine) => [machine.id, machine]));
    return nodes.flatMap((node) => {
      const machine = machines.get(node.id);
      return machine === undefined ? [] : [[node, machine] as const];
    });
  }, [layout, nodes]);
}

interface GroundsProps {
  readonly layout: Layout;
  /** The node that a finger has lifted. */
  readonly lifted: NodeId | null;
}

/** The grounds of all nodes, under everything else. */
export function Grounds({ layout, lifted }: GroundsProps) {
  const machines = useMachines(layout);
  const selected = useSynod(selectedNode);
  const lit = useSynod(({ hovered }) => (hovered?.kind === 'node' ? hovered.id : null));
  return machines.map(([node, machine]) => (
    <MachineGround
      key={node.id}
      node={node}
      machine={machine}
      scale={layout.scale}
      selected={selected === node.id}
      lit={lit === node.id}
      lifted={lifted === node.id}
    />
  ));
}

/** The names, buttons and inboxes of all nodes. */
export function Controls({ layout }: { readonly layout: Layout }) {
  const machines = useMachines(layout);
  const selected = useSynod(selectedNode);
  const seenBy = useSynod(({ frame }) => frame?.seenBy ?? null);
  const ticket = useSynod(({ selection }) =>
    selection?.kind === 'envelope' ? selection.id : null,
  );
  const waiting = useSynod(useShallow(inInboxes));
  const byId = useMemo(() => new Map(waiting.map((each) => [each.id, each])), [waiting]);
  return machines.map(([node, machine]) => (
    <fieldset
      key={node.id}
      className={styles.machine}
      data-status={node.status}
      aria-label={node.id}
    >
      <MachineControls
        node={node}
        machine={machine}
        control={layout.control}
        scale={layout.scale}
        selected={selected === node.id}
        seenBy={seenBy}
        compact={layout.compact}
      />
      {node.mailbox.length > 0 && (
        <Inbox
          node={node}
          machine={machine}
          envelopes={byId}
          scale={layout.scale}
          selected={ticket}
        />
      )}
    </fieldset>
  ));
}
