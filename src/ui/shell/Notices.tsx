import { X } from 'lucide-react';
import { dismissProblems, useSynod } from '../../store/index.ts';
import { useAction, useDeeds } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';
import styles from './Notices.module.css';
import { sentences } from './sentences.ts';

/** One line to a person, which may offer something to do. */
export interface Notice {
  readonly text: string;
  /** True if something went wrong. */
  readonly bad?: boolean;
  /** True if the run before can be had back. */
  readonly offersBack?: boolean;
}

interface NoticesProps {
  readonly notice: Notice | null;
  readonly onDismiss: () => void;
  /** A person has begun or ended to point at a notice, or to use it. */
  readonly onRead: (isRead: boolean) => void;
}

/** Notices say what was refused and why, or what was done. */
export function Notices({ notice, onDismiss, onRead }: NoticesProps) {
  const hasView = useDeeds().view.shown !== null;
  const problems = useSynod((state) => state.problems);
  const preferenceFault = useSynod((state) => state.preferenceFault);
  return (
    <div
      className={styles.notices}
      data-open={hasView || undefined}
      onPointerEnter={() => onRead(true)}
      onPointerLeave={() => onRead(false)}
      onFocus={() => onRead(true)}
      onBlur={() => onRead(false)}
    >
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
          <Line text={notice.text} offersBack={notice.offersBack === true} onDismiss={onDismiss} />
        )}
      </output>
    </div>
  );
}

interface LineProps {
  readonly text: string;
  readonly bad?: boolean;
  readonly onDismiss?: () => void;
  readonly offersBack?: boolean;
}

function Line({ text, bad = false, onDismiss, offersBack = false }: LineProps) {
  const back = useAction('backToEarlier', undefined);
  return (
    <div className={styles.line} data-bad={bad || undefined}>
      <p>{text}</p>
      {offersBack && <Button onPress={back.run}>{words.backToEarlier}</Button>}
      {onDismiss !== undefined && (
        <Button label={words.dismiss} look="quiet" icon onPress={onDismiss}>
          <X size={16} aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
