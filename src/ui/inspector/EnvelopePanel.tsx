import type { EnvelopeView, Frame, Outcome } from '../../contract/index.ts';
import { seek, useSynod } from '../../store/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { delayOf } from '../typed/index.ts';
import { DelayField, Marked, Ref, Term } from '../parts/index.ts';
import {
  commandsIn,
  dueText,
  ENVELOPE_STATES,
  fateText,
  INSPECTOR_WORDS,
  messageFields,
  messageTitle,
  outcomeText,
  seekName,
  spanText,
  VEIL_WORDS,
} from '../words/index.ts';
import { Field, Value } from './Fields.tsx';
import styles from './Inspector.module.css';
import { usePreview } from './use-preview.ts';

interface EnvelopePanelProps {
  readonly frame: Frame;
  readonly envelope: EnvelopeView;
}

/** One message: what it says, where it comes from, and what its delivery would do. */
export function EnvelopePanel({ frame, envelope }: EnvelopePanelProps) {
  const { body, from, to } = envelope;
  const fate = fateText(envelope);
  return (
    <>
      <header className={styles.head}>
        <h3 className={styles.title}>
          <Term is="message">{messageTitle(body)}</Term>
        </h3>
        <p className={styles.subtitle}>
          <Ref to={{ kind: 'process', id: from }}>{from}</Ref>
          {' → '}
          <Ref to={{ kind: 'process', id: to }}>{to}</Ref>
          {', '}
          <Term is={`envelope:${envelope.state}`}>{ENVELOPE_STATES[envelope.state]}</Term>
          {envelope.state === 'flying' &&
            `, ${INSPECTOR_WORDS.due} ${dueText(envelope.dueAt, frame.time)}`}
        </p>
      </header>
      {fate !== null && <p className={styles.fate}>{fate}</p>}
      <Preview envelope={envelope} />
      <Moves envelope={envelope} />
      <dl className={styles.fields}>
        {messageFields(body).map(([name, value]) => (
          <Field key={name} name={name}>
            <Value>{value}</Value>
          </Field>
        ))}
        {envelope.cause !== null && (
          <Field name={INSPECTOR_WORDS.sent}>
            <Value>{spanText(envelope.sentAt)}</Value>
          </Field>
        )}
        {envelope.state !== 'sent' && (
          <Field name={INSPECTOR_WORDS.due}>
            <Value>{spanText(envelope.dueAt)}</Value>
          </Field>
        )}
        {envelope.cause !== null && (
          <Cause id={envelope.id} cause={envelope.cause} copyOf={envelope.copyOf} />
        )}
      </dl>
    </>
  );
}

type CauseProps = { readonly cause: number } & Pick<EnvelopeView, 'id' | 'copyOf'>;

function Cause({ id, cause, copyOf }: CauseProps) {
  return (
    <Field name={INSPECTOR_WORDS.cause}>
      <Button look="plain" label={seekName(cause)} onPress={() => void seek(cause)}>
        {INSPECTOR_WORDS.causedBy(cause)}
      </Button>
      <ActionButton does="whyMessage" to={id} look="quiet" />
      {copyOf !== null && <span className={styles.none}> {INSPECTOR_WORDS.copyOf(copyOf)}</span>}
    </Field>
  );
}

function Preview({ envelope }: { readonly envelope: EnvelopeView }) {
  const outcome = usePreview(envelope.id);
  const commands = outcome?.kind === 'event' ? commandsIn(outcome.event) : [];
  return (
    <div className={styles.preview}>
      <h4 className={styles.blockTitle}>{INSPECTOR_WORDS.ifDelivered}</h4>
      <p>
        <Marked text={previewText(outcome, envelope)} commands={commands} />
      </p>
    </div>
  );
}

function previewText(outcome: Outcome | null, { state, toNode }: EnvelopeView): string {
  if (state === 'sent') return VEIL_WORDS.outcome(toNode);
  return outcome === null ? '…' : outcomeText(outcome);
}

function Moves({ envelope }: { readonly envelope: EnvelopeView }) {
  const by = delayOf(useSynod((state) => state.delay));
  return (
    <div className={styles.moves}>
      <ActionButton does="deliver" to={envelope} look="main" />
      <ActionButton does={envelope.state === 'held' ? 'release' : 'hold'} to={envelope} />
      <ActionButton does="drop" to={envelope} />
      <ActionButton does="duplicate" to={envelope} />
      <div className={styles.delay}>
        <ActionButton does="delay" to={{ ...envelope, by }} />
        <DelayField />
      </div>
    </div>
  );
}
