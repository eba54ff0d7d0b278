import { memo } from 'react';
import type { Micros, TimerView } from '../../contract/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Ref } from '../parts/index.ts';
import { dueText, INSPECTOR_WORDS, TIMER_WORDS, timerText } from '../words/index.ts';
import styles from './Messages.module.css';
import { Said } from './Said.tsx';
import { changesNothing, type Outlook } from './use-outlooks.ts';

interface TimerRowProps {
  readonly timer: TimerView;
  readonly time: Micros;
  /** It is null while the run plays. */
  readonly said: Outlook['said'] | null;
  readonly fresh: boolean;
}

/** One timer: its process, its purpose, when it is due, the button that fires it, and what that would do. */
export const TimerRow = memo(function TimerRow(props: TimerRowProps) {
  const { timer, time, said, fresh } = props;
  const { process, name, dueAt } = timer;
  return (
    <li className={`${styles.timer} ${changesNothing(said) ? styles.idle : ''}`}>
      <Ref to={{ kind: 'process', id: process }} className={styles.way!}>
        {process}
      </Ref>
      <span className={styles.name} title={TIMER_WORDS[name].meaning}>
        {timerText(timer)}
      </span>
      <span className={styles.due}>
        {dueAt === null ? INSPECTOR_WORDS.byHandOnly : dueText(dueAt, time)}
      </span>
      <ActionButton does="fire" to={timer} look="quiet" />
      <Said said={said} fresh={fresh} />
    </li>
  );
});
