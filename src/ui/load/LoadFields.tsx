import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Load, Problem } from '../../contract/index.ts';
import { NumberInput } from '../controls/index.ts';
import { LOAD_WORDS as words, problemText } from '../words/index.ts';
import type { LoadDraft } from './load-draft.ts';
import styles from './Load.module.css';

interface LoadFieldsProps {
  readonly draft: LoadDraft;
  readonly problem: Problem | null;
  readonly onChange: (draft: LoadDraft) => void;
}

const KINDS: readonly Load['kind'][] = ['none', 'closed', 'open'];

/** What clients do by themselves, and the one number that goes with it. */
export function LoadFields({ draft, problem, onChange }: LoadFieldsProps) {
  const error = problem === null ? '' : problemText(problem);
  return (
    <>
      <RadioGroup
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind: kind as Load['kind'] })}
        className={styles.kinds!}
      >
        <Label className={styles.kindsLabel!}>{words.loadKind}</Label>
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
