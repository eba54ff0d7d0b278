import { isSame, type EventView } from '../../contract/index.ts';
import type { ProcessState } from '../../paxos/index.ts';

type Field = readonly [name: string, value: unknown, stable: boolean];

/** Fields of a state's stable and volatile parts that differ, under the names that people see. */
export function changedFields(before: ProcessState, after: ProcessState): EventView['changed'] {
  if (before === after) return [];
  const known = new Map(fieldsOf(before).map(([name, value]) => [name, value]));
  const changed = fieldsOf(after).filter(([name, value]) => !isSame(known.get(name), value));
  return changed.map(([field, , stable]) => ({ field, stable }));
}

/** Whether a field survives a crash; null if the state has no field of this name. */
export function fieldKind(state: ProcessState, field: string): 'stable' | 'volatile' | null {
  const found = fieldsOf(state).find(([name]) => name === field);
  if (found === undefined) return null;
  return found[2] ? 'stable' : 'volatile';
}

function fieldsOf(state: ProcessState): readonly Field[] {
  switch (state.role) {
    case 'acceptor': {
      const { instances, ...stable } = state.stable;
      return [
        ...perInstance(instances, true),
        ...named(stable, true),
        ...named(state.volatile, false),
      ];
    }
    case 'leader': {
      const { instances, ...volatile } = state.volatile;
      const own = instances.map(({ cfg, ...rest }) => ({ cfg: cfg.id, ...rest }));
      return [
        ['round', state.stable.rounds, true],
        ...perInstance(own, false),
        ...named(volatile, false),
      ];
    }
    case 'replica':
    case 'client':
      return [...named(state.stable, true), ...named(state.volatile, false)];
  }
}

function named(part: object, stable: boolean): readonly Field[] {
  return Object.entries(part).map(([name, value]) => [name, value, stable]);
}

/** The same field of all instances is shown as one field, because there is nearly always one instance. */
function perInstance(
  instances: readonly { readonly cfg: number }[],
  stable: boolean,
): readonly Field[] {
  const names = [...new Set(instances.flatMap((instance) => Object.keys(instance)))];
  return names
    .filter((name) => name !== 'cfg')
    .map((name) => {
      const values = instances.map((one) => (one as Readonly<Record<string, unknown>>)[name]);
      return [name, values, stable];
    });
}
