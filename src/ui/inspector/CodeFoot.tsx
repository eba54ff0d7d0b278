import { seek } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { CODE_WORDS as words, lastRunText, ranText } from '../words/index.ts';
import styles from './Inspector.module.css';
import type { LastRunSearch } from './use-last-run.ts';

/** Below the code stands when the pressed line last ran, with a button that goes there and back. */
export function CodeFoot({ lastRun }: { readonly lastRun: LastRunSearch }) {
  return (
    <div className={styles.codeFoot}>
      <output aria-live="polite">{sentenceOf(lastRun)}</output>
      <Way lastRun={lastRun} />
    </div>
  );
}

function sentenceOf({ asked, index }: LastRunSearch): string {
  if (asked === null) return words.hint;
  const { last } = asked;
  if (last === null) return words.looking;
  const isThere = last.found !== null && last.found.index === index;
  return isThere ? ranText(asked, last.found) : lastRunText(asked, last);
}

/** One button in one place keeps the focus on the way there and back. */
function Way({ lastRun: { asked, index, lookOn } }: { readonly lastRun: LastRunSearch }) {
  const last = asked?.last;
  if (asked === null || last === null || last === undefined) return null;
  const { found, searched } = last;
  if (found === null && searched === 0) return null;
  if (found === null) return <Button onPress={() => lookOn(asked)}>{words.lookOn}</Button>;
  const isThere = found.index === index;
  return (
    <Button onPress={() => void seek(isThere ? asked.from : found.index)}>
      {isThere ? words.backTo(asked.from) : words.goThere}
    </Button>
  );
}
