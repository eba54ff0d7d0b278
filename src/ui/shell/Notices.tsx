import { X } from 'lucide-react';
import type { Problem } from '../../contract/index.ts';
import { dismissProblems, useSynod } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { problemText, SHELL_WORDS as words } from '../words/index.ts';
import styles from './Notices.module.css';

/** One line to a person, with something to do about it or not. */
export interface Notice {
  readonly text: string;
  /** Something went wrong. */
  readonly bad?: boolean;
  readonly deed?: { readonly name: string; readonly run: () => void };
}

interface NoticesProps {
  readonly notice: Notice | null;
  readonly onDismiss: () => void;
}

/** What was refused and why, and what has been done: over the foot of the caption, where nothing is pressed. */
export function Notices({ notice, onDismiss }: NoticesProps) {
  const problems = useSynod((state) => state.problems);
  const preferenceFault = useSynod((state) => state.preferenceFault);
  return (
    <div className={styles.notices}>
      <div role="alert" className={styles.box}>
        {problems.length > 0 && (
          <Line text={sentences(problems)} bad onDismiss={() => dismissProblems()} />
        )}
        {notice?.bad === true && <Line text={notice.text} bad onDismiss={onDismiss} />}
        {preferenceFault !== null && (
          <Line text={words.preferences(preferenceFault)} bad onDismiss={() => dismissProblems()} />
        )}
      </div>
      <output className={styles.box}>
        {notice !== null && notice.bad !== true && (
          <Line
            text={notice.text}
            onDismiss={onDismiss}
            {...(notice.deed === undefined ? {} : { deed: notice.deed })}
          />
        )}
      </output>
    </div>
  );
}

/** Many faults of one file would hide the page: the first few tell enough. */
const TOLD_MAX = 3;

/** Problems as one text. */
export function sentences(problems: readonly Problem[]): string {
  const told = problems.slice(0, TOLD_MAX).map(problemText);
  const rest = problems.length - told.length;
  return rest > 0 ? `${told.join(' ')} ${words.moreProblems(rest)}` : told.join(' ');
}

interface LineProps {
  readonly text: string;
  readonly bad?: boolean;
  readonly onDismiss?: () => void;
  readonly deed?: NonNullable<Notice['deed']>;
}

function Line({ text, bad = false, onDismiss, deed }: LineProps) {
  return (
    <div className={styles.line} data-bad={bad || undefined}>
      <p>{text}</p>
      {deed !== undefined && <Button onPress={deed.run}>{deed.name}</Button>}
      {onDismiss !== undefined && (
        <Button label={words.dismiss} look="quiet" icon onPress={onDismiss}>
          <X size={16} aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
