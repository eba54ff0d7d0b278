import type { InvariantCard } from '../../contract/index.ts';
import { LightSign, Term } from '../parts/index.ts';
import { CHECK_WORDS as words } from '../words/index.ts';
import styles from './Checks.module.css';

interface HoldingLightProps {
  readonly card: InvariantCard;
  /** True if every event up to this moment has been judged. */
  readonly isKnown: boolean;
}

export function HoldingLight({ card: { id, name, meaning }, isKnown }: HoldingLightProps) {
  return (
    <li className={styles.light}>
      <LightSign state={isKnown ? 'holds' : 'unknown'} />
      <h3 className={styles.name}>
        <span className={styles.id}>
          <Term is="invariant" of={`invariant:${id}`}>
            {id}
          </Term>
        </span>{' '}
        {name}
        <span className="visually-hidden">, {isKnown ? words.holds : words.unknown}</span>
      </h3>
      <p className={styles.meaning}>{meaning}</p>
    </li>
  );
}
