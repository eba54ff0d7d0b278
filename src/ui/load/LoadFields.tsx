import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Load } from '../../contract/index.ts';
import { NumberInput } from '../controls/index.ts';
import { LOAD_WORDS as words } from '../words/index.ts';
import type { LoadDraft } from '../typed/index.ts';
import styles from './Load.module.css';

interface LoadFieldsProps {
  readonly draft: LoadDraft;
  /** The sentence about what is wrong with the number; empty when nothing is wrong. */
  readonly error: string;
  readonly onChange: (draft: LoadDraft) => void;
}

const KINDS: readonly Load['kind'][] = ['none', 'closed', 'open'];

/** The kind of load that the clients make, and the one number that belongs to it. */
export function LoadFields({ draft, error, onChange }: LoadFieldsProps) {
  return (
    <>
      <RadioGroup
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind: kind as Load['kind'] })}
        className={styles.kinds!}
      >
        <Label className={styles.kindsLabel}>{words.loadKind}</Label>
        {KINDS.map((kind) => (
          <Radio key={kind} value={kind} className={styles.kind!}>
            <span className={styles.dot} aria-hidden="true" />
            {words[kind]}
          </Radio>
        ))}
      </RadioGroup>
      {draft.kind === 'closed' && (
        <NumberInput
          field="load.think"
          text={draft.think}
          error={error}
          onChange={(think) => onChange({ ...draft, think })}
        />
      )}
      {draft.kind === 'open' && (
        <NumberInput
          field="load.perSecond"
          text={draft.perSecond}
          error={error}
          onChange={(perSecond) => onChange({ ...draft, perSecond })}
        />
      )}
    </>
  );
}
