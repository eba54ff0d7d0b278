import type { BreakView, InvariantCard } from '../../contract/index.ts';
import { hover, seek } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { LightSign, Marked, Ref, Term } from '../parts/index.ts';
import { CHECK_WORDS as words, commandsSeen, seenText } from '../words/index.ts';
import styles from './Checks.module.css';

interface BrokenLightProps {
  readonly card: InvariantCard;
  readonly broken: BreakView;
  /** The index of the moment shown. */
  readonly index: number;
}

/**
 * A broken light says what was seen and by whom. Pointing at it, or focusing it, marks the
 * witnesses on the stage.
 */
export function BrokenLight({ card: { id, name, meaning }, broken, index }: BrokenLightProps) {
  const mark = () => hover({ kind: 'processes', ids: broken.witnesses });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- pointing only lights up the stage
    <li
      className={`${styles.light} ${styles.broken}`}
      onPointerOver={mark}
      onPointerLeave={() => hover(null)}
      onFocus={mark}
      onBlur={() => hover(null)}
    >
      <LightSign state="broken" />
      <h3 className={styles.name}>
        <span className={styles.id}>
          <Term is="invariant" of={`invariant:${id}`}>
            {id}
          </Term>
        </span>{' '}
        {name}
        <span className={styles.state}>{words.broken}</span>
      </h3>
      <p className={styles.meaning}>{meaning}</p>
      <p className={styles.seen}>
        <Marked text={seenText(broken)} commands={commandsSeen(broken)} />
      </p>
      <div className={styles.foot}>
        <span className={styles.witnesses}>
          {words.witnesses}
          {[...new Set(broken.witnesses)].map((witness) => (
            <Ref key={witness} to={{ kind: 'process', id: witness }}>
              {witness}
            </Ref>
          ))}
        </span>
        {index === broken.index ? (
          <span className={styles.here}>{words.here}</span>
        ) : (
          <Button label={words.goToName(id, broken.index)} onPress={() => void seek(broken.index)}>
            {words.goTo(broken.index)}
          </Button>
        )}
      </div>
    </li>
  );
}
