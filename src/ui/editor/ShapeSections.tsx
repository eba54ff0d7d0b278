import { useMemo } from 'react';
import type { NodeId } from '../../contract/index.ts';
import { Choice, ErrorLine, optionsOf } from '../controls/index.ts';
import { EDITOR_WORDS as words } from '../words/index.ts';
import { COUNT_FIELDS, countsOf, nodesOf, SPARE_FIELDS, type Draft } from './draft.ts';
import { Numbers, type SectionProps } from './Numbers.tsx';
import { machinesOf, processIds, ROLES, type Placement } from './placement.ts';
import { Section } from './Section.tsx';
import styles from './Editor.module.css';

const PLACEMENTS = optionsOf<Placement>(words.placements);

export function NumbersSection(props: SectionProps) {
  return (
    <Section title={words.numbers}>
      <Numbers {...props} fields={ROLES.map((role) => COUNT_FIELDS[role])} />
      <Numbers {...props} fields={Object.values(SPARE_FIELDS)} />
    </Section>
  );
}

export function PlacementSection(props: SectionProps) {
  const { draft, onChange, errorOf } = props;
  const nodes = nodesOf(draft);
  const error = errorOf('nodes');
  return (
    <Section title={words.placement} aside={words.machines(nodes.length)}>
      <Choice
        label={words.placement}
        hideLabel
        value={draft.placement}
        options={PLACEMENTS}
        onChange={(placement) => onChange({ ...draft, machines: machinesOf(nodes), placement })}
        className={styles.placement!}
      />
      {draft.placement === 'custom' && (
        <Machines draft={draft} onChange={onChange} count={processIds(countsOf(draft)).length} />
      )}
      {error !== '' && <ErrorLine>{error}</ErrorLine>}
    </Section>
  );
}

interface MachinesProps extends Pick<SectionProps, 'draft' | 'onChange'> {
  /** The number of processes, because no more nodes than that are needed. */
  readonly count: number;
}

function Machines({ draft, onChange, count }: MachinesProps) {
  const machines = useMemo(() => machineOptions(count), [count]);
  const ids = processIds(countsOf(draft));
  const now = machinesOf(nodesOf(draft));
  const place = (process: (typeof ids)[number], machine: NodeId): Draft => ({
    ...draft,
    machines: { ...now, [process]: machine },
  });
  return (
    <div className={styles.machines}>
      {ids.map((id) => (
        <div key={id} className={styles.machine}>
          <span aria-hidden="true">{id}</span>
          <Choice
            label={words.machine(id)}
            hideLabel
            value={now[id] ?? 'n1'}
            options={machines}
            onChange={(machine) => onChange(place(id, machine))}
          />
        </div>
      ))}
    </div>
  );
}

function machineOptions(count: number) {
  return Array.from({ length: count }, (_, i): NodeId => `n${i + 1}`).map((id) => ({
    id,
    name: id,
  }));
}
