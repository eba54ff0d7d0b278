import { useState, type ReactNode } from 'react';
import type { Limits, Link, LinkPolicy } from '../../contract/index.ts';
import { Button, Choice, NumberInput, optionsOf } from '../controls/index.ts';
import { weatherDraft, weatherFields, weatherPolicy, weatherProblems } from '../typed/index.ts';
import { FAULT_WORDS as words, problemText, TRANSPORTS } from '../words/index.ts';
import styles from './Weather.module.css';

interface WeatherFormProps {
  /** The policy that these links have, which the fields show until a person types. */
  readonly now: LinkPolicy;
  /** The links among them that have another policy and would lose it. */
  readonly others: readonly Link[];
  /** Names the links, because a message about one set says nothing about another. */
  readonly place: string;
  readonly limits: Limits;
  readonly isDisabled?: boolean;
  /** Resolves to true if the policy was set. */
  readonly onSet: (policy: LinkPolicy) => Promise<boolean>;
  /** The controls above the fields that select the links. */
  readonly children?: ReactNode;
}

const transports = optionsOf(TRANSPORTS);

/** The transport and the latency, and for an unreliable transport what it does to messages. */
export function WeatherForm(props: WeatherFormProps) {
  const { now, others, place, limits, isDisabled = false, onSet, children } = props;
  const [draft, setDraft] = useDraft(now);
  const [setAt, setSetAt] = useState<string | null>(null);
  const problems = weatherProblems(draft, limits);
  const change = (part: Partial<typeof draft>) => {
    setDraft({ ...draft, ...part });
    setSetAt(null);
  };
  const set = async () => {
    if (await onSet(weatherPolicy(draft))) setSetAt(place);
  };
  return (
    <form
      noValidate
      className={styles.weather}
      onSubmit={(event) => {
        event.preventDefault();
        if (problems.length === 0) void set();
      }}
    >
      {children}
      <Choice
        label={words.transport}
        value={draft.transport}
        options={transports}
        onChange={(transport) => change({ transport })}
        className={styles.wide!}
      />
      {weatherFields(draft.transport).map((field) => (
        <NumberInput
          key={field}
          field={`link.${field}`}
          text={draft[field]}
          error={problems
            .filter((problem) => problem.field === `link.${field}`)
            .map(problemText)
            .join(' ')}
          onChange={(text) => change({ [field]: text })}
        />
      ))}
      {others.length > 0 && (
        <p className={`${styles.others} ${styles.wide}`}>{words.others(others)}</p>
      )}
      <div className={`${styles.row} ${styles.wide}`}>
        <Button type="submit" isDisabled={problems.length > 0 || isDisabled}>
          {words.apply}
        </Button>
        <output className={styles.done}>{setAt === place ? words.applied : ''}</output>
      </div>
    </form>
  );
}

/** The typed values; they begin again from `now` when that policy changes. */
function useDraft(now: LinkPolicy) {
  const said = JSON.stringify(now);
  const [begun, setBegun] = useState(said);
  const [draft, setDraft] = useState(() => weatherDraft(now));
  if (said !== begun) {
    setBegun(said);
    setDraft(weatherDraft(now));
  }
  return [draft, setDraft] as const;
}
