import { Check } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { ClientId, Configuration, Frame, NodeId } from '../../contract/index.ts';
import { act, useSynod } from '../../store/index.ts';
import { useDo } from '../actions/index.ts';
import { Button, Choice, controlStyles, ErrorLine, Sheet } from '../controls/index.ts';
import {
  CHANGE_FAULTS,
  changeSteps,
  changeText,
  problemText,
  RECONFIGURE_WORDS as words,
  STANDING_WORDS,
  VEIL_WORDS,
} from '../words/index.ts';
import {
  membersAfter,
  differenceOf,
  earliestSlot,
  emptyRole,
  membersOf,
  newestOf,
  nextOf,
  ROLES,
  serversOf,
  warningsOf,
  type Change,
  type Member,
  type Server,
} from './change.ts';
import styles from './Reconfigure.module.css';

/** A dialog shows the members of the next configuration, what will happen when, and the command that asks for it. */
export function Reconfigure({ onClose }: { readonly onClose: () => void }) {
  const frame = useSynod((state) => state.frame);
  if (frame === null) return null;
  if (frame.seenBy !== null) return <Veiled seenBy={frame.seenBy} onClose={onClose} />;
  return <Form key={frame.run.id} frame={frame} onClose={onClose} />;
}

interface VeiledProps {
  readonly seenBy: NodeId;
  readonly onClose: () => void;
}

/** A single server does not know which processes exist, so the veiled dialog offers none. */
function Veiled({ seenBy, onClose }: VeiledProps) {
  const see = useDo('seeAs');
  return (
    <Sheet title={words.title} close={words.cancel} onClose={onClose}>
      <p className={controlStyles.sheetBody}>{VEIL_WORDS.reconfigure(seenBy)}</p>
      <div className={`${controlStyles.sheetFoot} ${styles.foot}`}>
        <Button onPress={onClose}>{words.cancel}</Button>
        <Button look="main" onPress={() => see({ node: null })}>
          {VEIL_WORDS.everythingAgain}
        </Button>
      </div>
    </Sheet>
  );
}

interface FormProps {
  readonly frame: Frame;
  readonly onClose: () => void;
}

function Form({ frame, onClose }: FormProps) {
  const last = newestOf(frame);
  // A person's selection survives another change that comes into force behind the dialog.
  const [wish, setWish] = useState<Change>({ add: [], remove: [] });
  const selected = useMemo(() => membersAfter(last, wish), [last, wish]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const clients = frame.processes.flatMap((one) => (one.role === 'client' ? [one.id] : []));
  const [asking, setAsking] = useState<string>(clients[0] ?? '');
  const change = differenceOf(last, selected);
  const next = useMemo(() => nextOf(last, selected), [last, selected]);
  const isSame = change.add.length + change.remove.length === 0;
  const empty = emptyRole(next);
  const ask = async () => {
    const op = { expect: last.id, ...change };
    const done = await act({ kind: 'request', client: asking as ClientId, op });
    if (done) return onClose();
    setRefused(useSynod.getState().problems.map(problemText));
  };
  return (
    <Sheet title={words.title} close={words.cancel} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <div className={controlStyles.sheetBody}>
          <p className={styles.now}>{words.now(last)}</p>
          <div className={styles.roles}>
            {ROLES.map((role) => (
              <RoleGroup
                key={role}
                role={role}
                servers={serversOf(frame, role)}
                last={last}
                selected={selected}
                onChange={(ids) => setWish(differenceOf(last, withRole(selected, role, ids)))}
              />
            ))}
          </div>
          {empty === null ? (
            <Outlook frame={frame} last={last} next={next} change={change} isSame={isSame} />
          ) : (
            <ErrorLine>{CHANGE_FAULTS.empty(empty)}</ErrorLine>
          )}
          {refused.map((text) => (
            <ErrorLine key={text}>{text}</ErrorLine>
          ))}
        </div>
        <div className={`${controlStyles.sheetFoot} ${styles.foot}`}>
          <Choice
            label={words.asks}
            value={asking}
            options={clients.map((id) => ({ id, name: id }))}
            onChange={setAsking}
            className={styles.asks!}
          />
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            type="submit"
            look="main"
            isDisabled={isSame || empty !== null || clients.length === 0}
          >
            {words.ask}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

const LETTER = { replica: 'r', leader: 'l', acceptor: 'a' } as const;

function withRole(
  selected: ReadonlySet<Member>,
  role: Server['role'],
  ids: readonly string[],
): ReadonlySet<Member> {
  const others = [...selected].filter((id) => !id.startsWith(LETTER[role]));
  return new Set([...others, ...(ids as readonly Member[])]);
}

interface RoleGroupProps {
  readonly role: Server['role'];
  readonly servers: readonly Server[];
  readonly last: Configuration;
  readonly selected: ReadonlySet<Member>;
  readonly onChange: (ids: readonly string[]) => void;
}

function RoleGroup({ role, servers, last, selected, onChange }: RoleGroupProps) {
  const members = membersOf(last);
  return (
    <CheckboxGroup
      value={servers.map(({ id }) => id).filter((id) => selected.has(id))}
      onChange={onChange}
      className={styles.role!}
    >
      <Label className={styles.roleName}>{words.members[role]}</Label>
      {servers.map(({ id, standing }) => (
        <Checkbox key={id} value={id} className={styles.one!}>
          {({ isSelected }) => (
            <>
              <span className={styles.box} aria-hidden="true">
                {isSelected && <Check size={14} strokeWidth={3} />}
              </span>
              <span className={styles.id}>{id}</span>
              <span className={styles.fate}>
                {fateOf(members.includes(id), selected.has(id)) || STANDING_WORDS[standing]}
              </span>
            </>
          )}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

function fateOf(isMember: boolean, stays: boolean): string {
  if (isMember === stays) return '';
  return stays ? words.added : words.removed;
}

interface OutlookProps {
  readonly frame: Frame;
  readonly last: Configuration;
  readonly next: Configuration;
  readonly change: Change;
  readonly isSame: boolean;
}

/** Says what the change does and when, and what a person should know first. */
function Outlook({ frame, last, next, change, isSame }: OutlookProps) {
  const quorums = useSynod((state) => state.hello!.quorums);
  const { window } = frame.run.cluster.settings;
  if (isSame) {
    const spares = frame.processes.length > membersOf(last).length + clientsIn(frame);
    return <p className={styles.nothing}>{spares ? words.nothing : words.noSpares}</p>;
  }
  const quorum = quorums[next.replicas.length]!;
  const steps = changeSteps({ last, next, window, quorum, ...change }, earliestSlot(frame));
  return (
    <section aria-live="polite" className={styles.outlook}>
      <h3 className={styles.what}>
        {words.what}
        <span className={styles.sum}>{changeText(change.add, change.remove)}</span>
      </h3>
      {warningsOf(frame, quorums, last, next).map((text) => (
        <p key={text} className={styles.warning}>
          {text}
        </p>
      ))}
      <ol className={styles.steps}>
        {steps.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </section>
  );
}

function clientsIn({ processes }: Frame): number {
  return processes.filter(({ role }) => role === 'client').length;
}
