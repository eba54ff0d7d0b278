import type { EventView, WhyBecause, WhyStep, WhyView } from '../../contract/index.ts';
import { seek, shownWhy, useSynod } from '../../store/index.ts';
import { ActionButton, PlayOn, useDo } from '../actions/index.ts';
import { Button } from '../controls/index.ts';
import { Empty, Marked } from '../parts/index.ts';
import {
  ACTION_WORDS,
  becauseCommands,
  becauseText,
  captionOf,
  commandsIn,
  seekName,
  VEIL_WORDS,
  whyBeyond,
  whyLink,
  whyQuestion,
  whyRootText,
  WHY_WORDS as words,
} from '../words/index.ts';
import styles from './Why.module.css';

/** The event that was asked about and its causes, the effect first. */
export function Why() {
  const why = useSynod(shownWhy);
  const seenBy = useSynod((state) => state.frame?.seenBy ?? null);
  if (seenBy !== null) {
    return (
      <div className={styles.empty}>
        <Empty says={VEIL_WORDS.why(seenBy)}>
          <ActionButton does="seeAs" to={{ node: null }} />
        </Empty>
      </div>
    );
  }
  if (why === null) return <Unasked />;
  const { steps, beyond } = why;
  const text = whyBeyond(why);
  return (
    <div className={styles.why}>
      <header className={styles.head}>
        <output className={styles.question}>
          <Marked text={whyQuestion(why)} />
        </output>
        <ActionButton does="forgetWhy" to={undefined} look="quiet" />
      </header>
      <ol className={styles.chain} reversed aria-label={words.chain}>
        {steps.map((step, at) => (
          <Step key={step.event.index} step={step} number={steps.length - at} />
        ))}
      </ol>
      <p className={styles.root}>{whyRootText(why)}</p>
      {text !== null && <Beyond text={text} beyond={beyond} />}
    </div>
  );
}

function Unasked() {
  const index = useSynod(({ frame }) => frame?.index ?? 0);
  const byKey = useSynod(
    ({ preferences, pointing }) => preferences.characterKeys && pointing === 'mouse',
  );
  return (
    <div className={styles.empty}>
      <Empty says={`${words.empty} ${words.hint(byKey)}`}>
        {index === 0 ? (
          <PlayOn />
        ) : (
          <ActionButton does="whyEvent" to={index}>
            {ACTION_WORDS.whyEvent.name(index)}
          </ActionButton>
        )}
      </Empty>
    </div>
  );
}

function Step({ step, number }: { readonly step: WhyStep; readonly number: number }) {
  const { event, because } = step;
  const isHere = useSynod(({ frame }) => frame?.index === event.index);
  const link = whyLink(step);
  return (
    <li className={styles.step} aria-current={isHere ? 'step' : undefined} value={number}>
      <span className={styles.number} aria-hidden="true">
        {number}
      </span>
      <div>
        <p className={styles.sentence}>
          <Sentence event={event} /> <GoThere event={event} />
        </p>
        {because.length > 0 && (
          <ul className={styles.reasons}>
            {because.map((one) => (
              <Reason key={`${one.index} ${becauseText(one)}`} because={one} />
            ))}
          </ul>
        )}
        {link !== null && (
          <p className={styles.link}>
            <Marked text={link} commands={commandsIn(event)} />
          </p>
        )}
      </div>
    </li>
  );
}

function Sentence({ event }: { readonly event: EventView }) {
  return <Marked text={captionOf(event, null)} commands={commandsIn(event)} />;
}

function GoThere({ event }: { readonly event: Pick<EventView, 'index' | 'at'> }) {
  return (
    <Button
      look="quiet"
      className={styles.go!}
      label={`${seekName(event.index)}, ${words.when(event).split(', ').at(-1)}`}
      onPress={() => void seek(event.index)}
    >
      {words.when(event)}
    </Button>
  );
}

function Reason({ because }: { readonly because: WhyBecause }) {
  const { index } = because;
  return (
    <li>
      {words.because} <Marked text={becauseText(because)} commands={becauseCommands(because)} />{' '}
      <Button
        look="quiet"
        className={styles.go!}
        label={seekName(index)}
        onPress={() => void seek(index)}
      >
        {words.event(index)}
      </Button>
      <Ask index={index} />
    </li>
  );
}

/** Asks for the chain of another cause than the one shown. */
function Ask({ index }: { readonly index: number }) {
  const ask = useDo('whyEvent');
  return (
    <Button
      look="quiet"
      className={styles.go!}
      label={words.whyEvent(index)}
      onPress={() => ask(index)}
    >
      {words.why}
    </Button>
  );
}

function Beyond({ text, beyond }: { readonly text: string; readonly beyond: WhyView['beyond'] }) {
  if (beyond === null || beyond === 'start') return <p className={styles.beyond}>{text}</p>;
  return (
    <p className={styles.beyond}>
      {text} <Sentence event={beyond} /> <GoThere event={beyond} />
      <Ask index={beyond.index} />
    </p>
  );
}
