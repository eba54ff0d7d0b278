import type {
  AcceptorView,
  ClientView,
  Frame,
  LeaderView,
  ProcessView,
  ReplicaView,
} from '../../contract/index.ts';
import { seekTime, useSynod } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { BallotMark, Ref, Seats, Term } from '../parts/index.ts';
import {
  countText,
  INSPECTOR_WORDS,
  operationText,
  requestText,
  sessionText,
  spanText,
} from '../words/index.ts';
import {
  CommandValue,
  Entries,
  Field,
  None,
  Part,
  SlotRef,
  Value,
  type Changed,
} from './Fields.tsx';
import styles from './Inspector.module.css';

interface StateProps<V> {
  readonly view: V;
  readonly changed: Changed;
}

/** The state of a process, with its stable and its volatile part. */
export function ProcessState({ view, changed }: StateProps<ProcessView>) {
  switch (view.role) {
    case 'acceptor':
      return <AcceptorState view={view} changed={changed} />;
    case 'leader':
      return <LeaderState view={view} changed={changed} />;
    case 'replica':
      return <ReplicaState view={view} changed={changed} />;
    case 'client':
      return <ClientState view={view} changed={changed} />;
  }
}

function AcceptorState({ view, changed }: StateProps<AcceptorView>) {
  const instances = view.instances;
  return (
    <>
      <Part kind="stable">
        {instances.length === 0 && view.retiredBelow === 0 && (
          <Field name="promised">
            <Value>⊥</Value>
          </Field>
        )}
        {instances.map((instance) => (
          <AcceptorInstance
            key={instance.cfg}
            instance={instance}
            changed={changed}
            isNamed={instances.length > 1 || instance.cfg > 0}
          />
        ))}
        <RetiredField view={view} changed={changed} />
      </Part>
      <p className={styles.remark}>{INSPECTOR_WORDS.acceptorKeeps}</p>
    </>
  );
}

function AcceptorInstance(props: {
  readonly instance: AcceptorView['instances'][number];
  readonly changed: Changed;
  /** True if there is more than one configuration, so that each must be named. */
  readonly isNamed: boolean;
}) {
  const { instance, changed, isNamed } = props;
  return (
    <>
      {isNamed && <InstanceName cfg={instance.cfg} />}
      <Field name="promised" changed={changed}>
        <BallotMark ballot={instance.promised} />
      </Field>
      <Field name="accepted" changed={changed}>
        <Entries entries={instance.accepted} total={instance.votes} />
      </Field>
      {instance.base > 1 && (
        <Field name="base" changed={changed}>
          <Value>{countText(instance.base)}</Value>
        </Field>
      )}
    </>
  );
}

function InstanceName({ cfg }: { readonly cfg: number }) {
  return (
    <div className={styles.instance}>
      <dt>{INSPECTOR_WORDS.configuration(cfg)}</dt>
    </div>
  );
}

/** Shows which configurations are retired here, if any are. */
function RetiredField({ view, changed }: StateProps<Exclude<ProcessView, ClientView>>) {
  if (view.retiredBelow === 0) return null;
  return (
    <Field name="retiredBelow" changed={changed}>
      <Value>{INSPECTOR_WORDS.retiredUpTo(view.retiredBelow - 1)}</Value>
    </Field>
  );
}

function LeaderState({ view, changed }: StateProps<LeaderView>) {
  const { instances } = view;
  return (
    <>
      {instances.length === 0 && <p className={styles.remark}>{INSPECTOR_WORDS.noInstance}</p>}
      <LeaderInstances view={view} changed={changed} />
      {view.retiredBelow > 0 && (
        <Part kind="stable">
          <RetiredField view={view} changed={changed} />
        </Part>
      )}
    </>
  );
}

function LeaderInstances({ view, changed }: StateProps<LeaderView>) {
  return view.instances.map((instance) => (
    <div key={instance.cfg}>
      {(view.instances.length > 1 || instance.cfg > 0) && (
        <h4 className={styles.instanceTitle}>{INSPECTOR_WORDS.configuration(instance.cfg)}</h4>
      )}
      <Part kind="stable">
        <Field name="round" changed={changed}>
          <Value>{instance.round}</Value>
        </Field>
      </Part>
      <Part kind="volatile">
        <Field name="ballot" changed={changed}>
          <BallotMark ballot={instance.ballot} />
        </Field>
        <Field name="mode" changed={changed}>
          <span className={styles.value}>
            <Term is={`mode:${instance.mode}`}>{instance.mode}</Term>
          </span>
          {instance.mode === 'active' && <Since instance={instance} />}
        </Field>
        <Field name="rival" changed={changed}>
          <BallotMark ballot={instance.rival} />
        </Field>
        <Field name="scout" changed={changed}>
          <ScoutOf instance={instance} />
        </Field>
        <Field name="commanders" changed={changed}>
          <CommandersOf instance={instance} />
        </Field>
        <Field name="proposals" changed={changed}>
          <Entries entries={instance.proposals} total={instance.proposals.length} />
        </Field>
        <Field name="decided" changed={changed}>
          {instance.decided === 0 ? (
            <None />
          ) : (
            <Value>{INSPECTOR_WORDS.decided(instance.decided, instance.decidedTop)}</Value>
          )}
        </Field>
        {instance.base > 1 && (
          <Field name="base" changed={changed}>
            <Value>{countText(instance.base)}</Value>
          </Field>
        )}
        <Field name="patience">
          <Value>{spanText(view.suspectAfter)}</Value>
        </Field>
      </Part>
    </div>
  ));
}

type Instance = LeaderView['instances'][number];

/** Says when the leader became active, with a button that goes to that moment. */
function Since({ instance }: { readonly instance: Instance }) {
  const from = useSynod(({ frame }) => bandOf(frame, instance)?.from);
  if (from === undefined) return null;
  return (
    <Button look="quiet" onPress={() => void seekTime(from)}>
      {INSPECTOR_WORDS.since(from)}
    </Button>
  );
}

function bandOf(frame: Frame | null, { cfg, ballot: { round, leader } }: Instance) {
  return frame?.timeline.bands.findLast(
    (band) =>
      band.cfg === cfg &&
      band.ballot.round === round &&
      band.ballot.leader === leader &&
      band.from <= frame.time,
  );
}

function ScoutOf({ instance }: { readonly instance: Instance }) {
  const { scout, acceptors, quorum, ballot } = instance;
  if (scout === null) return <None />;
  const promised = acceptors.filter((id) => !scout.waitfor.includes(id));
  return (
    <>
      <Seats acceptors={acceptors} taken={promised} quorum={quorum} ballot={ballot} />
      {scout.pmax.length > 0 && (
        <ul className={styles.entries}>
          {scout.pmax.map((pvalue) => (
            <li key={pvalue.slot}>
              <SlotRef slot={pvalue.slot} />
              <CommandValue cmd={pvalue.cmd} />
              <BallotMark ballot={pvalue.ballot} />
              <Value>{pvalue.acceptor}</Value>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const COMMANDERS = 5;

function CommandersOf({ instance }: { readonly instance: Instance }) {
  const { commanders, acceptors, quorum, ballot } = instance;
  if (commanders.length === 0) return <None />;
  const shown = commanders.slice(0, COMMANDERS);
  return (
    <ul className={styles.entries}>
      {shown.map(({ slot, cmd, ok }) => (
        <li key={slot}>
          <SlotRef slot={slot} />
          <CommandValue cmd={cmd} />
          <Seats acceptors={acceptors} taken={ok} quorum={quorum} ballot={ballot} />
        </li>
      ))}
      {commanders.length > shown.length && (
        <li className={styles.none}>{INSPECTOR_WORDS.more(commanders.length - shown.length)}</li>
      )}
    </ul>
  );
}

const LISTED = 4;

function ReplicaState({ view, changed }: StateProps<ReplicaView>) {
  const { requests, waiting, state, sessions } = view;
  return (
    <>
      <Part kind="stable">
        <Field name="snap" changed={changed}>
          {view.snap > 1 ? <Value>{INSPECTOR_WORDS.below(view.snap)}</Value> : <None />}
        </Field>
        <Field name="log" changed={changed}>
          <Entries entries={view.log} total={view.decisions} />
        </Field>
        <RetiredField view={view} changed={changed} />
      </Part>
      <Part kind="volatile">
        <Field name="slotOut" changed={changed}>
          <Value>{countText(view.slotOut)}</Value>
        </Field>
        <Field name="slotIn" changed={changed}>
          <Value>{countText(view.slotIn)}</Value>
        </Field>
        <Field name="WINDOW">
          <Value>{view.window}</Value>
        </Field>
        <Field name="requests" changed={changed}>
          <Lines
            lines={requests.map((cmd) => [requestText(cmd), operationText(cmd.op)])}
            total={waiting}
          />
        </Field>
        <Field name="proposals" changed={changed}>
          <Entries entries={view.proposals} total={view.proposals.length} />
        </Field>
        <Field name="state" changed={changed}>
          <Lines lines={state} total={state.length} />
        </Field>
        {view.configs.length > 1 && (
          <Field name="configs" changed={changed}>
            <Lines
              lines={view.configs
                .toReversed()
                .map(({ id, from }) => [String(id), INSPECTOR_WORDS.fromSlot(from)])}
              total={view.configs.length}
            />
          </Field>
        )}
        <Field name="sessions" changed={changed}>
          <Lines
            lines={sessions.map(({ client, seq, result }) => [
              requestText({ client, seq }),
              result,
            ])}
            total={sessions.length}
          />
        </Field>
      </Part>
    </>
  );
}

function ClientState({ view, changed }: StateProps<ClientView>) {
  const { open, queue, waiting, last } = view;
  return (
    <Part kind="volatile">
      <Field name="open" changed={changed}>
        {open === null ? <None /> : <CommandValue cmd={open} />}
      </Field>
      <Field name="target" changed={changed}>
        <Ref to={{ kind: 'process', id: view.target }}>{view.target}</Ref>
      </Field>
      <Field name="queue" changed={changed}>
        <Lines lines={queue.map((op, at) => [`${at + 1}`, operationText(op)])} total={waiting} />
      </Field>
      <Field name="last" changed={changed}>
        {last === null ? (
          <None />
        ) : (
          <>
            <Value>{last.result}</Value> <SlotRef slot={last.slot} />
          </>
        )}
      </Field>
      <Field name="seq" changed={changed}>
        <Value>{countText(view.seq)}</Value>
      </Field>
      <Field name="session" changed={changed}>
        <Value>{sessionText(view.session)}</Value>
      </Field>
    </Part>
  );
}

interface LinesProps {
  readonly lines: readonly (readonly [string, string])[];
  readonly total: number;
}

/** Names with values, up to the first few. */
function Lines({ lines, total }: LinesProps) {
  if (lines.length === 0) return <None />;
  const shown = lines.slice(0, LISTED);
  return (
    <ul className={styles.entries}>
      {shown.map(([name, value]) => (
        <li key={name}>
          <span className={styles.key}>{name}</span>
          <Value>{value}</Value>
        </li>
      ))}
      {total > shown.length && (
        <li className={styles.none}>{INSPECTOR_WORDS.more(total - shown.length)}</li>
      )}
    </ul>
  );
}
