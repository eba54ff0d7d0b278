import { useEffect, useId, useMemo, useState, type KeyboardEvent } from 'react';
import type { ClientId, Frame, Problem } from '../../contract/index.ts';
import { roleOf } from '../../scene/index.ts';
import { command, useSynod, type SynodState } from '../../store/index.ts';
import { Button, Choice, ErrorLine, Field } from '../controls/index.ts';
import { COMMAND_FIELD, isAwaited, takeAhead, toStage } from '../keys/index.ts';
import { LOAD_WORDS as words, problemText } from '../words/index.ts';
import styles from './Load.module.css';

const SENT_KEPT = 30;
const NO_PROBLEMS: readonly Problem[] = [];

interface Wrong {
  readonly run: Frame['run']['id'] | undefined;
  readonly client: string;
  readonly problems: readonly Problem[];
}

/** Sends a typed command as one of the clients. The up and down keys bring back commands sent before. */
export function CommandForm() {
  const clients = useSynod(clientNames);
  const [selected, setSelected] = useState<string>('');
  const [text, setText] = useState('');
  const [sent, setSent] = useState<readonly string[]>([]);
  const [back, setBack] = useState(0);
  const names = useMemo(() => (clients === '' ? [] : clients.split(' ')), [clients]);
  const client = names.includes(selected) ? selected : (names[0] ?? '');
  const run = useSynod((state) => state.frame?.run.id);
  const [wrong, setWrong] = useState<Wrong | null>(null);
  // A refusal to one client of one run says nothing about another.
  const problems = wrong?.run === run && wrong?.client === client ? wrong.problems : NO_PROBLEMS;
  const faultId = useId();
  const options = useMemo(() => names.map((id) => ({ id, name: id })), [names]);

  const send = async (line: string) => {
    const field = document.activeElement?.id === COMMAND_FIELD ? document.activeElement : null;
    // The next key is for the run, which the command will be a part of.
    if (field !== null) toStage();
    const found = await command(client as ClientId, line);
    setWrong({ run, client, problems: found });
    if (found.length > 0) {
      if (field instanceof HTMLElement) field.focus();
      return;
    }
    setSent([line, ...sent.filter((before) => before !== line)].slice(0, SENT_KEPT));
    setBack(0);
    setText('');
  };
  useEffect(() => {
    if (isAwaited('command')) document.getElementById(COMMAND_FIELD)?.focus();
  }, []);
  const begin = () => {
    const ahead = takeAhead('command');
    if (ahead.text !== '') setText(text + ahead.text);
    if (ahead.entered) void send(text + ahead.text);
  };
  const recall = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    const to = Math.min(sent.length, Math.max(0, back + by));
    if (by === 0 || to === back) return;
    event.preventDefault();
    setBack(to);
    setText(to === 0 ? '' : sent[to - 1]!);
  };
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send(text);
      }}
    >
      <Field
        id={COMMAND_FIELD}
        label={words.command}
        hideLabel
        value={text}
        placeholder={words.placeholder}
        onChange={(typed) => {
          setText(typed);
          setWrong(null);
        }}
        onFocus={begin}
        onKeyDown={recall}
        faultId={problems.length > 0 ? faultId : undefined}
        className={styles.command!}
      />
      <Choice
        label={words.client}
        hideLabel
        value={client}
        options={options}
        onChange={setSelected}
        className={styles.client!}
      />
      <Button type="submit" label={words.send} isDisabled={client === ''}>
        {words.sendShort}
      </Button>
      {problems.length > 0 && (
        <div id={faultId} className={styles.wrong}>
          <ErrorLine>{problems.map(problemText).join(' ')}</ErrorLine>
        </div>
      )}
    </form>
  );
}

/** The names as one text, so that it changes only when the clients do. */
function clientNames({ frame }: SynodState): string {
  const all = frame?.nodes.flatMap(({ processes }) => processes) ?? [];
  return all.filter((id) => roleOf(id) === 'client').join(' ');
}
