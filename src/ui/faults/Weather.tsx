import { useMemo, useState } from 'react';
import type {
  Limits,
  Link,
  LinkPolicy,
  LinkView,
  NodeId,
  NodeView,
  Transport,
} from '../../contract/index.ts';
import { act } from '../../store/index.ts';
import { Button, Choice, NumberInput } from '../controls/index.ts';
import {
  FAULT_WORDS as words,
  policyText,
  problemText,
  transportMeaning,
  transportName,
} from '../words/index.ts';
import {
  UNRELIABLE_ONLY,
  WEATHER_FIELDS,
  weatherDraft,
  weatherPolicy,
  weatherProblems,
} from '../typed/index.ts';
import styles from './Faults.module.css';

interface WeatherProps {
  readonly nodes: readonly NodeView[];
  readonly links: readonly LinkView[];
  /** The policy of links that have none of their own. */
  readonly common: LinkPolicy;
  readonly limits: Limits;
}

type Place = NodeId | 'all';

const TRANSPORTS = (
  ['reliable', 'unreliable', 'manual'] as const satisfies readonly Transport[]
).map((id) => ({ id, name: transportName(id), about: transportMeaning(id) }));

/** How links carry messages: all of them, or those from and to some node. */
export function Weather({ nodes, links, common, limits }: WeatherProps) {
  const [from, setFrom] = useState<Place>('all');
  const [to, setTo] = useState<Place>('all');
  const [draft, setDraft] = useState(() => weatherDraft(common));
  const [applied, setApplied] = useState(false);
  const problems = weatherProblems(draft, limits);
  const now = policyNow(links, common, from, to);
  const ids = nodes.map(({ id }) => id).join(' ');
  const places = useMemo(() => placesOf(ids), [ids]);
  const place = (set: (place: Place) => void) => (chosen: Place) => {
    set(chosen);
    setApplied(false);
  };
  const apply = async () => {
    const chosen = chosenLinks(nodes, from, to);
    setApplied(await act({ kind: 'weather', links: chosen, policy: weatherPolicy(draft) }));
  };
  return (
    <section aria-labelledby="faults-weather">
      <h3 id="faults-weather" className={styles.title}>
        {words.weather}
      </h3>
      <p className={styles.help}>{policyText(now)}</p>
      <form
        noValidate
        className={styles.weather}
        onSubmit={(event) => {
          event.preventDefault();
          if (problems.length === 0) void apply();
        }}
      >
        <Choice label={words.from} value={from} options={places} onChange={place(setFrom)} />
        <Choice label={words.to} value={to} options={places} onChange={place(setTo)} />
        <Choice
          label={words.transport}
          value={draft.transport}
          options={TRANSPORTS}
          onChange={(transport) => setDraft({ ...draft, transport })}
          className={styles.wide!}
        />
        {WEATHER_FIELDS.filter(
          (field) => draft.transport === 'unreliable' || !UNRELIABLE_ONLY.has(field),
        ).map((field) => (
          <NumberInput
            key={field}
            field={`link.${field}`}
            text={draft[field]}
            error={problems
              .filter((problem) => problem.field === `link.${field}`)
              .map(problemText)
              .join(' ')}
            onChange={(text) => {
              setDraft({ ...draft, [field]: text });
              setApplied(false);
            }}
          />
        ))}
        <div className={`${styles.row} ${styles.wide}`}>
          <Button type="submit" isDisabled={problems.length > 0 || (from !== 'all' && from === to)}>
            {words.apply}
          </Button>
          <output className={styles.help}>{applied ? words.applied : ''}</output>
        </div>
      </form>
    </section>
  );
}

function placesOf(ids: string): readonly { readonly id: Place; readonly name: string }[] {
  const nodes = ids.split(' ') as NodeId[];
  return [{ id: 'all', name: words.allLinks }, ...nodes.map((id) => ({ id, name: id }))];
}

/** Null for every link of the run. */
function chosenLinks(nodes: readonly NodeView[], from: Place, to: Place): readonly Link[] | null {
  if (from === 'all' && to === 'all') return null;
  const ids = nodes.map(({ id }) => id);
  const senders = from === 'all' ? ids : [from];
  const receivers = to === 'all' ? ids : [to];
  return senders.flatMap((sender) =>
    receivers
      .filter((receiver) => receiver !== sender)
      .map((receiver) => ({ from: sender, to: receiver })),
  );
}

function policyNow(
  links: readonly LinkView[],
  common: LinkPolicy,
  from: Place,
  to: Place,
): LinkPolicy {
  return links.find((link) => link.from === from && link.to === to)?.policy ?? common;
}
