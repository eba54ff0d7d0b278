import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Ballot, LogView, ProcessId } from '../../contract/index.ts';
import { NO_FILTER, type LifeFilter, type MessageKind } from '../../scene/index.ts';
import { Button, Choice, Field, optionsOf } from '../controls/index.ts';
import { ballotText, isBottom, LIFELINE_WORDS as words } from '../words/index.ts';
import styles from './Lifelines.module.css';

interface FiltersProps {
  readonly log: LogView;
  readonly lanes: readonly ProcessId[];
  readonly filter: LifeFilter;
  readonly onChange: (filter: LifeFilter) => void;
}

const ANY = 'any';
const KINDS = optionsOf(words.kinds);

/** The four filters: the kind of message, the slot, the ballot and the process. */
export function Filters({ log, lanes, filter, onChange }: FiltersProps) {
  const any = { id: ANY, name: words.any };
  const kinds = useMemo(() => [{ id: ANY, name: words.any }, ...KINDS], []);
  const processes = useMemo(
    () => [{ id: ANY, name: words.any }, ...lanes.map((id) => ({ id, name: id }))],
    [lanes],
  );
  const ballots = useBallots(log);
  const named = useMemo(
    () => [
      { id: ANY, name: words.any },
      ...ballots.map((ballot) => ({ id: ballotText(ballot), name: ballotText(ballot) })),
    ],
    [ballots],
  );
  const orNull = <T extends string>(id: T): T | null => (id === ANY ? null : id);
  return (
    <div className={styles.filters}>
      <Choice
        label={words.kind}
        value={filter.kind ?? any.id}
        options={kinds}
        onChange={(id) => onChange({ ...filter, kind: orNull(id) as MessageKind | null })}
        className={styles.filter!}
      />
      <SlotField filter={filter} onChange={onChange} />
      <Choice
        label={words.ballot}
        value={filter.ballot === null ? any.id : ballotText(filter.ballot)}
        options={named}
        onChange={(id) =>
          onChange({ ...filter, ballot: ballots.find((one) => ballotText(one) === id) ?? null })
        }
        className={styles.filter!}
      />
      <Choice
        label={words.process}
        value={filter.process ?? any.id}
        options={processes}
        onChange={(id) => onChange({ ...filter, process: orNull(id) as ProcessId | null })}
        className={styles.filter!}
      />
      {filter !== NO_FILTER && (
        <Button look="quiet" icon tip label={words.clear} onPress={() => onChange(NO_FILTER)}>
          <X size={15} aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}

function SlotField({ filter, onChange }: Pick<FiltersProps, 'filter' | 'onChange'>) {
  const [text, setText] = useState('');
  const [seen, setSeen] = useState(filter.slot);
  if (seen !== filter.slot) {
    setSeen(filter.slot);
    setText(filter.slot === null ? '' : String(filter.slot));
  }
  const isWrong = text !== '' && !/^[1-9]\d{0,8}$/u.test(text);
  return (
    <Field
      label={words.slot}
      value={text}
      numeric
      placeholder={words.any}
      error={isWrong ? words.slotWrong : ''}
      onChange={(next) => {
        setText(next);
        const slot = /^[1-9]\d{0,8}$/u.test(next) ? Number(next) : null;
        setSeen(slot);
        if (slot !== filter.slot) onChange({ ...filter, slot });
      }}
      className={styles.slot!}
    />
  );
}

/** Every ballot in this stretch that an acceptor promised or a leader used. */
function useBallots({ lanes }: LogView): readonly Ballot[] {
  return useMemo(() => {
    const all = new Map(lanes.map(({ ballot }) => [ballotText(ballot), ballot]));
    return [...all.values()]
      .filter((ballot) => !isBottom(ballot))
      .sort((a, b) => b.round - a.round || b.leader - a.leader);
  }, [lanes]);
}
