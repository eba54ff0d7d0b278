import { Marked } from '../parts/index.ts';
import { commandsIn, MESSAGES_WORDS, outcomeText } from '../words/index.ts';
import styles from './Messages.module.css';
import type { Outlook } from './use-outlooks.ts';

interface SaidProps {
  /** It is null while the run plays. */
  readonly said: Outlook['said'] | null;
  readonly fresh: boolean;
  /** This text stands in its place if the outcome cannot be known. */
  readonly instead?: string | null;
}

/** One sentence says what would happen. Its lines keep their room while it is unknown, so that nothing jumps. */
export function Said({ said, fresh, instead = null }: SaidProps) {
  const commands =
    said !== null && typeof said !== 'string' && said.kind === 'event'
      ? commandsIn(said.event)
      : [];
  return (
    <p className={`${styles.said} ${fresh ? '' : styles.old}`} aria-hidden={!fresh}>
      {said !== null && <Marked text={instead ?? sentenceOf(said)} commands={commands} />}
    </p>
  );
}

function sentenceOf(said: Outlook['said']): string {
  return typeof said === 'string' ? MESSAGES_WORDS[said] : outcomeText(said);
}
