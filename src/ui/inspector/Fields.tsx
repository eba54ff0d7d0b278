import { createContext, useContext, type ReactNode } from 'react';
import type { Ballot, Command, ProcessId, Slot } from '../../contract/index.ts';
import { askWhy } from '../../store/index.ts';
import { BallotMark, Ref, Term, termed } from '../parts/index.ts';
import { commandText, INSPECTOR_WORDS, stateFieldName } from '../words/index.ts';
import { FIELD_TERMS } from '../words/glossary/index.ts';
import styles from './Inspector.module.css';

/** The names of the fields that the event on screen has changed in the shown process. */
export type Changed = ReadonlySet<string>;

interface PartProps {
  readonly kind: 'stable' | 'volatile';
  readonly children: ReactNode;
}

/** One part of a process's state: the part that survives a crash, or the part that does not. */
export function Part({ kind, children }: PartProps) {
  return (
    <section className={styles[kind]}>
      <h4 className={styles.partTitle}>
        <Term is={kind}>{INSPECTOR_WORDS[kind]}</Term>
      </h4>
      <dl className={styles.fields}>{children}</dl>
    </section>
  );
}

interface FieldProps {
  /** In a process's state, this is the name under which events report a change of the field. */
  readonly name: string;
  readonly children: ReactNode;
  /** Given only for fields of a process's state. */
  readonly changed?: Changed;
}

/** The process whose fields are shown, or null if the fields do not belong to a state. */
export const Owner = createContext<ProcessId | null>(null);

export function Field({ name, children, changed }: FieldProps) {
  const isChanged = changed?.has(name) ?? false;
  const owner = useContext(Owner);
  const isOfState = owner !== null && changed !== undefined;
  // A direction of a link and the slots in a message have names that explain themselves.
  const hasTerm = Object.hasOwn(FIELD_TERMS, name);
  return (
    <div className={isChanged ? styles.changed : ''} data-field={name}>
      <dt {...(hasTerm ? termed(`field:${name}`) : {})}>
        {isOfState ? (
          <FieldWhy field={name} process={owner} />
        ) : hasTerm ? (
          <Term is={`field:${name}`}>{name}</Term>
        ) : (
          name
        )}
      </dt>
      <dd>
        {children}
        {isChanged && <span className={styles.hidden}> ({INSPECTOR_WORDS.changed})</span>}
      </dd>
    </div>
  );
}

interface FieldWhyProps {
  readonly field: string;
  readonly process: ProcessId;
}

/** The name of a field is a button that asks why the field has its value. */
function FieldWhy({ field, process }: FieldWhyProps) {
  const name = stateFieldName(field);
  return (
    <button
      type="button"
      className={styles.fieldWhy}
      aria-label={INSPECTOR_WORDS.whyField(name)}
      title={INSPECTOR_WORDS.why}
      onClick={() => void askWhy({ kind: 'field', process, field })}
    >
      {name}
    </button>
  );
}

export function Value({ children }: { readonly children: ReactNode }) {
  return <span className={styles.value}>{children}</span>;
}

export function None() {
  return <span className={styles.none}>{INSPECTOR_WORDS.none}</span>;
}

export function CommandValue({ cmd }: { readonly cmd: Command }) {
  return <span className={styles.value}>{commandText(cmd)}</span>;
}

interface Entry {
  readonly slot: Slot;
  readonly cmd: Command;
  readonly ballot?: Ballot;
}

const ENTRIES = 6;

/** The values of slots, the newest first. `total` also counts those that are not listed. */
export function Entries({
  entries,
  total,
}: {
  readonly entries: readonly Entry[];
  readonly total: number;
}) {
  if (entries.length === 0) return <None />;
  const shown = entries.slice(-ENTRIES).toReversed();
  return (
    <ul className={styles.entries}>
      {shown.map(({ slot, cmd, ballot }) => (
        <li key={slot}>
          <SlotRef slot={slot} />
          <CommandValue cmd={cmd} />
          {ballot !== undefined && <BallotMark ballot={ballot} />}
        </li>
      ))}
      {total > shown.length && (
        <li className={styles.none}>{INSPECTOR_WORDS.more(total - shown.length)}</li>
      )}
    </ul>
  );
}

export function SlotRef({ slot }: { readonly slot: Slot }) {
  return (
    <Ref to={{ kind: 'slot', slot }} label={INSPECTOR_WORDS.slot(slot)} className={styles.slotRef!}>
      {slot}
    </Ref>
  );
}
