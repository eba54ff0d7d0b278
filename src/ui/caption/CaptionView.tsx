import { Button, TooltipTrigger } from 'react-aria-components';
import type { LineId, ProcessId } from '../../contract/index.ts';
import { brokenHere, select, useSynod } from '../../store/index.ts';
import { ActionButton } from '../actions/index.ts';
import { Marked, showLine, termed } from '../parts/index.ts';
import { CAPTION_WORDS } from '../words/index.ts';
import { Tip } from '../controls/index.ts';
import styles from './Caption.module.css';
import { useCaption } from './use-caption.ts';
import { useSpoken } from './use-spoken.ts';

/** This many lines have room. A handler that runs more shows its last lines, which hold the outcome. */
const LINES_SHOWN = 6;
/** Longer sentences are set smaller, so that they fit. */
const LONG = 115;

/** One sentence of fixed height says what just happened, above the pseudo-code lines that ran. */
export function CaptionView() {
  const { sentence, commands, lines, actor, index, isSummary } = useCaption();
  const attracting = useSynod((state) => state.attracting);
  const spoken = useSpoken(sentence, isSummary);
  const isVeiled = useSynod(({ frame }) => frame !== null && frame.seenBy !== null);
  const isBroken = useSynod(brokenHere).length > 0;
  const isOnBrokenRule = useSynod(({ frame }) => (frame?.run.variant ?? null) !== null);
  const shown = lines.slice(-LINES_SHOWN);
  return (
    <section className={styles.caption} aria-label={CAPTION_WORDS.region}>
      <p
        className={`${styles.sentence} ${isBroken ? styles.grave : sentence.length > LONG ? styles.long : ''}`}
      >
        <Marked text={sentence} commands={commands} isExplained />
      </p>
      <output
        className="visually-hidden"
        aria-live={attracting ? 'off' : 'polite'}
        aria-atomic="true"
      >
        {spoken}
      </output>
      <div className={styles.aside} data-broken={isBroken || undefined}>
        {!isVeiled && <ActionButton does="whyEvent" to={index} look="quiet" tip />}
        {actor !== null && shown.length > 0 && (
          <ul className={styles.lines} aria-label={CAPTION_WORDS.lines}>
            {shown.map((id) => (
              <li key={id} {...termed('line', `line:${id}`)}>
                <LineMark id={id} actor={actor} />
              </li>
            ))}
          </ul>
        )}
        {isBroken && isOnBrokenRule && (
          <ActionButton does="compareRules" to={undefined} look="main" className={styles.beside!} />
        )}
      </div>
    </section>
  );
}

/** The mark of one line: pointing at it shows its text, pressing it opens the process that ran it. */
function LineMark({ id, actor }: { readonly id: LineId; readonly actor: ProcessId }) {
  const text = useSynod((state) => state.hello?.pseudocode.find((line) => line.id === id)?.text);
  return (
    <TooltipTrigger delay={200}>
      <Button
        className={styles.line!}
        aria-label={CAPTION_WORDS.line(id, text ?? '')}
        onPress={() => {
          select({ kind: 'process', id: actor });
          showLine(id);
        }}
      >
        {id}
      </Button>
      <Tip className={styles.tip!}>
        <code>{text ?? id}</code>
      </Tip>
    </TooltipTrigger>
  );
}
