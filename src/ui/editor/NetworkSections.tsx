import { Button, Choice, optionsOf } from '../controls/index.ts';
import { LoadFields } from '../load/index.ts';
import { WEATHER_FIELDS, weatherFields, type WeatherField } from '../typed/index.ts';
import { EDITOR_WORDS as words, TRANSPORTS } from '../words/index.ts';
import { typed } from './draft.ts';
import { Numbers, type SectionProps } from './Numbers.tsx';
import { Section } from './Section.tsx';
import styles from './Editor.module.css';

const transports = optionsOf(TRANSPORTS);
const SEEDS = 2 ** 31;

export function NetworkSection(props: SectionProps) {
  const { draft, onChange, errorOf } = props;
  const used = weatherFields(draft.transport);
  // A field with a wrong number stays in sight even if the transport does not use it.
  const isShown = (field: WeatherField) => used.includes(field) || errorOf(`link.${field}`) !== '';
  const fields = WEATHER_FIELDS.filter(isShown).map((field) => `link.${field}`);
  return (
    <Section title={words.network}>
      <Choice
        label={words.transport}
        value={draft.transport}
        options={transports}
        onChange={(transport) => onChange({ ...draft, transport })}
        className={styles.choice!}
      />
      <Numbers {...props} fields={fields} />
    </Section>
  );
}

export function LoadSection({ draft, onChange, errorOf }: SectionProps) {
  const error = errorOf(draft.load === 'closed' ? 'load.think' : 'load.perSecond');
  return (
    <Section title={words.load}>
      <div className={styles.choice}>
        <LoadFields
          draft={{
            kind: draft.load,
            think: draft.numbers['load.think'] ?? '',
            perSecond: draft.numbers['load.perSecond'] ?? '',
          }}
          error={error}
          onChange={({ kind, think, perSecond }) =>
            onChange({
              ...typed(typed(draft, 'load.think', think), 'load.perSecond', perSecond),
              load: kind,
            })
          }
        />
      </div>
    </Section>
  );
}

export function LuckSection(props: SectionProps) {
  const { draft, onChange } = props;
  return (
    <Section title={words.luck}>
      <div className={styles.luck}>
        <Numbers {...props} fields={['seed']} />
        <Button onPress={() => onChange(typed(draft, 'seed', String(freshSeed())))}>
          {words.newSeed}
        </Button>
      </div>
    </Section>
  );
}

/** Draws a new seed; the run that it gives is repeatable from then on. */
function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! % SEEDS;
}
