import { useState } from 'react';
import type { ClientView, Frame, Limits, Load } from '../../contract/index.ts';
import { act, select, useSynod, type SynodState } from '../../store/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Button, useCalm } from '../controls/index.ts';
import { Empty } from '../parts/index.ts';
import { commandShort, LOAD_WORDS as words, loadText, problemText } from '../words/index.ts';
import { answersAt, type Answered } from './answers.ts';
import { loadDraft, loadOf, loadProblem } from '../typed/index.ts';
import { LoadFields } from './LoadFields.tsx';
import styles from './Load.module.css';

/** Lists what each client asked and got, and sets the load that the clients make by themselves. */
export function Clients() {
  const frame = useCalm(frameOf);
  const limits = useSynod((state) => state.hello?.limits ?? null);
  if (frame === null || limits === null) return null;
  const clients = frame.processes.filter((process) => process.role === 'client');
  const { run } = frame;
  return (
    <div className={styles.panel}>
      <section aria-labelledby="load-clients">
        <h3 id="load-clients" className={styles.title}>
          {words.clients}
        </h3>
        <ul className={styles.list}>
          {clients.map((client) => (
            <Client key={client.id} client={client} />
          ))}
        </ul>
      </section>
      <LoadForm key={`${run.id} ${loadText(run.load)}`} load={run.load} limits={limits} />
      <Answers key={`${run.id} ${frame.seenBy}`} frame={frame} />
      <Language />
    </div>
  );
}

function frameOf(state: SynodState): Frame | null {
  return state.frame;
}

function Client({ client }: { readonly client: ClientView }) {
  const { id, open, target, queue } = client;
  return (
    <li className={styles.row}>
      <Button look="quiet" onPress={() => select({ kind: 'process', id })} className={styles.id!}>
        {id}
      </Button>
      <span>{open === null ? words.idle : words.waits(commandShort(open), target)}</span>
      {queue.length > 0 && <span className={styles.quiet}>{words.queued(queue.length)}</span>}
    </li>
  );
}

function LoadForm({ load, limits }: { readonly load: Load; readonly limits: Limits }) {
  const [draft, setDraft] = useState(() => loadDraft(load));
  const problem = loadProblem(draft, limits);
  return (
    <section aria-labelledby="load-load">
      <h3 id="load-load" tabIndex={-1} className={styles.title}>
        {words.load}
        <span className={styles.quiet}>{loadText(load)}</span>
      </h3>
      <form
        noValidate
        className={styles.loadForm}
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === null) void act({ kind: 'load', load: loadOf(draft) });
        }}
      >
        <LoadFields
          draft={draft}
          error={problem === null ? '' : problemText(problem)}
          onChange={setDraft}
        />
        <Button type="submit" isDisabled={problem !== null}>
          {words.apply}
        </Button>
      </form>
    </section>
  );
}

function Answers({ frame }: { readonly frame: Frame }) {
  const [seen, setSeen] = useState<readonly Answered[]>([]);
  const answers = answersAt(seen, frame);
  if (answers !== seen) setSeen(answers);
  return (
    <section aria-labelledby="load-answers">
      <h3 id="load-answers" className={styles.title}>
        {words.answers}
      </h3>
      {answers.length === 0 && (
        <Empty says={words.noAnswers}>
          <ActionButton does="play" to={undefined} />
          <ActionButton does="toCommand" to={undefined} />
        </Empty>
      )}
      <ol className={styles.list}>
        {answers.map(({ client, seq, slot, result }) => (
          <li key={`${client} ${seq}`} className={styles.row}>
            <b className={styles.id}>
              {client} #{seq}
            </b>
            <span>{words.answer(slot, result)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Language() {
  return (
    <section aria-labelledby="load-language">
      <h3 id="load-language" className={styles.title}>
        {words.language}
      </h3>
      <dl className={styles.language}>
        {words.examples.map(([example, meaning]) => (
          <div key={example}>
            <dt>{example}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.quiet}>{words.quotes}</p>
    </section>
  );
}
